package io.foretick.venue.bybit.rest;

import io.foretick.event.Bar;

import java.util.List;

/// The closed candles of one answer, oldest first, each start once.
///
/// @param serverTimeNs the venue's time when it answered; no candle ends later
public record KlinePage(List<Bar> closed, long serverTimeNs) {

    public KlinePage {
        closed = List.copyOf(closed);
    }
}
