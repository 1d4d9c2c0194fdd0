/// A Polymarket that plays recordings: its markets, books and reference prices are the recorded
/// ones.
///
/// Comes in: recorded frames when their time has come, and what the lists beside them say. Goes
/// out: Gamma, the market channel and RTDS on loopback addresses. Must never: match an order,
/// change a frame, or know what is played later.
@NullMarked
package io.foretick.exchange.polymarket.played;

import org.jspecify.annotations.NullMarked;
