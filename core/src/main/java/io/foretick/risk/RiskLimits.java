package io.foretick.risk;

import io.foretick.base.Checks;
import io.foretick.base.E8;
import io.foretick.base.Means;

/// What a session may risk. Names and defaults of document D where it has them.
public record RiskLimits(
        @Means("Largest loss that the position of one market may come to, in USD.")
                double maxPositionUsd,
        @Means("Orders that one market may see over its life.") int maxOrdersPerMarket,
        @Means("Least time between two orders of one market, in milliseconds.") int cooldownMs,
        @Means("Largest loss that all positions together may come to, in USD.")
                double maxExposureUsd,
        @Means("Age of a triggering event above which no order follows, in milliseconds.")
                int maxDecisionAgeMs) {

    public static final RiskLimits DEFAULT = new RiskLimits(100, 10, 5_000, 1_000, 2_000);

    public RiskLimits {
        Checks.inRange(maxPositionUsd, 0, 1e9, "max_position_usd");
        Checks.inRange(maxOrdersPerMarket, 0, 1_000_000, "max_orders_per_market");
        Checks.inRange(cooldownMs, 0, 86_400_000, "cooldown_ms");
        Checks.inRange(maxExposureUsd, 0, 1e9, "max_exposure_usd");
        Checks.inRange(maxDecisionAgeMs, 0, 86_400_000, "max_decision_age_ms");
    }

    public long maxPositionE8() {
        return E8.ofDouble(maxPositionUsd);
    }

    public long maxExposureE8() {
        return E8.ofDouble(maxExposureUsd);
    }
}
