package io.foretick.exchange.binance.stream;

import io.foretick.base.Times;
import io.foretick.exchange.spot.Interval;
import io.foretick.exchange.spot.VenueWalk;

import java.util.Optional;

/// What a stream tells about its symbol.
sealed interface Topic {

    /// Single trades.
    record Trades() implements Topic {}

    /// Trades of one taker at one price together.
    record AggregateTrades() implements Topic {}

    /// The best bid and ask.
    record BestQuote() implements Topic {}

    /// What changed in the book.
    ///
    /// @param everyNs venue time between two frames
    record BookChange(long everyNs) implements Topic {}

    /// The best levels of the book.
    record BookTop(int levels, long everyNs) implements Topic {}

    /// The candle at hand.
    record Candle(Interval interval) implements Topic {}

    /// Statistics of the last 24 hours.
    ///
    /// @param brief without quotes and averages
    record DayTicker(boolean brief) implements Topic {}

    /// The topic that stands behind the `@` of a stream's name; empty if there is none such.
    static Optional<Topic> parse(String name) {
        return switch (name) {
            case "trade" -> Optional.of(new Trades());
            case "aggTrade" -> Optional.of(new AggregateTrades());
            case "bookTicker" -> Optional.of(new BestQuote());
            case "miniTicker" -> Optional.of(new DayTicker(true));
            case "ticker" -> Optional.of(new DayTicker(false));
            case "depth", "depth@1000ms" -> Optional.of(new BookChange(Times.SECOND_NS));
            case "depth@100ms" -> Optional.of(new BookChange(VenueWalk.STEP_NS));
            default -> parseWithNumbers(name);
        };
    }

    private static Optional<Topic> parseWithNumbers(String name) {
        if (name.startsWith("kline_")) {
            String length = name.substring("kline_".length());
            return Interval.ofLetterName(length).map(Candle::new);
        }
        return switch (name) {
            case "depth5", "depth5@1000ms" -> Optional.of(new BookTop(5, Times.SECOND_NS));
            case "depth10", "depth10@1000ms" -> Optional.of(new BookTop(10, Times.SECOND_NS));
            case "depth20", "depth20@1000ms" -> Optional.of(new BookTop(20, Times.SECOND_NS));
            case "depth5@100ms" -> Optional.of(new BookTop(5, VenueWalk.STEP_NS));
            case "depth10@100ms" -> Optional.of(new BookTop(10, VenueWalk.STEP_NS));
            case "depth20@100ms" -> Optional.of(new BookTop(20, VenueWalk.STEP_NS));
            default -> Optional.empty();
        };
    }
}
