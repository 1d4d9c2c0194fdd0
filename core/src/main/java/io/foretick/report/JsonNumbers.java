package io.foretick.report;

import io.foretick.math.Bootstrap.Interval;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import java.math.BigDecimal;

/// How numbers stand in our JSON: exact decimals for money and prices, null for what is not known.
/// Stateless.
final class JsonNumbers {

    private static final int DECIMALS = 8;

    private JsonNumbers() {}

    /// An exact amount.
    static BigDecimal decimal(long valueE8) {
        BigDecimal exact = BigDecimal.valueOf(valueE8, DECIMALS).stripTrailingZeros();
        return exact.scale() < 0 ? exact.setScale(0) : exact;
    }

    /// Puts a price, null for the 0 that stands for an unknown one.
    static void putPrice(ObjectNode object, String key, long priceE8) {
        if (priceE8 == 0) {
            object.putNull(key);
        } else {
            object.put(key, decimal(priceE8));
        }
    }

    /// Puts a double, null unless it is finite.
    static void put(ObjectNode object, String key, double value) {
        if (Double.isFinite(value)) {
            object.put(key, value);
        } else {
            object.putNull(key);
        }
    }

    /// Puts both bounds of an interval, null for one that is not known.
    static void putInterval(ObjectNode object, String key, @Nullable Interval interval) {
        if (interval == null) {
            object.putNull(key);
        } else {
            ArrayNode bounds = object.putArray(key);
            bounds.add(interval.low());
            bounds.add(interval.high());
        }
    }
}
