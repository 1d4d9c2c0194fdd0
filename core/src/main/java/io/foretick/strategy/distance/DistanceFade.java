package io.foretick.strategy.distance;

import io.foretick.base.Checks;
import io.foretick.base.Means;
import io.foretick.event.Outcome;
import io.foretick.math.Elementary;
import io.foretick.strategy.Gate;
import io.foretick.strategy.MarketView;
import io.foretick.strategy.Roster;
import io.foretick.strategy.Signal;
import io.foretick.strategy.Strategy;
import io.foretick.strategy.Trigger;

import java.util.EnumSet;
import java.util.Set;

/// Document D's first strategy: takes a smooth function of the distance from the strike, and of the
/// time that is left, for the fair price of Up. A pure function of the view; owned by the engine.
public final class DistanceFade implements Strategy {

    public static final String NAME = "distance_fade";

    private static final double FAIR_MIN = 0.02;
    private static final double FAIR_MAX = 0.98;
    private static final double CONFIDENCE_MIN = 0.3;

    /// When it trades, and how much. Distances are shares of the strike.
    public record Settings(
            @Means("Whether the strategy trades.") boolean enabled,
            @Means(Roster.WEIGHT_MEANS) double weight,
            @Means("Least distance of the price from the strike, as a share of the strike.")
                    double distanceMin,
            @Means("Most that the distance moves the fair price from one half.")
                    double distanceSwing,
            @Means(
                            "Distance at which it has moved by tanh(1) = 0.76 of that, as a share"
                                    + " of the strike.")
                    double distanceScale,
            @Means("What the window's end adds to the fair price of the side that leads.")
                    double endSwing,
            @Means("Least fair price less ask.") double edgeMin,
            @Means("Distance of full confidence, as a share of the strike.")
                    double distanceConfident,
            @Means("Largest stake, as a share of `risk.max_position_usd`.") double sizeMax) {

        public static final Settings DEFAULT =
                new Settings(false, 1, 0.000441, 0.4, 0.001176, 0.15, 0.08, 0.001471, 0.08);

        public Settings {
            Checks.inRange(weight, Roster.WEIGHT_MIN, Roster.WEIGHT_MAX, "weight");
            Checks.inRange(distanceMin, 0, 1, "distance_min");
            Checks.inRange(distanceSwing, 0, 0.5, "distance_swing");
            Checks.inRange(distanceScale, 1e-9, 1, "distance_scale");
            Checks.inRange(endSwing, 0, 0.5, "end_swing");
            Checks.inRange(edgeMin, 0, 1, "edge_min");
            Checks.inRange(distanceConfident, 1e-9, 1, "distance_confident");
            Checks.inRange(sizeMax, 0, 1, "size_max");
        }
    }

    private final Settings settings;
    private final AskBuyer buyer;

    /// @param positionUsdMax largest position of a market, in USD
    public DistanceFade(Settings settings, double positionUsdMax) {
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
    public void evaluate(MarketView view, Signal signal) {
        if (!view.started()) {
            signal.refuse(Gate.NOT_STARTED);
            return;
        }
        double distance = Distance.ofPrice(view);
        double size = Math.abs(distance);
        if (!(size >= settings.distanceMin())) { // false for NaN
            signal.refuse(Gate.NO_SIGNAL);
            return;
        }
        Outcome token = Distance.side(distance);
        double up = fairUp(distance, Distance.timeLeft(view));
        double fair = token == Outcome.UP ? up : 1 - up;
        double confidence = Math.clamp(size / settings.distanceConfident(), CONFIDENCE_MIN, 1);
        buyer.buy(view, token, fair, confidence, signal);
    }

    /// `clamp(0.5 + 0.4 tanh(d / 0.001176) + (1 - f) 0.15 sign d, 0.02, 0.98)`.
    private double fairUp(double distance, double timeLeft) {
        double moved =
                settings.distanceSwing() * Elementary.tanh(distance / settings.distanceScale());
        double late = (1 - timeLeft) * settings.endSwing() * Math.signum(distance);
        return Math.clamp(0.5 + moved + late, FAIR_MIN, FAIR_MAX);
    }
}
