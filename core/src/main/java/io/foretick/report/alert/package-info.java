/// What a person wants to hear while they are away, sent to their telephone.
///
/// Comes in: what an engine does while it runs. Goes out: short messages through Telegram's Bot
/// API. Must never: make the engine wait, send without limit, or let the bot's token out.
@NullMarked
package io.foretick.report.alert;

import org.jspecify.annotations.NullMarked;
