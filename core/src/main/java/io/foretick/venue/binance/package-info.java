/// Binance spot: its websocket streams and its public REST answers.
///
/// Comes in: frames and answers as bytes. Goes out: events of spot pairs. Must never: apply a book
/// change out of its chain, count a trade twice, or guess the symbol of a snapshot.
@NullMarked
package io.foretick.venue.binance;

import org.jspecify.annotations.NullMarked;
