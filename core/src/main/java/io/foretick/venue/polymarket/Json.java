package io.foretick.venue.polymarket;

import io.foretick.base.E8;
import io.foretick.base.Times;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads the loose JSON of Polymarket's lists, where a number may be a string, an array may stand
/// inside a string, and a field may be missing. Not for the feeds' frames.
final class Json {

    private static final JsonMapper MAPPER =
            JsonMapper.builder()
                    .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .build();
    private static final BigDecimal LARGEST = BigDecimal.valueOf(90_000_000_000L);

    private Json() {}

    /// The tree of a text; empty if it is not JSON.
    static Optional<JsonNode> tree(byte[] text, int offset, int length) {
        try {
            return Optional.of(MAPPER.readTree(text, offset, length));
        } catch (JacksonException _) {
            return Optional.empty();
        }
    }

    /// The first of these fields that is a string, or an empty one.
    static String text(JsonNode node, String... names) {
        for (String name : names) {
            JsonNode value = node.path(name);
            if (value.isString()) {
                return value.stringValue();
            }
        }
        return "";
    }

    static boolean flag(JsonNode node, String name, boolean otherwise) {
        JsonNode value = node.path(name);
        return value.isBoolean() ? value.booleanValue() : otherwise;
    }

    /// The elements of an array, or of one that stands in a string, as strings.
    static List<String> texts(JsonNode value) {
        JsonNode array = value;
        if (value.isString()) {
            try {
                array = MAPPER.readTree(value.stringValue());
            } catch (JacksonException _) {
                return List.of();
            }
        }
        List<String> texts = new ArrayList<>();
        if (array.isArray()) {
            for (JsonNode element : array) {
                texts.add(element.isString() ? element.stringValue() : element.toString());
            }
        }
        return texts;
    }

    /// The first of these fields that is a decimal, as a number or in a string.
    static Optional<BigDecimal> decimal(JsonNode node, String... names) {
        for (String name : names) {
            JsonNode value = node.path(name);
            if (value.isNumber()) {
                return Optional.of(value.decimalValue());
            }
            if (value.isString() && !value.stringValue().isEmpty()) {
                try {
                    return Optional.of(new BigDecimal(value.stringValue()));
                } catch (NumberFormatException _) {
                    return Optional.empty();
                }
            }
        }
        return Optional.empty();
    }

    /// A decimal of zero or more as E8, what is beyond 8 decimals dropped; 0 where there is none.
    static long priceE8(JsonNode node, String... names) {
        return decimal(node, names)
                .filter(price -> price.signum() > 0 && price.compareTo(LARGEST) < 0)
                .map(price -> toE8(price))
                .orElse(0L);
    }

    /// An instant such as `2026-09-28T17:45:00Z` or `2026-09-28 17:46:27+00`.
    static Optional<Long> timeNs(JsonNode node, String... names) {
        String text = text(node, names).replace(' ', 'T');
        if (text.isEmpty()) {
            return Optional.empty();
        }
        boolean shortOffset =
                text.length() > 3
                        && "+-".indexOf(text.charAt(text.length() - 3)) >= 0
                        && text.indexOf(':') > 0;
        try {
            Instant instant = OffsetDateTime.parse(shortOffset ? text + ":00" : text).toInstant();
            return Optional.of(
                    Math.addExact(
                            Math.multiplyExact(instant.getEpochSecond(), Times.SECOND_NS),
                            instant.getNano()));
        } catch (DateTimeException | ArithmeticException _) {
            return Optional.empty();
        }
    }

    private static long toE8(BigDecimal price) {
        return price.multiply(BigDecimal.valueOf(E8.ONE))
                .setScale(0, RoundingMode.DOWN)
                .longValueExact();
    }
}
