package io.foretick.venue.polymarket;

import io.foretick.event.Event;
import io.foretick.event.SkipReason;
import io.foretick.event.Stamp;
import io.foretick.venue.FrameDecoder;
import io.foretick.venue.Listings;
import io.foretick.venue.NameTable;
import io.foretick.venue.wire.JsonScanner;
import io.foretick.venue.wire.LevelBuffer;
import io.foretick.venue.wire.Words;

import java.util.function.Consumer;

/// Decodes the reference prices that Polymarket relays, from RTDS and from its successor PolyBolt.
/// Owned by the thread that reads the feed.
///
/// A price is taken from `full_accuracy_value` where there is one: on RTDS a whole number scaled by
/// 1e18 for Chainlink, elsewhere a plain decimal; else from `value`. Digits past the eighth decimal
/// are dropped. A snapshot gives a tick for each second it holds, also for seconds that were told
/// before: readers go by the tick's own second.
public final class ReferencePriceDecoder implements FrameDecoder {

    private static final Words TEXTS = Words.of("PONG", "PING");

    private final ReferenceFrame frame;
    private final ReferenceSeries series;

    /// Takes averages of PolyBolt that do not state their length for 60 seconds.
    public ReferencePriceDecoder(Listings listings) {
        this(listings, 60);
    }

    /// @param subscribedSeconds the length of the averages that were subscribed on PolyBolt, whose
    ///   frames need not state it
    public ReferencePriceDecoder(Listings listings, int subscribedSeconds) {
        this.frame = new ReferenceFrame(new JsonScanner(), subscribedSeconds);
        this.series = new ReferenceSeries(listings);
    }

    @Override
    public void decode(Stamp at, byte[] bytes, int offset, int length, Consumer<Event> sink) {
        if (TEXTS.find(bytes, offset, length) != Words.UNKNOWN) {
            skip(at, SkipReason.CONTROL, sink);
            return;
        }
        switch (frame.read(bytes, offset, length)) {
            case BROKEN -> skip(at, SkipReason.MALFORMED, sink);
            case ACKNOWLEDGEMENT -> skip(at, SkipReason.CONTROL, sink);
            case OTHER -> skip(at, SkipReason.UNKNOWN, sink);
            case PRICES -> prices(at, sink);
        }
    }

    private void prices(Stamp at, Consumer<Event> sink) {
        LevelBuffer ticks = frame.ticks();
        if (ticks.size() == 0) {
            skip(at, SkipReason.CONTROL, sink); // a snapshot of a series without a past
            return;
        }
        int instrument = series.number(frame.symbol(), frame.averageSeconds(), at, sink);
        if (instrument == NameTable.NOT_FOUND) {
            skip(at, SkipReason.UNKNOWN, sink);
            return;
        }
        for (int row = 0; row < ticks.size(); row++) {
            Stamp stamp = at.withVenueNs(ticks.key(row));
            sink.accept(new Event.OracleTick(stamp, instrument, ticks.priceE8(row)));
        }
    }

    private static void skip(Stamp at, SkipReason reason, Consumer<Event> sink) {
        sink.accept(new Event.FrameSkipped(at, reason));
    }
}
