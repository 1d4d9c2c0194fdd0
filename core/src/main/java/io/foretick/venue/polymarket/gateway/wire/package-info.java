/// The venue's answers about our account, read into values.
///
/// Comes in: texts of the order book's REST side and of the user channel. Goes out: values of the
/// account, or nothing where a text says something else. Must never: guess what a text leaves out,
/// send, wait, or read a clock.
@NullMarked
package io.foretick.venue.polymarket.gateway.wire;

import org.jspecify.annotations.NullMarked;
