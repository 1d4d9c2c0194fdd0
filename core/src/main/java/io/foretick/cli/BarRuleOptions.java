package io.foretick.cli;

import io.foretick.base.E8;
import io.foretick.market.bar.BarRule;
import io.foretick.market.bar.Crossing;
import io.foretick.market.bar.Measure;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

import java.util.Locale;

/// What ends a bar: `--rule`, `--threshold` and `--mode`.
final class BarRuleOptions {

    /// The names of the rules.
    enum Kind {
        TICK,
        VOLUME,
        DOLLAR,
        TIME,
        TICK_IMBALANCE,
        VOLUME_IMBALANCE,
        DOLLAR_IMBALANCE;

        /// As people write it.
        String key() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        /// @throws TypeConversionException if no rule is called so
        static Kind parse(String key) {
            for (Kind kind : values()) {
                if (kind.key().equals(key)) {
                    return kind;
                }
            }
            throw new TypeConversionException("'" + key + "' is no rule");
        }
    }

    @Option(
            names = "--rule",
            paramLabel = "RULE",
            required = true,
            converter = KindConverter.class,
            description = {
                "One of: tick, volume, dollar, time, tick-imbalance, volume-imbalance,",
                "dollar-imbalance."
            })
    private Kind kind = Kind.DOLLAR;

    @Option(
            names = "--threshold",
            paramLabel = "N",
            required = true,
            description = {
                "What ends a bar: trades, coins or dollars; a duration such as 5m for time; the",
                "trades expected in a bar for the imbalances."
            })
    private String threshold = "";

    @Option(
            names = "--mode",
            paramLabel = "MODE",
            defaultValue = "carry",
            description = {
                "What is beyond a threshold counts for the next bar (carry) or is forgotten",
                "(reset), or the trade that crosses opens the next bar (legacy); for tick, volume",
                "and dollar (default: ${DEFAULT-VALUE})."
            })
    private Crossing crossing = Crossing.CARRY;

    Kind kind() {
        return kind;
    }

    /// The rule.
    ///
    /// @throws IllegalArgumentException if the threshold makes no sense; its message is for users
    BarRule rule() {
        return switch (kind) {
            case TICK -> new BarRule.Tick(Long.parseLong(threshold), crossing);
            case VOLUME -> new BarRule.Volume(E8.parse(threshold), crossing);
            case DOLLAR -> new BarRule.Dollar(E8.parse(threshold), crossing);
            case TIME -> new BarRule.Time(new DurationConverter().convert(threshold).toNanos());
            case TICK_IMBALANCE -> imbalance(Measure.TICK);
            case VOLUME_IMBALANCE -> imbalance(Measure.VOLUME);
            case DOLLAR_IMBALANCE -> imbalance(Measure.DOLLAR);
        };
    }

    private BarRule imbalance(Measure measure) {
        return BarRule.Imbalance.of(measure, Long.parseLong(threshold));
    }

    /// Reads the name of a rule.
    static final class KindConverter implements ITypeConverter<Kind> {
        @Override
        public Kind convert(String text) {
            return Kind.parse(text);
        }
    }
}
