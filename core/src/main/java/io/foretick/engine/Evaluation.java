package io.foretick.engine;

import io.foretick.base.E8;
import io.foretick.base.Times;
import io.foretick.engine.Forecasts.Published;
import io.foretick.event.Outcome;
import io.foretick.event.SettlementRule;
import io.foretick.event.Tie;
import io.foretick.event.Window;
import io.foretick.forecast.UpProbability;
import io.foretick.market.AssetPrices;
import io.foretick.market.MarketSlot;
import io.foretick.market.SpotPrice;
import io.foretick.strategy.MarketView;
import io.foretick.strategy.Trigger;

import org.jspecify.annotations.Nullable;

/// One look at one market: what the gates ask and what strategies see. Reused for every evaluation;
/// owned by the engine. The probability is computed once, when it is first asked for.
final class Evaluation implements MarketView {

    private static final UpProbability POINT = new UpProbability(0, Tie.UP, 0);

    private final Freshness freshness;
    private final Purses purses;
    private UpProbability law = POINT;
    private @Nullable MarketSlot slot;
    private @Nullable AssetPrices prices;
    private @Nullable Published published;
    private Trigger trigger = Trigger.PRICE;
    private long nowNs;
    private long receiveNs;
    private long startNs;
    private long endNs;
    private double price;
    private double probability;
    private int who;

    Evaluation(Freshness freshness, Purses purses) {
        this.freshness = freshness;
        this.purses = purses;
    }

    /// Turns to another market or instant.
    void look(
            MarketSlot market,
            AssetPrices coin,
            @Nullable Published density,
            Trigger cause,
            long timeNs,
            long receivedNs) {
        slot = market;
        prices = coin;
        published = density;
        trigger = cause;
        nowNs = timeNs;
        receiveNs = receivedNs;
        Window window = market.comparedWindow();
        startNs = window.startNs();
        endNs = window.endNs();
        price = priceByRule();
        probability = Double.NaN;
    }

    /// Shows from now on what this strategy may use and holds.
    ///
    /// @param strategy its number among the [Purses]
    void actFor(int strategy) {
        who = strategy;
    }

    @Override
    public long nowNs() {
        return nowNs;
    }

    /// The receive clock.
    long receiveNs() {
        return receiveNs;
    }

    @Override
    public MarketSlot slot() {
        return known(slot);
    }

    @Override
    public AssetPrices prices() {
        return known(prices);
    }

    @Override
    public Trigger trigger() {
        return trigger;
    }

    @Override
    public boolean started() {
        return nowNs >= startNs;
    }

    boolean ended() {
        return nowNs >= endNs;
    }

    @Override
    public double secondsToEnd() {
        return Times.seconds(endNs - nowNs);
    }

    @Override
    public double price() {
        return price;
    }

    boolean hasDensity() {
        return published != null;
    }

    /// Receive time of the density.
    long densityNs() {
        return known(published).publishedNs();
    }

    @Override
    public double probabilityUp() {
        if (Double.isNaN(probability)) {
            law = lawOf(slot().terms().rule());
            probability = started() ? running() : notStarted();
        }
        return probability;
    }

    /// Log of the expected final price over the strike; only of a window that runs, with both
    /// known.
    double returnLog() {
        law = lawOf(slot().terms().rule());
        double seconds = secondsOpen(endNs);
        double mean = seconds < law.averageSeconds() ? meanSoFar(endNs) : price;
        return law.runningReturnLog(price, mean, E8.toDouble(slot().strikeE8()), seconds);
    }

    /// Seconds from the instant that the price stands for to the end: the time that is still open.
    double secondsOpen() {
        return secondsOpen(endNs);
    }

    @Override
    public long cashE8() {
        return purses.cashE8(who, slot().instrument());
    }

    @Override
    public long upE8() {
        return purses.heldE8(who, slot().instrument(), Outcome.UP);
    }

    @Override
    public long downE8() {
        return purses.heldE8(who, slot().instrument(), Outcome.DOWN);
    }

    @Override
    public int quotesPlaced() {
        return purses.quotesPlaced(slot().instrument());
    }

    private double running() {
        return law.running(known(published).density(), secondsOpen(endNs), returnLog());
    }

    private double notStarted() {
        double seconds = secondsOpen(startNs);
        double mean = seconds < law.averageSeconds() ? meanSoFar(startNs) : price;
        double shift = law.shiftBeforeStartLog(price, mean, seconds);
        return law.notStarted(
                known(published).density(), seconds, Times.seconds(endNs - startNs), shift);
    }

    private double secondsOpen(long boundaryNs) {
        return Times.seconds(boundaryNs - priceNs());
    }

    /// The instant that the price stands for: the oracle's value comes a second or two late, and
    /// the time that it misses is still to come. Never after now, because a recorder's clock may be
    /// behind the venue's.
    private long priceNs() {
        SpotPrice spot = prices().spot();
        long statedNs = nowNs;
        if (slot().terms().rule() instanceof SettlementRule.OraclePrice) {
            statedNs = prices().oraclePriceNs(receiveNs, freshness.staleSpotNs());
        } else if (spot != null) {
            statedNs = spot.statedNs();
        }
        return Math.min(nowNs, statedNs);
    }

    /// Mean price since the average that ends at `boundaryNs` began; the price where it is unknown.
    private double meanSoFar(long boundaryNs) {
        long now = Times.toEpochSecond(priceNs());
        long began = Times.toEpochSecond(boundaryNs) - (long) law.averageSeconds();
        double mean = now > began ? prices().meanPrice(now, (int) (now - began)) : price;
        return mean > 0 ? mean : price; // false for NaN
    }

    private UpProbability lawOf(SettlementRule rule) {
        return switch (rule) {
            case SettlementRule.OraclePrice(_, int averageSeconds, Tie tie) ->
                    same(averageSeconds, tie, 0);
            case SettlementRule.WindowCandle(_, Tie tie) -> same(0, tie, tickLog());
            case SettlementRule.BoundaryMinuteCloses(_, Tie tie) -> same(0, tie, tickLog());
            case SettlementRule.Unknown _ ->
                    throw new IllegalStateException("no probability without a rule");
        };
    }

    /// Keeps the last law while it fits, so that nothing is made for each evaluation.
    private UpProbability same(int averageSeconds, Tie tie, double tickLog) {
        boolean fits =
                law.averageSeconds() == averageSeconds
                        && law.tie() == tie
                        && law.tickLog() == tickLog;
        return fits ? law : new UpProbability(averageSeconds, tie, tickLog);
    }

    private double tickLog() {
        SpotPrice spot = prices().spot();
        return spot == null ? 0 : E8.toDouble(spot.tickE8()) / price;
    }

    private double priceByRule() {
        AssetPrices coin = prices();
        if (slot().terms().rule() instanceof SettlementRule.OraclePrice) {
            return coin.oraclePrice(receiveNs, freshness.staleSpotNs());
        }
        SpotPrice spot = coin.spot();
        return spot == null || spot.priceE8() == 0 ? Double.NaN : E8.toDouble(spot.priceE8());
    }

    private static <T> T known(@Nullable T part) {
        if (part == null) {
            throw new IllegalStateException("asked before it looked at a market");
        }
        return part;
    }
}
