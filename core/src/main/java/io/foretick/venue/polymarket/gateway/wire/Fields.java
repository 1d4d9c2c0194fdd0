package io.foretick.venue.polymarket.gateway.wire;

import io.foretick.base.E8;
import io.foretick.base.Times;
import io.foretick.event.Side;

import org.jspecify.annotations.Nullable;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/// Reads single fields of the venue's JSON, where numbers are texts and what is not there may be
/// null, empty or missing. Pure functions.
final class Fields {

    private static final JsonMapper MAPPER =
            JsonMapper.builder()
                    .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .build();
    private static final BigDecimal LARGEST = BigDecimal.valueOf(90_000_000_000L);
    private static final int NUMBER_LENGTH_MAX = 40;
    private static final int REASON_LENGTH_MAX = 200;
    // Seconds of the year 5138 and milliseconds of 1973 meet here.
    private static final long SECONDS_BELOW = 100_000_000_000L;

    private Fields() {}

    /// The tree of a text; empty if it is not JSON.
    static Optional<JsonNode> tree(String text) {
        try {
            JsonNode tree = MAPPER.readTree(text);
            return tree.isMissingNode() ? Optional.empty() : Optional.of(tree);
        } catch (JacksonException _) {
            return Optional.empty();
        }
    }

    /// A text, or an empty one.
    static String text(JsonNode node, String name) {
        JsonNode value = node.path(name);
        return value.isString() ? value.stringValue() : "";
    }

    /// A text for people of at most one line.
    static String line(String text) {
        String line = text.strip().replaceAll("\\s+", " ");
        return line.substring(0, Math.min(line.length(), REASON_LENGTH_MAX));
    }

    /// An amount of zero or more as E8, what is beyond 8 decimals dropped; an empty one is zero.
    static OptionalLong amountE8(JsonNode node, String name) {
        JsonNode value = node.path(name);
        if (value.isString() && value.stringValue().isEmpty()) {
            return OptionalLong.of(0);
        }
        BigDecimal amount = decimal(value);
        if (amount == null || amount.signum() < 0 || amount.compareTo(LARGEST) > 0) {
            return OptionalLong.empty();
        }
        return OptionalLong.of(
                amount.movePointRight(8).setScale(0, RoundingMode.DOWN).longValueExact());
    }

    /// A price in `[0, 1]` as E8.
    static OptionalLong priceE8(JsonNode node, String name) {
        OptionalLong priceE8 = amountE8(node, name);
        return priceE8.isPresent() && priceE8.getAsLong() <= E8.ONE
                ? priceE8
                : OptionalLong.empty();
    }

    /// A whole number of zero or more.
    static OptionalLong whole(JsonNode value) {
        BigDecimal number = decimal(value);
        if (number == null || number.signum() < 0 || number.precision() > 18) {
            return OptionalLong.empty();
        }
        try {
            return OptionalLong.of(number.longValueExact());
        } catch (ArithmeticException _) {
            return OptionalLong.empty();
        }
    }

    /// A time in seconds or milliseconds, told apart by magnitude, or as an instant.
    static OptionalLong timeNs(JsonNode node, String name) {
        JsonNode value = node.path(name);
        OptionalLong number = whole(value);
        if (number.isPresent()) {
            long time = number.getAsLong();
            boolean seconds = time < SECONDS_BELOW;
            return time > 9_000_000_000_000L
                    ? OptionalLong.empty()
                    : OptionalLong.of(time * (seconds ? Times.SECOND_NS : Times.MILLI_NS));
        }
        return value.isString() ? instantNs(value.stringValue()) : OptionalLong.empty();
    }

    /// BUY or SELL.
    static Optional<Side> side(JsonNode node) {
        return switch (text(node, "side")) {
            case "BUY" -> Optional.of(Side.BUY);
            case "SELL" -> Optional.of(Side.SELL);
            default -> Optional.empty();
        };
    }

    private static OptionalLong instantNs(String text) {
        try {
            Instant instant = Instant.parse(text);
            return OptionalLong.of(
                    Math.addExact(
                            Math.multiplyExact(instant.getEpochSecond(), Times.SECOND_NS),
                            instant.getNano()));
        } catch (DateTimeException | ArithmeticException _) {
            return OptionalLong.empty();
        }
    }

    /// Null for anything but a number of sane length.
    private static @Nullable BigDecimal decimal(JsonNode value) {
        String text = value.isString() ? value.stringValue() : "";
        if (value.isNumber()) {
            text = value.toString();
        }
        if (text.isEmpty() || text.length() > NUMBER_LENGTH_MAX || text.indexOf('e') >= 0) {
            return null;
        }
        try {
            return new BigDecimal(text);
        } catch (NumberFormatException _) {
            return null;
        }
    }
}
