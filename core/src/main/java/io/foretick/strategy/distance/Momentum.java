package io.foretick.strategy.distance;

import io.foretick.base.Checks;
import io.foretick.base.E8;
import io.foretick.base.Means;
import io.foretick.event.Outcome;
import io.foretick.market.second.TradeFlow;
import io.foretick.strategy.Gate;
import io.foretick.strategy.MarketView;
import io.foretick.strategy.Roster;
import io.foretick.strategy.Signal;
import io.foretick.strategy.Strategy;
import io.foretick.strategy.Trigger;

import java.util.EnumSet;
import java.util.Set;

/// Document D's second strategy: buys the side to which price, trades and distance point together
/// while it is still cheap. A pure function of the view; owned by the engine.
public final class Momentum implements Strategy {

    public static final String NAME = "momentum";

    private static final double CONFIDENCE_MIN = 0.3;
    private static final double CONFIDENCE_MAX = 0.8;

    /// When it trades, and how much. Distances and speeds are shares of the strike.
    public record Settings(
            @Means("Whether the strategy trades.") boolean enabled,
            @Means(Roster.WEIGHT_MEANS) double weight,
            @Means("Least part of the window that is left.") double timeLeftMin,
            @Means("Least number of trades of the spot pair in thirty seconds.") int tradesMin,
            @Means("Speed of the price that must be passed, as a share of the strike a second.")
                    double speedMin,
            @Means("Distance from the strike that must be passed, as a share of the strike.")
                    double distanceMin,
            @Means("Dearest ask.") double askMax,
            @Means("What the side is taken to be worth.") double fair,
            @Means("Least fair price less ask.") double edgeMin,
            @Means("Trades a second that stand for confidence 1; it is kept in 0.3 to 0.8.")
                    double tradesPerSecondConfident,
            @Means("Largest stake, as a share of `risk.max_position_usd`.") double sizeMax) {

        public static final Settings DEFAULT =
                new Settings(false, 1, 0.15, 50, 7.35e-6, 0.000294, 0.60, 0.65, 0.05, 40, 0.05);

        public Settings {
            Checks.inRange(weight, Roster.WEIGHT_MIN, Roster.WEIGHT_MAX, "weight");
            Checks.inRange(timeLeftMin, 0, 1, "time_left_min");
            Checks.inRange(tradesMin, 0, 1_000_000, "trades_min");
            Checks.inRange(speedMin, 0, 1, "speed_min");
            Checks.inRange(distanceMin, 0, 1, "distance_min");
            Checks.inRange(askMax, 0, 1, "ask_max");
            Checks.inRange(fair, 0, 1, "fair");
            Checks.inRange(edgeMin, 0, 1, "edge_min");
            Checks.inRange(tradesPerSecondConfident, 1e-3, 1e6, "trades_per_second_confident");
            Checks.inRange(sizeMax, 0, 1, "size_max");
        }
    }

    private final Settings settings;
    private final AskBuyer buyer;

    /// @param positionUsdMax largest position of a market, in USD
    public Momentum(Settings settings, double positionUsdMax) {
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
        TradeFlow flow = Distance.flow(view);
        if (!view.started()) {
            signal.refuse(Gate.NOT_STARTED);
        } else if (flow == null || !moves(view, flow)) {
            signal.refuse(Gate.NO_SIGNAL);
        } else {
            buy(view, flow, signal);
        }
    }

    /// Enough time and trades, and three signs that agree.
    private boolean moves(MarketView view, TradeFlow flow) {
        double distance = Distance.ofPrice(view);
        double speed = Distance.speed(view);
        int way = (int) Math.signum(distance);
        return Distance.timeLeft(view) >= settings.timeLeftMin()
                && flow.trades(view.nowNs()) >= settings.tradesMin()
                && Math.abs(distance) > settings.distanceMin()
                && speed * way > settings.speedMin()
                && Long.signum(flow.boughtLessSoldE8(view.nowNs())) == way;
    }

    private void buy(MarketView view, TradeFlow flow, Signal signal) {
        Outcome token = Distance.side(Distance.ofPrice(view));
        if (E8.toDouble(AskBuyer.askE8(view, token)) > settings.askMax()) {
            signal.refuse(Gate.NO_EDGE);
            return;
        }
        long nowNs = view.nowNs();
        double tradesPerSecond = flow.trades(nowNs) / flow.spanSeconds(nowNs);
        double confidence =
                Math.clamp(
                        tradesPerSecond / settings.tradesPerSecondConfident(),
                        CONFIDENCE_MIN,
                        CONFIDENCE_MAX);
        buyer.buy(view, token, settings.fair(), confidence, signal);
    }
}
