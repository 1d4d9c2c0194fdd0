package io.foretick.risk;

import io.foretick.base.Checks;
import io.foretick.base.E8;
import io.foretick.base.Means;
import io.foretick.base.Times;

import java.util.List;
import java.util.Optional;

/// What a session may risk. Names and defaults of document D where it has them; by default the
/// others are so wide that they bind nothing.
public record RiskLimits(
        @Means("Largest loss that the position of one market may come to, in USD.")
                double maxPositionUsd,
        @Means("Orders that one market may see over its life.") int maxOrdersPerMarket,
        @Means("Least time between two orders of one market, in milliseconds.") int cooldownMs,
        @Means("Largest loss that all positions together may come to, in USD.")
                double maxExposureUsd,
        @Means("Age of a triggering event above which no order follows, in milliseconds.")
                int maxDecisionAgeMs,
        @Means("Largest loss that all positions of one coin may come to, in USD.")
                double maxAssetExposureUsd,
        @Means("Largest loss that all positions with one length of window may come to, in USD.")
                double maxIntervalExposureUsd,
        @Means(
                        "Largest loss that may follow if every open market ends Up, or every one"
                            + " ends Down, in USD: coins and nested windows are nearly one bet.")
                double maxDirectionalUsd,
        @Means(
                        "Largest loss of a day in UTC, in USD: what its resolved markets lost, and"
                                + " the worst that all that is open may lose.")
                double maxDailyLossUsd,
        @Means("The same of a week in UTC, which begins on Monday.") double maxWeeklyLossUsd,
        @Means(
                        "Share of the day's first equity that resolved markets may lose until no"
                                + " more is bought on that day; 1 is never.")
                double maxDayDrawdown,
        @Means(
                        "Share of the highest equity that resolved markets may lose until no more"
                                + " is bought; 1 is never.")
                double maxPeakDrawdown,
        @Means("Refused orders within `reject_window_seconds` that halt trading.") int maxRejects,
        @Means("Span over which refused orders are counted, in seconds.") int rejectWindowSeconds,
        @Means(
                        "How long too many refused orders halt trading, in seconds; 0 is until an"
                                + " operator resumes.")
                int rejectPauseSeconds,
        @Means("Largest loss that the orders of one strategy may bring its own trades to, in USD.")
                double maxStrategyExposureUsd,
        @Means("Orders that one strategy may have working at once.") int maxStrategyOrders) {

    /// The highest value of each limit in USD; it stands for none.
    public static final double USD_MAX = 1e9;

    static final int REJECTS_MAX = 1_000;

    static final int ORDERS_MAX = 1_000_000;

    /// The names in configurations, in the order of the components.
    private static final List<String> NAMES =
            List.of(
                    "max_position_usd",
                    "max_orders_per_market",
                    "cooldown_ms",
                    "max_exposure_usd",
                    "max_decision_age_ms",
                    "max_asset_exposure_usd",
                    "max_interval_exposure_usd",
                    "max_directional_usd",
                    "max_daily_loss_usd",
                    "max_weekly_loss_usd",
                    "max_day_drawdown",
                    "max_peak_drawdown",
                    "max_rejects",
                    "reject_window_seconds",
                    "reject_pause_seconds",
                    "max_strategy_exposure_usd",
                    "max_strategy_orders");

    public static final RiskLimits DEFAULT = new RiskLimits(100, 10, 5_000, 1_000, 2_000);

    public RiskLimits {
        Checks.inRange(maxPositionUsd, 0, USD_MAX, "max_position_usd");
        Checks.inRange(maxOrdersPerMarket, 0, ORDERS_MAX, "max_orders_per_market");
        Checks.inRange(cooldownMs, 0, 86_400_000, "cooldown_ms");
        Checks.inRange(maxExposureUsd, 0, USD_MAX, "max_exposure_usd");
        Checks.inRange(maxDecisionAgeMs, 0, 86_400_000, "max_decision_age_ms");
        Checks.inRange(maxAssetExposureUsd, 0, USD_MAX, "max_asset_exposure_usd");
        Checks.inRange(maxIntervalExposureUsd, 0, USD_MAX, "max_interval_exposure_usd");
        Checks.inRange(maxDirectionalUsd, 0, USD_MAX, "max_directional_usd");
        Checks.inRange(maxDailyLossUsd, 0, USD_MAX, "max_daily_loss_usd");
        Checks.inRange(maxWeeklyLossUsd, 0, USD_MAX, "max_weekly_loss_usd");
        Checks.inRange(maxDayDrawdown, 0, 1, "max_day_drawdown");
        Checks.inRange(maxPeakDrawdown, 0, 1, "max_peak_drawdown");
        Checks.inRange(maxRejects, 1, REJECTS_MAX, "max_rejects");
        Checks.inRange(rejectWindowSeconds, 1, 86_400, "reject_window_seconds");
        Checks.inRange(rejectPauseSeconds, 0, 86_400, "reject_pause_seconds");
        Checks.inRange(maxStrategyExposureUsd, 0, USD_MAX, "max_strategy_exposure_usd");
        Checks.inRange(maxStrategyOrders, 0, ORDERS_MAX, "max_strategy_orders");
    }

    /// The five that a session always has; the others as wide as by default.
    public RiskLimits(
            double maxPositionUsd,
            int maxOrdersPerMarket,
            int cooldownMs,
            double maxExposureUsd,
            int maxDecisionAgeMs) {
        this(
                maxPositionUsd,
                maxOrdersPerMarket,
                cooldownMs,
                maxExposureUsd,
                maxDecisionAgeMs,
                USD_MAX,
                USD_MAX,
                USD_MAX,
                USD_MAX,
                USD_MAX,
                1,
                1,
                50,
                10,
                60,
                USD_MAX,
                ORDERS_MAX);
    }

    /// The names of all limits, as in configurations.
    public static List<String> names() {
        return NAMES;
    }

    /// The same with another value of one limit; nothing if there is no such limit or it cannot
    /// have this value. A limit that is a whole number takes whole numbers alone.
    public Optional<RiskLimits> with(String name, double value) {
        int at = NAMES.indexOf(name);
        if (at < 0) {
            return Optional.empty();
        }
        double[] values = values();
        values[at] = value;
        try {
            RiskLimits changed = of(values);
            boolean exact = Double.compare(changed.values()[at], value) == 0;
            return exact ? Optional.of(changed) : Optional.empty();
        } catch (IllegalArgumentException _) {
            return Optional.empty(); // out of range: the record says so to whoever writes one
        }
    }

    public long maxPositionE8() {
        return E8.ofDouble(maxPositionUsd);
    }

    public long maxExposureE8() {
        return E8.ofDouble(maxExposureUsd);
    }

    public long rejectWindowNs() {
        return rejectWindowSeconds * Times.SECOND_NS;
    }

    private double[] values() {
        return new double[] {
            maxPositionUsd,
            maxOrdersPerMarket,
            cooldownMs,
            maxExposureUsd,
            maxDecisionAgeMs,
            maxAssetExposureUsd,
            maxIntervalExposureUsd,
            maxDirectionalUsd,
            maxDailyLossUsd,
            maxWeeklyLossUsd,
            maxDayDrawdown,
            maxPeakDrawdown,
            maxRejects,
            rejectWindowSeconds,
            rejectPauseSeconds,
            maxStrategyExposureUsd,
            maxStrategyOrders
        };
    }

    private static RiskLimits of(double[] values) {
        return new RiskLimits(
                values[0],
                (int) values[1],
                (int) values[2],
                values[3],
                (int) values[4],
                values[5],
                values[6],
                values[7],
                values[8],
                values[9],
                values[10],
                values[11],
                (int) values[12],
                (int) values[13],
                (int) values[14],
                values[15],
                (int) values[16]);
    }
}
