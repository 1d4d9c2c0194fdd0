package io.foretick.strategy.distance;

import io.foretick.base.Checks;
import io.foretick.base.Means;
import io.foretick.strategy.Gate;
import io.foretick.strategy.MarketView;
import io.foretick.strategy.Roster;
import io.foretick.strategy.Signal;
import io.foretick.strategy.Strategy;
import io.foretick.strategy.Trigger;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/// Document D's third strategy: in the last seconds buys the side that leads, at what a table by
/// distance and time says that it is worth. A pure function of the view; owned by the engine.
public final class SettlementSniper implements Strategy {

    public static final String NAME = "settlement_sniper";

    private static final int LATE_SECONDS = 30;
    private static final int MIDDLE_SECONDS = 60;

    /// When it trades, and how much. Distances and speeds are shares of the strike.
    public record Settings(
            @Means("Whether the strategy trades.") boolean enabled,
            @Means(Roster.WEIGHT_MEANS) double weight,
            @Means("Least time to the end, in seconds.") double secondsMin,
            @Means("Most time to the end, in seconds.") double secondsMax,
            @Means("Least distance of the price from the strike, as a share of the strike.")
                    double distanceMin,
            @Means(
                            "Distance above which the middle row of fair prices holds, as a share"
                                    + " of the strike.")
                    double distanceMiddle,
            @Means(
                            "Distance above which the far row of fair prices holds, as a share of"
                                    + " the strike.")
                    double distanceFar,
            @Means(
                            "Speed of the price towards the strike above which nothing is bought,"
                                    + " as a share of the strike a second.")
                    double returnSpeedMax,
            @Means("Fair prices far from the strike: below 30 s to the end, below 60 s, before.")
                    List<Double> fairFar,
            @Means("Fair prices in the middle: below 30 s to the end, below 60 s, before.")
                    List<Double> fairMiddle,
            @Means("Fair prices near the strike: below 30 s to the end, below 60 s, before.")
                    List<Double> fairNear,
            @Means("Least fair price less ask.") double edgeMin,
            @Means("Confidence of every wish.") double confidence,
            @Means("Largest stake, as a share of `risk.max_position_usd`.") double sizeMax) {

        public static final Settings DEFAULT =
                new Settings(
                        false,
                        1,
                        5,
                        90,
                        0.000588,
                        0.000735,
                        0.001471,
                        2.94e-5,
                        List.of(0.97, 0.95, 0.93),
                        List.of(0.95, 0.92, 0.88),
                        List.of(0.90, 0.85, 0.85),
                        0.05,
                        0.95,
                        0.10);

        public Settings {
            Checks.inRange(weight, Roster.WEIGHT_MIN, Roster.WEIGHT_MAX, "weight");
            Checks.inRange(secondsMin, 0, 86_400, "seconds_min");
            Checks.inRange(secondsMax, secondsMin, 86_400, "seconds_max");
            Checks.inRange(distanceMin, 0, 1, "distance_min");
            Checks.inRange(distanceMiddle, distanceMin, 1, "distance_middle");
            Checks.inRange(distanceFar, distanceMiddle, 1, "distance_far");
            Checks.inRange(returnSpeedMax, 0, 1, "return_speed_max");
            fairFar = row(fairFar, "fair_far");
            fairMiddle = row(fairMiddle, "fair_middle");
            fairNear = row(fairNear, "fair_near");
            Checks.inRange(edgeMin, 0, 1, "edge_min");
            Checks.inRange(confidence, 0, 1, "confidence");
            Checks.inRange(sizeMax, 0, 1, "size_max");
        }

        private static List<Double> row(List<Double> fair, String name) {
            Checks.inRange(fair.size(), 3, 3, name + " (how many)");
            fair.forEach(price -> Checks.inRange(price, 0, 1, name));
            return List.copyOf(fair);
        }
    }

    private final Settings settings;
    private final AskBuyer buyer;

    /// @param positionUsdMax largest position of a market, in USD
    public SettlementSniper(Settings settings, double positionUsdMax) {
        this.settings = settings;
        this.buyer = new AskBuyer(settings.edgeMin(), settings.sizeMax(), positionUsdMax);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Set<Trigger> triggers() {
        return EnumSet.of(Trigger.QUOTE);
    }

    @Override
    public boolean readsTrades() {
        return true;
    }

    @Override
    public void evaluate(MarketView view, Signal signal) {
        if (!view.started()) {
            signal.refuse(Gate.NOT_STARTED);
            return;
        }
        double seconds = view.secondsToEnd();
        double distance = Distance.ofPrice(view);
        double size = Math.abs(distance);
        boolean isTime = seconds >= settings.secondsMin() && seconds <= settings.secondsMax();
        if (!isTime || !(size >= settings.distanceMin()) || returns(view, distance)) {
            signal.refuse(Gate.NO_SIGNAL);
            return;
        }
        double fair = fair(size, (int) seconds);
        buyer.buy(view, Distance.side(distance), fair, settings.confidence(), signal);
    }

    /// Whether the price runs back to the strike. A pair without trades does not run.
    private boolean returns(MarketView view, double distance) {
        return Distance.speed(view) * Math.signum(distance) < -settings.returnSpeedMax();
    }

    /// The table: rows by distance, columns by whole seconds to the end.
    private double fair(double size, int wholeSeconds) {
        List<Double> row = settings.fairNear();
        if (size > settings.distanceFar()) {
            row = settings.fairFar();
        } else if (size > settings.distanceMiddle()) {
            row = settings.fairMiddle();
        }
        int column = wholeSeconds < LATE_SECONDS ? 0 : wholeSeconds < MIDDLE_SECONDS ? 1 : 2;
        return row.get(column);
    }
}
