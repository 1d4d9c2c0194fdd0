package io.foretick.report;

import io.foretick.base.DensityCurve;
import io.foretick.base.Times;
import io.foretick.engine.Engine;
import io.foretick.engine.Forecasts.Published;
import io.foretick.event.BookChanges;
import io.foretick.event.Event;
import io.foretick.event.Market;
import io.foretick.event.SettlementRule;
import io.foretick.event.Source;
import io.foretick.event.Tie;
import io.foretick.forecast.Density;
import io.foretick.forecast.UpProbability;
import io.foretick.forecast.density.EconometricModel;
import io.foretick.market.AssetPrices;
import io.foretick.market.MarketSlot;
import io.foretick.market.SpotPrice;
import io.foretick.math.Normal;
import io.foretick.report.ScoredMarket.Found;
import io.foretick.report.rival.Rival;
import io.foretick.report.rival.RivalLaws;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.PriorityQueue;

/// Takes our probability, the venue's mid and the probabilities of baselines and rivals at each
/// score point of each market. Mutable, owned by [RunRecorder]; keeps a fixed amount for each
/// market. Judges nothing: that is [ScoreReport].
///
/// How it works: when a market is listed, its points that are still to come join a queue in order
/// of time. A tick takes those that are due off the queue. The session gives a tick at exactly each
/// point, before the messages of that instant, so a point sees what came before it and no more.
final class MarketScores {

    private static final int WINDOW_START = -1;

    /// A while after the start: the spot price next to the venue's strike.
    private static final int BASIS = -2;

    private static final long BASIS_NS = 5 * Times.SECOND_NS;

    /// A point whose tick comes later than this is not scored: it would see what came after it.
    private static final long LATE_NS_MAX = Times.SECOND_NS;

    private static final Comparator<Point> BY_TIME =
            Comparator.comparingLong(Point::timeNs)
                    .thenComparingInt(point -> point.market().instrument())
                    .thenComparingInt(Point::number);

    /// An instant of one market.
    ///
    /// @param number of the score point, or [#WINDOW_START] or [#BASIS]
    private record Point(long timeNs, ScoredMarket market, int number) {}

    private final ScorePoints points;
    private final ConstantSigma sigma;
    private final List<Rival> rivals;
    private final List<RivalLaws> rivalLaws;
    private final PriorityQueue<Point> due = new PriorityQueue<>(BY_TIME);
    private final List<@Nullable ScoredMarket> byInstrument = new ArrayList<>();

    MarketScores(ScorePoints points, EconometricModel model, List<Rival> rivals) {
        this.points = points;
        this.sigma = new ConstantSigma(model);
        this.rivals = List.copyOf(rivals);
        this.rivalLaws = rivals.stream().map(Rival::laws).toList();
    }

    ScorePoints points() {
        return points;
    }

    /// Who is scored beside us, in the order of [ScoredMarket#rival].
    List<Rival> rivals() {
        return rivals;
    }

    /// All markets, in the order of their listing.
    List<ScoredMarket> markets() {
        return byInstrument.stream().filter(Objects::nonNull).map(Objects::requireNonNull).toList();
    }

    void onListed(Event.Listed listed) {
        while (byInstrument.size() <= listed.instrument()) {
            byInstrument.add(null);
        }
        if (!(listed.terms() instanceof Market terms)) {
            return;
        }
        ScoredMarket known = byInstrument.get(listed.instrument());
        if (known != null && known.terms().window().equals(terms.window())) {
            known.relist(terms);
            return;
        }
        var market = new ScoredMarket(listed.instrument(), terms, points.count(), rivals.size());
        byInstrument.set(listed.instrument(), market);
        plan(market, listed.timeNs());
    }

    void onQuote(Event.Quote quote, Engine engine) {
        look(quote.instrument(), engine);
    }

    void onBook(Event.BookUpdate update, Engine engine) {
        BookChanges changes = update.changes();
        int last = -1;
        for (int k = 0; k < changes.size(); k++) {
            if (changes.instrument(k) != last) {
                last = changes.instrument(k);
                look(last, engine);
            }
        }
    }

    void onResolved(Event.MarketResolved resolved) {
        ScoredMarket market = find(resolved.instrument());
        if (market != null && resolved.at().source() != Source.EXECUTION) {
            market.resolve(resolved.resolution());
        }
    }

    void onTick(Event.Tick tick, Engine engine) {
        sigma.onTick(engine, tick.timeNs());
        while (!due.isEmpty() && due.element().timeNs() <= tick.timeNs()) {
            take(due.remove(), engine);
        }
        for (RivalLaws laws : rivalLaws) {
            for (AssetPrices prices : engine.state().assets()) {
                laws.onPrice(prices, tick.timeNs());
            }
        }
    }

    void onCandle(Event.Candle candle, Engine engine) {
        String asset = engine.state().asset(candle.instrument()).asset();
        for (RivalLaws laws : rivalLaws) {
            laws.onCandle(asset, candle.bar());
        }
    }

    private void plan(ScoredMarket market, long nowNs) {
        long startNs = market.terms().window().startNs();
        due.add(new Point(startNs, market, WINDOW_START));
        due.add(new Point(startNs + BASIS_NS, market, BASIS));
        for (int k = 0; k < points.count(); k++) {
            long timeNs = points.timeNs(market.terms().window(), k);
            if (timeNs > nowNs && timeNs > startNs) {
                due.add(new Point(timeNs, market, k));
            }
        }
    }

    private void take(Point point, Engine engine) {
        ScoredMarket market = point.market();
        if (point.number() == WINDOW_START) {
            market.start(sigma.seenPerSqrtSecond(market.terms().asset()));
            return;
        }
        if (engine.nowNs() - point.timeNs() > LATE_NS_MAX) {
            return;
        }
        MarketSlot slot = Objects.requireNonNull(engine.state().slot(market.instrument()));
        if (point.number() == BASIS) {
            market.startSpot(spotNear(point.timeNs() - BASIS_NS, slot, engine));
            return;
        }
        takeRivals(point.number(), market, slot, engine);
        boolean fresh = engine.receiveNs() - market.lastMidNs() <= points.maxAgeNs();
        double mid = market.lastMid();
        double probability = isFresh(slot, engine) ? engine.probabilityUp(slot) : Double.NaN;
        double trained = sigma.trainedPerSqrtSecond(market.terms().asset());
        market.record(
                point.number(),
                new Found(
                        probability,
                        gaussian(trained, slot, engine),
                        gaussian(market.sigmaPerSqrtSecond(), slot, engine),
                        mid,
                        fresh ? mid : Double.NaN));
    }

    private void takeRivals(int point, ScoredMarket market, MarketSlot slot, Engine engine) {
        AssetPrices prices = engine.state().asset(slot.instrument());
        if (prices.touchedNs() < engine.receiveNs() - points.maxAgeNs()) {
            return;
        }
        for (int k = 0; k < rivalLaws.size(); k++) {
            DensityCurve curve = rivalLaws.get(k).at(prices.asset(), engine.nowNs());
            if (curve != null) {
                double probability = engine.probabilityUp(slot, new Density(curve));
                market.recordRival(point, k, probability);
            }
        }
    }

    /// The spot pair's price if it is of this instant, give or take [#BASIS_NS]; else 0.
    private static long spotNear(long timeNs, MarketSlot slot, Engine engine) {
        SpotPrice spot = engine.state().asset(slot.instrument()).spot();
        return spot != null && spot.touchedNs() >= timeNs - BASIS_NS ? spot.priceE8() : 0;
    }

    private boolean isFresh(MarketSlot slot, Engine engine) {
        AssetPrices prices = engine.state().asset(slot.instrument());
        Published published = engine.forecasts().of(prices.asset());
        long oldestNs = engine.receiveNs() - points.maxAgeNs();
        return published != null
                && published.publishedNs() >= oldestNs
                && prices.touchedNs() >= oldestNs;
    }

    /// `Phi(ln(expected final price / strike) / (sigma sqrt(h)))` with the horizon `h` at which a
    /// point price has the variance of the price that the rule compares.
    private static double gaussian(double sigma, MarketSlot slot, Engine engine) {
        double seconds = engine.secondsOpen(slot);
        double returnLog = engine.returnLog(slot);
        if (Double.isNaN(returnLog)) {
            return Double.NaN;
        }
        double horizonSeconds = averaging(slot.terms().rule()).endHorizon(seconds);
        return Normal.cdf(returnLog / (sigma * Math.sqrt(horizonSeconds)));
    }

    private static UpProbability averaging(SettlementRule rule) {
        int seconds =
                rule instanceof SettlementRule.OraclePrice oracle ? oracle.averageSeconds() : 0;
        return new UpProbability(seconds, Tie.UP, 0);
    }

    private void look(int instrument, Engine engine) {
        ScoredMarket market = find(instrument);
        MarketSlot slot = engine.state().slot(instrument);
        if (market != null && slot != null) {
            market.onBook(slot.book(), engine.receiveNs());
        }
    }

    private @Nullable ScoredMarket find(int instrument) {
        return instrument < byInstrument.size() ? byInstrument.get(instrument) : null;
    }
}
