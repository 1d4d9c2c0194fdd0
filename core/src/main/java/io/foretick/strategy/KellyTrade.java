package io.foretick.strategy;

import io.foretick.math.Elementary;

/// Worksheet of one sizing: the state before, the trade found, the state after. Filled anew by
/// [Kelly] for every decision, without allocation; owned by the thread that decides.
///
/// Wealth is what the account is worth when the market settles: `wealthUp = cash + yes`,
/// `wealthDown = cash + no`. Pairs of YES and NO count as the cash they are worth.
public final class KellyTrade {

    /// What the walk decided.
    public enum Outcome {
        /// Buy YES (or close NO) up to the limit price.
        BUY,
        /// Sell YES (or open NO at one minus the price) down to the limit price.
        SELL,
        /// The position is the best one at these prices and fees.
        NO_EDGE,
        /// Bid and ask cross after fees: the book is stale.
        CROSSED,
        /// There is nothing to stake in either state.
        NO_WEALTH
    }

    private final double[] fillGross;
    private double probabilityUp;
    private double startUp;
    private double startDown;
    private double wealthUp;
    private double wealthDown;
    private Outcome outcome = Outcome.NO_EDGE;
    private double grossShares;
    private double netShares;
    private double limitPrice = Double.NaN;
    private int levelCount;

    /// A worksheet for ladders of at most `levelsMax` levels.
    public KellyTrade(int levelsMax) {
        this.fillGross = new double[levelsMax];
    }

    public Outcome outcome() {
        return outcome;
    }

    public boolean isTrade() {
        return outcome == Outcome.BUY || outcome == Outcome.SELL;
    }

    /// Change of YES minus NO: above zero bought, below zero sold, after fees in shares.
    public double netYes() {
        return outcome == Outcome.SELL ? -netShares : netShares;
    }

    /// Shares to order, before fees in shares; never negative.
    public double grossShares() {
        return grossShares;
    }

    /// Price of the last level used; NaN where nothing trades.
    public double limitPrice() {
        return limitPrice;
    }

    public double wealthUpBefore() {
        return startUp;
    }

    public double wealthDownBefore() {
        return startDown;
    }

    public double wealthUp() {
        return wealthUp;
    }

    public double wealthDown() {
        return wealthDown;
    }

    /// The probability the sizes were found with, after its clamp.
    public double probabilityUp() {
        return probabilityUp;
    }

    /// Levels of the ladder that were looked at, from the best on.
    public int levelCount() {
        return levelCount;
    }

    /// Gross shares taken from a level.
    public double fillGross(int level) {
        return fillGross[level];
    }

    /// Expected growth `p ln(Wu'/Wu) + (1-p) ln(Wd'/Wd)` under the model's probability.
    public double gainLog() {
        double up = probabilityUp * growth(startUp, wealthUp);
        double down = (1.0 - probabilityUp) * growth(startDown, wealthDown);
        if (up == Double.POSITIVE_INFINITY || down == Double.POSITIVE_INFINITY) {
            return Double.POSITIVE_INFINITY; // ruin in one state is undone
        }
        return up + down;
    }

    void start(double clampedProbabilityUp, double up, double down) {
        probabilityUp = clampedProbabilityUp;
        startUp = up;
        startDown = down;
        restart();
    }

    /// Back to the state before the trade.
    void restart() {
        wealthUp = startUp;
        wealthDown = startDown;
        outcome = Outcome.NO_EDGE;
        grossShares = 0.0;
        netShares = 0.0;
        limitPrice = Double.NaN;
        levelCount = 0;
    }

    void refuse(Outcome reason) {
        outcome = reason;
    }

    /// Books nothing at the next level.
    void skipLevel() {
        fillGross[levelCount] = 0.0;
        levelCount++;
    }

    /// Books `net` shares at the next level for `cost` each.
    void buy(double price, double gross, double net, double cost) {
        wealthUp += net * (1.0 - cost);
        wealthDown -= net * cost;
        book(Outcome.BUY, price, gross, net);
    }

    /// Books a sale of `shares` at the next level for `proceeds` each.
    void sell(double price, double shares, double proceeds) {
        wealthUp -= shares * (1.0 - proceeds);
        wealthDown += shares * proceeds;
        book(Outcome.SELL, price, shares, shares);
    }

    private void book(Outcome side, double price, double gross, double net) {
        outcome = side;
        limitPrice = price;
        grossShares += gross;
        netShares += net;
        fillGross[levelCount] = gross;
        levelCount++;
    }

    private static double growth(double before, double after) {
        if (after == before) {
            return 0.0;
        }
        if (before <= 0.0) {
            return after > 0.0 ? Double.POSITIVE_INFINITY : 0.0;
        }
        return after > 0.0 ? Elementary.log1p((after - before) / before) : Double.NEGATIVE_INFINITY;
    }
}
