/// Brings the trades of the past from Binance into a store of history, without a hole.
///
/// Comes in: files of the archive and pages of trades. Goes out: days, in the store. Must never:
/// publish a day whose ids do not continue those before it without saying so, or guess a trade.
@NullMarked
package io.foretick.venue.binance.sync;

import org.jspecify.annotations.NullMarked;
