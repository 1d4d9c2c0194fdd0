package io.foretick.cli;

import io.foretick.session.ConfigException;
import io.foretick.venue.ethereum.Bytes32;
import io.foretick.venue.ethereum.EthAddress;

import tools.jackson.databind.JsonNode;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/// The members of a JSON object that describes an order, each read as one kind of value. A member
/// that is null is as good as missing; numbers may stand in quotes.
final class OrderMembers {

    private static final int E8_DECIMALS = 8;
    private static final int DECIMALS_MAX = 100;
    private static final int LONG_DIGITS = 18;
    private static final int CODE_DIGITS = 9;
    private static final BigDecimal LARGEST = BigDecimal.valueOf(90_000_000_000L);
    private static final List<String> SECRETS =
            List.of("privateKey", "apiCreds", "secret", "passphrase", "apiKey");

    private final JsonNode json;

    private OrderMembers(JsonNode json) {
        this.json = json;
    }

    /// @param known all that may stand in the object
    /// @throws ConfigException if it is no object, or has another member
    static OrderMembers of(JsonNode json, List<String> known) {
        if (!json.isObject()) {
            throw new ConfigException("an order is described by one JSON object");
        }
        for (String name : json.propertyNames()) {
            if (SECRETS.contains(name)) {
                throw new ConfigException(
                        name + " does not belong in a file: keys come from the environment");
            }
            if (!known.contains(name)) {
                throw new ConfigException("an order has no member " + name);
            }
        }
        return new OrderMembers(json);
    }

    ConfigException wrong(String name, String expected) {
        return new ConfigException(name + " must be " + expected + ", was " + json.path(name));
    }

    <T> T required(String name, Optional<T> value) {
        return value.orElseThrow(() -> new ConfigException("the order lacks " + name));
    }

    boolean flag(String name) {
        JsonNode value = json.path(name);
        if (isMissing(value)) {
            return false;
        }
        if (!value.isBoolean()) {
            throw wrong(name, "true or false");
        }
        return value.booleanValue();
    }

    Optional<String> text(String name) {
        JsonNode value = json.path(name);
        if (isMissing(value)) {
            return Optional.empty();
        }
        if (!value.isString()) {
            throw wrong(name, "a text in quotes");
        }
        return Optional.of(value.stringValue());
    }

    <T extends Enum<T>> Optional<T> choice(String name, Class<T> type) {
        return text(name)
                .map(text ->
                        Arrays.stream(type.getEnumConstants())
                                .filter(each -> each.name().equalsIgnoreCase(text))
                                .findFirst()
                                .orElseThrow(() -> wrong(name, "one of " + names(type))));
    }

    private static <T extends Enum<T>> String names(Class<T> type) {
        return Arrays.stream(type.getEnumConstants())
                .map(each -> each.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", "));
    }

    /// A whole number of zero or more.
    Optional<Long> integer(String name) {
        return integer(name, LONG_DIGITS).map(Long::parseLong);
    }

    /// A whole number of zero or more that stands for one of a few things.
    Optional<Integer> code(String name) {
        return integer(name, CODE_DIGITS).map(Integer::parseInt);
    }

    private Optional<String> integer(String name, int digitsMax) {
        JsonNode value = json.path(name);
        if (isMissing(value)) {
            return Optional.empty();
        }
        String digits = value.isString() ? value.stringValue() : value.toString();
        if (!digits.matches("[0-9]{1," + digitsMax + "}")) {
            throw wrong(name, "a whole number of at most " + digitsMax + " digits");
        }
        return Optional.of(digits);
    }

    /// A decimal above zero as E8; what is beyond eight decimals is less than any rounding of the
    /// venue's minds.
    long requiredE8(String name) {
        JsonNode value = json.path(name);
        if (isMissing(value)) {
            throw new ConfigException("the order lacks " + name);
        }
        try {
            BigDecimal decimal =
                    value.isNumber() ? value.decimalValue() : new BigDecimal(value.asString());
            boolean fits = decimal.signum() > 0 && decimal.compareTo(LARGEST) < 0;
            if (fits && decimal.scale() <= DECIMALS_MAX) {
                return decimal.movePointRight(E8_DECIMALS)
                        .setScale(0, RoundingMode.DOWN)
                        .longValueExact();
            }
        } catch (NumberFormatException _) {
            // Said below, as for a number out of bounds.
        }
        throw wrong(name, "a decimal above 0 and below " + LARGEST);
    }

    Optional<EthAddress> address(String name) {
        return text(name)
                .map(text ->
                        EthAddress.parse(text)
                                .orElseThrow(() -> wrong(name, "an address with its checksum")));
    }

    Optional<Bytes32> bytes32(String name) {
        return text(name)
                .map(text ->
                        Bytes32.parse(text)
                                .orElseThrow(() -> wrong(name, "0x and 64 hexadecimal digits")));
    }

    private static boolean isMissing(JsonNode value) {
        return value.isMissingNode() || value.isNull();
    }
}
