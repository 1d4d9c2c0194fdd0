package io.foretick.exchange.hyperliquid;

import io.foretick.base.Times;
import io.foretick.exchange.spot.Interval;
import io.foretick.exchange.spot.VenueWalk;

import tools.jackson.databind.JsonNode;

import java.util.Optional;

/// What a client can subscribe to.
sealed interface Subscription {

    /// The whole book, again and again.
    ///
    /// @param levels shown of a side
    /// @param everyNs venue time between two frames
    record Book(Perpetual perpetual, LevelBook.Grain grain, int levels, long everyNs)
            implements Subscription {}

    /// Trades; the first frame repeats those of the last minute or so.
    record Trades(Perpetual perpetual) implements Subscription {}

    /// The best bid and ask, when they change.
    record BestQuote(Perpetual perpetual) implements Subscription {}

    /// The candle at hand.
    record Candle(Perpetual perpetual, Interval interval) implements Subscription {}

    /// The mid prices of all contracts.
    record Mids() implements Subscription {}

    /// Reads the `subscription` of a request; empty if there is none such.
    static Optional<Subscription> parse(JsonNode node) {
        String type = node.path("type").asString("");
        if (type.equals("allMids")) {
            return Optional.of(new Mids());
        }
        return Perpetual.of(node.path("coin").asString(""))
                .flatMap(perpetual -> parse(type, perpetual, node));
    }

    private static Optional<Subscription> parse(String type, Perpetual perpetual, JsonNode node) {
        return switch (type) {
            case "l2Book" -> grain(node).map(grain -> book(perpetual, grain, node.path("fast")));
            case "trades" -> Optional.of(new Trades(perpetual));
            case "bbo" -> Optional.of(new BestQuote(perpetual));
            case "candle" ->
                    Interval.ofLetterName(node.path("interval").asString(""))
                            .map(interval -> new Candle(perpetual, interval));
            default -> Optional.empty();
        };
    }

    // Who does not say `fast` gets all levels twice a second, as clients did before it existed.
    private static Book book(Perpetual perpetual, LevelBook.Grain grain, JsonNode fast) {
        long halfSecondNs = 5 * VenueWalk.STEP_NS;
        if (!fast.isBoolean()) {
            return new Book(perpetual, grain, LevelBook.LEVELS_MAX, halfSecondNs);
        }
        return fast.booleanValue()
                ? new Book(perpetual, grain, 5, halfSecondNs)
                : new Book(perpetual, grain, LevelBook.LEVELS_MAX, 5 * Times.SECOND_NS);
    }

    /// How coarse a book is asked for; empty if that is not allowed.
    static Optional<LevelBook.Grain> grain(JsonNode node) {
        JsonNode figures = node.path("nSigFigs");
        JsonNode mantissa = node.path("mantissa");
        if (isAbsent(figures)) {
            return isAbsent(mantissa) ? Optional.of(LevelBook.Grain.FINEST) : Optional.empty();
        }
        int count = figures.asInt(0);
        int steps = isAbsent(mantissa) ? 1 : mantissa.asInt(0);
        boolean allowed =
                count >= 2
                        && count <= 5
                        && (steps == 1 || (count == 5 && (steps == 2 || steps == 5)));
        return allowed ? Optional.of(new LevelBook.Grain(count, steps)) : Optional.empty();
    }

    private static boolean isAbsent(JsonNode node) {
        return node.isMissingNode() || node.isNull();
    }
}
