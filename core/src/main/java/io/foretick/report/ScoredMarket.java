package io.foretick.report;

import io.foretick.base.E8;
import io.foretick.event.Market;
import io.foretick.event.Resolution;
import io.foretick.market.Book;
import io.foretick.market.MarketSlot;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;

/// What was forecast and quoted of one market at its score points, and how the venue says it ended.
/// Mutable, owned by [MarketScores]. NaN stands for what was not known at a point.
final class ScoredMarket {

    /// What one score point found.
    ///
    /// @param probability ours
    /// @param baseline that of a normal law with the constant sigma of the model's training data
    /// @param adaptive that of a normal law with the sigma of all that was seen before the window
    /// @param mid the venue's, however old
    /// @param freshMid the venue's where it is young enough to be compared with ours
    record Found(
            double probability, double baseline, double adaptive, double mid, double freshMid) {}

    private final int instrument;
    private final double[] probabilities;
    private final double[] baselines;
    private final double[] adaptives;
    private final double[] mids;
    private final double[] freshMids;
    private final double[][] rivals; // [rival][point]
    private Market terms;
    private double sigmaPerSqrtSecond = Double.NaN;
    private double mid = Double.NaN;
    private long midNs = Book.NEVER_NS;
    private long startSpotE8;
    private @Nullable Resolution outcome; // null until the venue spoke

    ScoredMarket(int instrument, Market terms, int points, int rivals) {
        this.instrument = instrument;
        this.terms = terms;
        this.probabilities = unknown(points);
        this.baselines = unknown(points);
        this.adaptives = unknown(points);
        this.mids = unknown(points);
        this.freshMids = unknown(points);
        this.rivals = new double[rivals][];
        Arrays.setAll(this.rivals, _ -> unknown(points));
    }

    int instrument() {
        return instrument;
    }

    Market terms() {
        return terms;
    }

    double probability(int point) {
        return probabilities[point];
    }

    double baseline(int point) {
        return baselines[point];
    }

    double adaptive(int point) {
        return adaptives[point];
    }

    double mid(int point) {
        return mids[point];
    }

    double freshMid(int point) {
        return freshMids[point];
    }

    /// The probability of the rival with this number.
    double rival(int rival, int point) {
        return rivals[rival][point];
    }

    /// The spot pair's price near the window's start, 0 if none is known.
    long startSpotE8() {
        return startSpotE8;
    }

    /// What the venue said, null until then.
    @Nullable Resolution outcome() {
        return outcome;
    }

    /// The outcome to score by: the venue's word, else what the rule gives on exact prices.
    @Nullable Resolution outcome(MarketSlot slot) {
        return outcome == null ? slot.outcomeByRule() : outcome;
    }

    /// Sigma of the data before the window; NaN until it starts.
    double sigmaPerSqrtSecond() {
        return sigmaPerSqrtSecond;
    }

    void relist(Market newTerms) {
        terms = newTerms;
    }

    void start(double sigma) {
        sigmaPerSqrtSecond = sigma;
    }

    /// Notes the mid of a book that has both sides and trust; any other leaves the last one.
    void onBook(Book book, long receiveNs) {
        if (book.trusted() && book.twoSided()) {
            mid = (E8.toDouble(book.bids().priceE8(0)) + E8.toDouble(book.asks().priceE8(0))) / 2;
            midNs = receiveNs;
        }
    }

    /// The last mid.
    double lastMid() {
        return mid;
    }

    /// Receive time of the last mid.
    long lastMidNs() {
        return midNs;
    }

    void record(int point, Found found) {
        probabilities[point] = found.probability();
        baselines[point] = found.baseline();
        adaptives[point] = found.adaptive();
        mids[point] = found.mid();
        freshMids[point] = found.freshMid();
    }

    void recordRival(int point, int rival, double probability) {
        rivals[rival][point] = probability;
    }

    void startSpot(long priceE8) {
        startSpotE8 = priceE8;
    }

    void resolve(Resolution said) {
        outcome = said;
    }

    private static double[] unknown(int points) {
        double[] values = new double[points];
        Arrays.fill(values, Double.NaN);
        return values;
    }
}
