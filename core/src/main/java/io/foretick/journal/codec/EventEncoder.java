package io.foretick.journal.codec;

import io.foretick.base.DensityCurve;
import io.foretick.event.Bar;
import io.foretick.event.BookChanges;
import io.foretick.event.Event;

/// Events as words, after their stamp. Allocates only for texts.
public final class EventEncoder {

    private EventEncoder() {}

    /// Appends all of an event but its stamp, and says which type was written.
    public static EventType encode(Event event, WordWriter out) {
        return switch (event) {
            case Event.Trade trade -> trade(trade, out);
            case Event.Quote quote -> quote(quote, out);
            case Event.BookUpdate update -> bookUpdate(update, out);
            case Event.OracleTick tick ->
                    put(EventType.ORACLE_TICK, out.word(tick.instrument()), tick.priceE8());
            case Event.Tick _ -> EventType.TICK;
            case Event.Stopping _ -> EventType.STOPPING;
            case Event.FrameSkipped skipped ->
                    put(EventType.FRAME_SKIPPED, out, skipped.reason().ordinal());
            case Event.DensityPublished density -> density(density, out);
            case Event.ModelChanged changed -> {
                out.text(changed.name()).word(changed.modelDigest());
                yield EventType.MODEL_CHANGED;
            }
            case Event.Candle candle -> candle(candle, out);
            case Event.BookLost lost ->
                    put(
                            EventType.BOOK_LOST,
                            out,
                            Words.pack(lost.instrument(), lost.reason().ordinal()));
            case Event.FeedDown down -> put(EventType.FEED_DOWN, out, down.feed().ordinal());
            case Event.FeedUp up -> put(EventType.FEED_UP, out, up.feed().ordinal());
            case Event.Gap gap -> put(EventType.GAP, out.word(gap.feed().ordinal()), gap.missing());
            case Event.Listed listed -> {
                TermsCodec.write(listed.terms(), out.word(listed.instrument()));
                yield EventType.LISTED;
            }
            case Event.TickSizeChanged changed ->
                    put(
                            EventType.TICK_SIZE_CHANGED,
                            out.word(changed.instrument()),
                            changed.tickE8());
            case Event.StrikePublished strike ->
                    put(
                            EventType.STRIKE_PUBLISHED,
                            out.word(strike.instrument()),
                            strike.priceE8());
            case Event.MarketResolved resolved -> resolved(resolved, out);
            case Event.OrderAccepted accepted ->
                    put(EventType.ORDER_ACCEPTED, out, accepted.orderId());
            case Event.OrderRejected rejected -> {
                out.word(rejected.orderId()).text(rejected.reason());
                yield EventType.ORDER_REJECTED;
            }
            case Event.OrderFilled filled -> filled(filled, out);
            case Event.OrderClosed closed ->
                    put(
                            EventType.ORDER_CLOSED,
                            out.word(closed.orderId()),
                            closed.reason().ordinal());
            case Event.Controlled controlled -> AccountNewsCodec.encode(controlled, out);
            case Event.AccountNews news -> AccountNewsCodec.encode(news, out);
        };
    }

    /// Appends the last word of a short payload.
    private static EventType put(EventType type, WordWriter out, long word) {
        out.word(word);
        return type;
    }

    private static EventType resolved(Event.MarketResolved resolved, WordWriter out) {
        out.word(Words.pack(resolved.instrument(), resolved.resolution().ordinal()));
        out.word(resolved.finalPriceE8());
        return EventType.MARKET_RESOLVED;
    }

    private static EventType trade(Event.Trade trade, WordWriter out) {
        out.word(Words.pack(trade.instrument(), trade.taker().ordinal())).word(trade.tradeId());
        out.word(trade.priceE8()).word(trade.quantityE8());
        return EventType.TRADE;
    }

    private static EventType quote(Event.Quote quote, WordWriter out) {
        out.word(quote.instrument()).word(quote.updateId());
        out.word(quote.bidE8()).word(quote.bidQuantityE8());
        out.word(quote.askE8()).word(quote.askQuantityE8());
        return EventType.QUOTE;
    }

    private static EventType bookUpdate(Event.BookUpdate update, WordWriter out) {
        out.word(update.firstUpdateId()).word(update.lastUpdateId());
        BookChanges changes = update.changes();
        int words = changes.words();
        out.word(words);
        for (int k = 0; k < words; k++) {
            out.word(changes.word(k));
        }
        return EventType.BOOK_UPDATE;
    }

    private static EventType candle(Event.Candle candle, WordWriter out) {
        Bar bar = candle.bar();
        out.word(candle.instrument()).word(bar.startNs()).word(bar.lengthNs());
        out.word(bar.openE8()).word(bar.highE8()).word(bar.lowE8()).word(bar.closeE8());
        out.word(bar.volumeE8());
        return EventType.CANDLE;
    }

    private static EventType density(Event.DensityPublished density, WordWriter out) {
        out.word(density.instrument()).word(density.cutNs());
        out.word(density.modelDigest()).word(density.inputDigest());
        DensityCurve curve = density.curve();
        out.word(curve.knots());
        for (int k = 0; k < curve.knots(); k++) {
            out.real(curve.horizonSeconds(k)).real(curve.sigma(k));
            out.real(curve.nu(k)).real(curve.lambda(k));
            for (int term = 0; curve.isCorrected() && term < DensityCurve.CORRECTIONS; term++) {
                out.real(curve.correction(k, term));
            }
        }
        return curve.isCorrected()
                ? EventType.CORRECTED_DENSITY_PUBLISHED
                : EventType.DENSITY_PUBLISHED;
    }

    private static EventType filled(Event.OrderFilled filled, WordWriter out) {
        out.word(filled.orderId()).word(filled.tradeId());
        out.word(filled.priceE8()).word(filled.quantityE8()).word(filled.feeE8());
        out.word(filled.maker() ? 1 : 0);
        return EventType.ORDER_FILLED;
    }
}
