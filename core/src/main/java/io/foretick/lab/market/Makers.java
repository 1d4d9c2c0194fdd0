package io.foretick.lab.market;

import io.foretick.base.E8;
import io.foretick.base.Seed;
import io.foretick.event.BookChanges;
import io.foretick.event.Tie;
import io.foretick.forecast.Density;
import io.foretick.forecast.UpProbability;
import io.foretick.lab.Draws;
import io.foretick.math.Elementary;

/// The makers of one market after another: they tell its whole book once a second, about the
/// probability that they believe. No trade moves them. Mutable, owned by the day.
final class Makers {

    /// Step of prices.
    static final long TICK_E8 = E8.ONE / 100;

    private static final int LEVELS = 3;
    private static final int SHARES_MIN = 40;
    private static final int SHARES_MAX = 160;
    private static final double ERROR_KEPT = 0.98; // from second to second
    private static final UpProbability RULE = new UpProbability(0, Tie.UP, 0);

    private final KnownPath path;
    private final MakerSkill skill;
    private final Draws draws;
    private final long[][] sharesE8 = new long[2][LEVELS];
    private final long[] bestE8 = new long[2];
    private double error;

    Makers(Seed seed, KnownPath path, MakerSkill skill) {
        this.path = path;
        this.skill = skill;
        this.draws = new Draws(seed);
        this.error = skill.errorSigma() * draws.normal();
    }

    /// Writes the book of a market.
    ///
    /// @param start second of the path at which the window starts
    /// @param end second at which it ends
    /// @param second the present one, from `start` up to but without `end`
    void quote(int market, int start, int end, int second, BookChanges.Builder book) {
        double shock = skill.errorSigma() * Math.sqrt(1 - ERROR_KEPT * ERROR_KEPT);
        error = ERROR_KEPT * error + shock * draws.normal();
        double believed = believed(start, end, second);
        double shown = Math.clamp(believed + 4 * believed * (1 - believed) * error, 0, 1);
        long bidE8 = (long) Math.floor((shown - skill.halfSpread()) * E8.ONE / TICK_E8) * TICK_E8;
        long askE8 = (long) Math.ceil((shown + skill.halfSpread()) * E8.ONE / TICK_E8) * TICK_E8;
        refill(0, bidE8);
        refill(1, askE8);
        book.clear(market);
        for (int level = 0; level < LEVELS; level++) {
            long lowE8 = bidE8 - level * TICK_E8;
            long highE8 = askE8 + level * TICK_E8;
            if (lowE8 > 0) {
                book.bid(market, lowE8, sharesE8[0][level]);
            }
            if (highE8 < E8.ONE) {
                book.ask(market, highE8, sharesE8[1][level]);
            }
        }
    }

    /// Best bid of the last book, at or below 0 if nobody bids.
    long bidE8() {
        return bestE8[0];
    }

    /// Best ask of the last book, at or above one if nobody offers.
    long askE8() {
        return bestE8[1];
    }

    /// The probability of Up by the law and the newest price that they have seen.
    private double believed(int start, int end, int second) {
        int seen = Math.max(start, second - skill.lagSeconds());
        double returnLog = path.logPrice(seen) - Elementary.log(E8.toDouble(path.priceE8(start)));
        return RULE.running(new Density(path.lawAt(seen)), end - seen, returnLog);
    }

    /// New quotes bring new sizes; those that stand keep theirs.
    private void refill(int side, long priceE8) {
        if (priceE8 != bestE8[side]) {
            bestE8[side] = priceE8;
            for (int level = 0; level < LEVELS; level++) {
                sharesE8[side][level] = draws.whole(SHARES_MIN, SHARES_MAX) * E8.ONE;
            }
        }
    }
}
