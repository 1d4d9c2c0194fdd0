package io.foretick.market.bar;

import io.foretick.base.E8;
import io.foretick.base.Times;

import java.util.Locale;

/// The names of rules as people write them, and the rule that a name makes with a threshold. Not a
/// rule itself: that is [BarRule].
public enum BarKind {
    TICK,
    VOLUME,
    DOLLAR,
    TIME,
    TICK_IMBALANCE,
    VOLUME_IMBALANCE,
    DOLLAR_IMBALANCE;

    /// As people write it, such as `tick-imbalance`.
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// The kind that is called so.
    ///
    /// @throws IllegalArgumentException if no rule is called so; its message is for users
    public static BarKind parse(String key) {
        for (BarKind kind : values()) {
            if (kind.key().equals(key)) {
                return kind;
            }
        }
        throw new IllegalArgumentException("'" + key + "' is no rule");
    }

    /// The rule.
    ///
    /// @param threshold trades, coins or dollars; a duration such as `5m` for time; the trades
    ///   expected in a bar for the imbalances
    /// @param crossing for tick, volume and dollar
    /// @throws IllegalArgumentException if the threshold makes no sense; its message is for users
    public BarRule rule(String threshold, Crossing crossing) {
        return switch (this) {
            case TICK -> new BarRule.Tick(Long.parseLong(threshold), crossing);
            case VOLUME -> new BarRule.Volume(E8.parse(threshold), crossing);
            case DOLLAR -> new BarRule.Dollar(E8.parse(threshold), crossing);
            case TIME -> new BarRule.Time(Times.parseSpan(threshold));
            case TICK_IMBALANCE -> imbalance(Measure.TICK, threshold);
            case VOLUME_IMBALANCE -> imbalance(Measure.VOLUME, threshold);
            case DOLLAR_IMBALANCE -> imbalance(Measure.DOLLAR, threshold);
        };
    }

    private static BarRule imbalance(Measure measure, String threshold) {
        return BarRule.Imbalance.of(measure, Long.parseLong(threshold));
    }
}
