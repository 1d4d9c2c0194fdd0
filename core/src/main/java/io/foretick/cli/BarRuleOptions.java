package io.foretick.cli;

import io.foretick.market.bar.BarKind;
import io.foretick.market.bar.BarRule;
import io.foretick.market.bar.Crossing;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/// What ends a bar: `--rule`, `--threshold` and `--mode`.
final class BarRuleOptions {

    @Option(
            names = "--rule",
            paramLabel = "RULE",
            required = true,
            converter = KindConverter.class,
            description =
                    "One of: tick, volume, dollar, time, tick-imbalance, volume-imbalance,"
                            + " dollar-imbalance.")
    private BarKind kind = BarKind.DOLLAR;

    @Option(
            names = "--threshold",
            paramLabel = "N",
            required = true,
            description =
                    "What ends a bar: trades, coins or dollars; a duration such as 5m for time; the"
                            + " trades expected in a bar for the imbalances.")
    private String threshold = "";

    @Option(
            names = "--mode",
            paramLabel = "MODE",
            defaultValue = "carry",
            description =
                    "What is beyond a threshold counts for the next bar (carry) or is forgotten"
                            + " (reset), or the trade that crosses opens the next bar (legacy); for"
                            + " tick, volume and dollar (default: ${DEFAULT-VALUE}).")
    private Crossing crossing = Crossing.CARRY;

    BarKind kind() {
        return kind;
    }

    /// The rule.
    ///
    /// @throws IllegalArgumentException if the threshold makes no sense; its message is for users
    BarRule rule() {
        return kind.rule(threshold, crossing);
    }

    /// Reads the name of a rule.
    static final class KindConverter implements ITypeConverter<BarKind> {
        @Override
        public BarKind convert(String text) {
            try {
                return BarKind.parse(text);
            } catch (IllegalArgumentException e) {
                throw new TypeConversionException(e.getMessage());
            }
        }
    }
}
