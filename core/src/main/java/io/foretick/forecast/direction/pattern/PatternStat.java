package io.foretick.forecast.direction.pattern;

import io.foretick.base.Checks;
import io.foretick.base.StateSink;
import io.foretick.base.StateSource;
import io.foretick.base.Times;
import io.foretick.forecast.direction.Direction;
import io.foretick.forecast.direction.ModelName;
import io.foretick.math.Elementary;

/// What was learnt of one key. Averages are exponential; the first observation sets them.
/// Immutable.
///
/// Trust is `min(1, count / 20) · exp(-age / 72 h) · quality`; `docs/PATTERNS.md` has all formulas.
public sealed interface PatternStat {

    /// Trust from which a key is used, or learnt from: below it the coarse key stands in.
    double TRUSTED = 0.2;

    /// The key, and how often and when it was seen.
    Support support();

    /// Average reward of the model, or of the decision.
    double reward();

    /// How clear the pattern is, in [0, 1].
    double quality();

    /// Writes all of it.
    void save(StateSink out);

    /// How far it may be believed at a time, in [0, 1].
    default double trust(long nowNs) {
        return support().weight(nowNs) * quality();
    }

    /// What it is worth to keep: seldom, old and even patterns are worth little.
    default double worth(long nowNs) {
        return support().weight(nowNs) * (0.5 + Math.abs(reward()));
    }

    /// Whether it is a decision that has failed too often.
    default boolean isAntiPattern(long nowNs) {
        return false;
    }

    /// Reads what [#save] wrote.
    static PatternStat read(StateSource in) {
        boolean decision = in.nextBoolean();
        Support support = Support.read(in);
        if (decision) {
            return new Decision(support, in.nextDouble(), in.nextDouble(), in.nextLong());
        }
        double up = in.nextDouble();
        return new Context(support, up, in.nextDouble(), in.nextDouble(), in.nextDouble());
    }

    /// The key of a pattern, and how often and when it was seen.
    ///
    /// @param count observations
    /// @param lastSeenNs when the newest of them was learnt
    /// @param written number of that step of learning, which orders a memory's patterns
    record Support(String key, ModelName model, long count, long lastSeenNs, long written) {

        private static final double FULL_COUNT = 20;
        private static final double DECAY_NS = 72.0 * Times.HOUR_NS;

        public Support {
            Checks.notBlank(key, "key");
            Checks.positive(count, "count");
            Checks.positive(written, "written");
        }

        /// Support times recency, in [0, 1].
        double weight(long nowNs) {
            double ageNs = Math.max(0L, nowNs - lastSeenNs);
            return Math.min(1.0, count / FULL_COUNT) * Elementary.exp(-ageNs / DECAY_NS);
        }

        Support again(long nowNs, long number) {
            return new Support(key, model, count + 1, nowNs, number);
        }

        void save(StateSink out) {
            out.add(key);
            out.add(model.name());
            out.add(count);
            out.add(lastSeenNs);
            out.add(written);
        }

        static Support read(StateSource in) {
            String key = in.nextText();
            ModelName model = ModelName.valueOf(in.nextText());
            return new Support(key, model, in.nextLong(), in.nextLong(), in.nextLong());
        }
    }

    /// What followed a situation.
    ///
    /// @param up share of rises
    /// @param down share of falls
    /// @param flat share of neither
    record Context(Support support, double up, double down, double flat, double reward)
            implements PatternStat {

        public Context {
            reward = plain(reward, "reward");
        }

        static Context first(Support support, Direction fact, double reward) {
            return new Context(
                    support,
                    one(fact == Direction.UP),
                    one(fact == Direction.DOWN),
                    one(fact == Direction.FLAT),
                    reward);
        }

        Context again(long nowNs, long number, Direction fact, double earned) {
            return new Context(
                    support.again(nowNs, number),
                    average(up, one(fact == Direction.UP)),
                    average(down, one(fact == Direction.DOWN)),
                    average(flat, one(fact == Direction.FLAT)),
                    average(reward, earned));
        }

        @Override
        public double quality() {
            return Math.max(up, down);
        }

        @Override
        public void save(StateSink out) {
            out.add(false);
            support.save(out);
            out.add(up);
            out.add(down);
            out.add(flat);
            out.add(reward);
        }
    }

    /// How one decision in a situation went.
    ///
    /// @param wins share of such decisions that were right
    /// @param badStreak how many in a row were not
    record Decision(Support support, double wins, double reward, long badStreak)
            implements PatternStat {

        private static final int ANTI_COUNT = 20;
        private static final double ANTI_WINS = 0.35;
        private static final double ANTI_TRUST = 0.15;

        public Decision {
            reward = plain(reward, "reward");
        }

        static Decision first(Support support, boolean won, double reward) {
            return new Decision(support, one(won), reward, won ? 0 : 1);
        }

        Decision again(long nowNs, long number, boolean won, double earned) {
            return new Decision(
                    support.again(nowNs, number),
                    average(wins, one(won)),
                    average(reward, earned),
                    won ? 0 : badStreak + 1);
        }

        @Override
        public double quality() {
            return wins;
        }

        @Override
        public boolean isAntiPattern(long nowNs) {
            return support.count >= ANTI_COUNT && wins <= ANTI_WINS && trust(nowNs) >= ANTI_TRUST;
        }

        @Override
        public void save(StateSink out) {
            out.add(true);
            support.save(out);
            out.add(wins);
            out.add(reward);
            out.add(badStreak);
        }
    }

    private static double average(double before, double seen) {
        return 0.995 * before + 0.005 * seen;
    }

    private static double one(boolean seen) {
        return seen ? 1.0 : 0.0;
    }

    /// Without the sign of a zero, which databases do not keep.
    private static double plain(double value, String name) {
        return Checks.finite(value, name) + 0.0;
    }
}
