package io.foretick.session.control;

import io.foretick.risk.RiskLimits;
import io.foretick.session.ConfigException;
import io.foretick.session.ConfigReader;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/// Which limits can be changed while a session runs, and to what: those that the configuration has
/// below `risk`, within the same bounds. Not for what they are now.
public final class LimitValues {

    private static final String ROOM = "risk.";

    private LimitValues() {}

    /// The names, such as `max_position_usd`.
    public static List<String> names() {
        return RiskLimits.names();
    }

    /// Why a limit cannot have this value, empty if it can.
    public static Optional<String> problem(String name, double value) {
        if (!names().contains(name)) {
            return Optional.of(
                    "no limit is called '" + name + "'; there are " + String.join(", ", names()));
        }
        if (!Double.isFinite(value)) {
            return Optional.of(name + " must be a finite number, was " + value);
        }
        String text = new BigDecimal(Double.toString(value)).stripTrailingZeros().toPlainString();
        try {
            new ConfigReader().flag(ROOM + name + "=" + text).read();
            return Optional.empty();
        } catch (ConfigException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }
}
