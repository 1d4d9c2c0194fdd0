package io.foretick.lab.legacydata;

import tools.jackson.databind.JsonNode;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// A column of numbers by time, which prints them as pandas did: whole numbers where every row has
/// one, else the shortest text of each double, and nothing where a number is missing. Owned by one
/// reading.
final class NumberColumn {

    private static final double SMALLEST_PLAIN = 1e-4;
    private static final double LARGEST_PLAIN = 1e16;

    private final SortedMap<Long, JsonNode> values = new TreeMap<>();

    /// Adds a number, or JSON's null for none. A second one of the same time replaces the first.
    ///
    /// @throws IllegalArgumentException if it is neither
    void add(long second, JsonNode value) {
        if (value.isNumber()) {
            values.put(second, value);
        } else if (!value.isNull()) {
            throw new IllegalArgumentException(value + " is no number");
        }
    }

    /// Times that have a number.
    Collection<Long> seconds() {
        return values.keySet();
    }

    /// The texts for these times.
    Map<Long, String> texts(Collection<Long> seconds) {
        boolean whole =
                values.keySet().containsAll(seconds)
                        && values.values().stream().allMatch(JsonNode::isIntegralNumber);
        Map<Long, String> texts = new TreeMap<>();
        for (long second : seconds) {
            JsonNode value = values.get(second);
            if (value == null) {
                texts.put(second, "");
            } else {
                texts.put(second, whole ? value.asString() : text(value.doubleValue()));
            }
        }
        return texts;
    }

    /// The shortest text that reads back to the same double, as Python writes it: with a point, and
    /// with an exponent of two digits below 1e-4 and from 1e16 on.
    static String text(double value) {
        double size = Math.abs(value);
        var exact = new BigDecimal(Double.toString(value)).stripTrailingZeros();
        if (size != 0 && (size < SMALLEST_PLAIN || size >= LARGEST_PLAIN)) {
            String digits = exact.unscaledValue().abs().toString();
            int exponent = digits.length() - 1 - exact.scale();
            String fraction = digits.length() == 1 ? "" : "." + digits.substring(1);
            return "%s%s%se%s%02d"
                    .formatted(
                            value < 0 ? "-" : "",
                            digits.charAt(0),
                            fraction,
                            exponent < 0 ? "-" : "+",
                            Math.abs(exponent));
        }
        String plain = size == 0 ? "0" : exact.toPlainString();
        return plain.contains(".") ? plain : plain + ".0";
    }
}
