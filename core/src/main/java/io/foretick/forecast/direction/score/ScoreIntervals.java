package io.foretick.forecast.direction.score;

import io.foretick.base.Checks;
import io.foretick.base.Seed;
import io.foretick.forecast.Scores;
import io.foretick.forecast.direction.Direction;
import io.foretick.math.Bootstrap;
import io.foretick.math.Bootstrap.Interval;

import java.util.Collection;
import java.util.Iterator;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;

/// How sure the scores of one model are: 95 % intervals by drawing whole blocks of neighbouring
/// candles with replacement, as neighbours depend on each other. An interval of what no draw tells
/// is NaN. Immutable.
///
/// @param skill of the difference to the log loss of the base rate; above zero is better than it
/// @param constantSkill of the difference to the best constant in hindsight
/// @param blockCandles candles of a block; blocks begin at whole multiples of it since 1970
/// @param blocks blocks that hold a row
public record ScoreIntervals(
        Interval accuracy,
        Interval actionAccuracy,
        Interval brier,
        Interval logLoss,
        Interval ece,
        Interval skill,
        Interval constantSkill,
        int blockCandles,
        int blocks) {

    /// Longest block: four hours of minutes.
    public static final int BLOCK_CANDLES_MAX = 240;

    /// Shortest block.
    public static final int BLOCK_CANDLES_MIN = 10;

    /// Fewer blocks than this say too little to draw from.
    public static final int BLOCKS_MIN = 10;

    private static final int BLOCKS_WANTED = 20;
    private static final double COVERAGE = 0.95;
    private static final int DRAWS = 2_000;

    private static final int N = 0;
    private static final int RIGHT = 1;
    private static final int ACTIONS = 2;
    private static final int ACTIONS_RIGHT = 3;
    private static final int MOVES = 4;
    private static final int BRIER = 5;
    private static final int LOG_LOSS = 6;
    private static final int SKILL = 7;
    private static final int RISES = 8;
    private static final int COLUMNS = 9;

    /// Candles of a block for rows that span so many candles: [#BLOCK_CANDLES_MAX], or less, so
    /// that there are twenty blocks, but never less than [#BLOCK_CANDLES_MIN].
    public static int blockCandles(long candles) {
        return Math.clamp(candles / BLOCKS_WANTED, BLOCK_CANDLES_MIN, BLOCK_CANDLES_MAX);
    }

    /// The same for rows of one model and one timeframe, oldest first.
    public static int blockCandles(Collection<Judged> rows) {
        if (rows.isEmpty()) {
            return BLOCK_CANDLES_MIN;
        }
        Iterator<Judged> each = rows.iterator();
        Judged first = each.next();
        Judged last = first;
        while (each.hasNext()) {
            last = each.next();
        }
        long spanNs = last.candleStartNs() - first.candleStartNs();
        return blockCandles(spanNs / first.timeframe().lengthNs() + 1);
    }

    /// Intervals of the scores of rows of one model and one timeframe; nothing below [#BLOCKS_MIN]
    /// blocks. Models asked with one seed on the same candles share their draws.
    ///
    /// @param blockCandles candles of a block, see [#blockCandles(Collection)]
    public static Optional<ScoreIntervals> of(
            Collection<Judged> rows, int blockCandles, Seed seed) {
        Checks.positive(blockCandles, "blockCandles");
        SortedMap<Long, Block> blocks = new TreeMap<>();
        for (Judged row : rows) {
            long lengthNs = blockCandles * row.timeframe().lengthNs();
            long number = Math.floorDiv(row.candleStartNs(), lengthNs);
            blocks.computeIfAbsent(number, _ -> new Block()).add(row);
        }
        if (blocks.size() < BLOCKS_MIN) {
            return Optional.empty();
        }
        double[][] sums = blocks.values().stream().map(Block::sums).toArray(double[][]::new);
        double[][] bins = blocks.values().stream().map(Block::bins).toArray(double[][]::new);
        return Optional.of(
                new ScoreIntervals(
                        ratio(sums, RIGHT, N, seed.split("accuracy")),
                        ratio(sums, ACTIONS_RIGHT, ACTIONS, seed.split("action_accuracy")),
                        ratio(sums, BRIER, MOVES, seed.split("brier")),
                        ratio(sums, LOG_LOSS, MOVES, seed.split("log_loss")),
                        draw(bins, ScoreIntervals::calibrationError, seed.split("ece")),
                        ratio(sums, SKILL, MOVES, seed.split("skill")),
                        draw(sums, ScoreIntervals::constantSkill, seed.split("constant_skill")),
                        blockCandles,
                        blocks.size()));
    }

    /// What the differences show. The base rate alone is too weak an opponent to claim skill over:
    /// it pays for what it does not know yet, so that any steady one half gains on it.
    public Skill verdict() {
        if (skill.low() > 0.0 && constantSkill.low() > 0.0) {
            return Skill.SHOWN;
        }
        return skill.high() < 0.0 ? Skill.WORSE : Skill.NOT_SHOWN;
    }

    /// Whether a model is better than the base rate.
    public enum Skill {
        /// Its log loss is lower than that of the base rate and of the best constant in hindsight,
        /// and the intervals of both differences exclude zero.
        SHOWN,
        /// An interval holds zero, or is not known.
        NOT_SHOWN,
        /// Its log loss is higher than that of the base rate, and the interval excludes zero.
        WORSE
    }

    private static double constantSkill(double[] all) {
        return ProbabilityScores.constantLogLoss(all[RISES], all[MOVES])
                - all[LOG_LOSS] / all[MOVES];
    }

    private static Interval ratio(double[][] sums, int above, int below, Seed seed) {
        double[][] columns = new double[sums.length][];
        for (int k = 0; k < sums.length; k++) {
            columns[k] = new double[] {sums[k][above], sums[k][below]};
        }
        return draw(columns, all -> all[0] / all[1], seed);
    }

    private static Interval draw(double[][] sums, ToDoubleFunction<double[]> figure, Seed seed) {
        return Bootstrap.ofSums(sums, figure, COVERAGE, DRAWS, seed);
    }

    /// Mean gap of the bins: `sum |sum of probabilities - rises| / moves`.
    ///
    /// @param bins by bin: what [Block#bins] holds
    private static double calibrationError(double[] bins) {
        double gaps = 0.0;
        double moves = 0.0;
        for (int bin = 0; bin < bins.length; bin += 2) {
            gaps += Math.abs(bins[bin]);
            moves += bins[bin + 1];
        }
        return gaps / moves;
    }

    /// What one block adds to the sums.
    private static final class Block {

        private final double[] sums = new double[COLUMNS];
        private final double[] bins = new double[2 * Reliability.BINS];

        void add(Judged row) {
            boolean right = row.decision() == row.fact();
            sums[N]++;
            sums[RIGHT] += right ? 1 : 0;
            if (row.moved()) {
                addMove(row, right);
            }
        }

        private void addMove(Judged row, boolean right) {
            boolean action = row.decision() != Direction.FLAT;
            double logLoss = Scores.logLoss(row.up(), row.outcome());
            sums[ACTIONS] += action ? 1 : 0;
            sums[ACTIONS_RIGHT] += action && right ? 1 : 0;
            sums[MOVES]++;
            sums[RISES] += row.outcome();
            sums[BRIER] += Scores.brier(row.up(), row.outcome());
            sums[LOG_LOSS] += logLoss;
            sums[SKILL] += Scores.logLoss(row.baseUp(), row.outcome()) - logLoss;
            int bin = Scores.binOf(row.up(), Reliability.BINS);
            bins[2 * bin] += row.up() - row.outcome();
            bins[2 * bin + 1]++;
        }

        double[] sums() {
            return sums;
        }

        /// By bin: sum of `up - outcome`, and number of moves.
        double[] bins() {
            return bins;
        }
    }
}
