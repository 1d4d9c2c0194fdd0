package io.foretick.forecast.direction.pattern;

import io.foretick.base.StateSink;
import io.foretick.base.StateSource;
import io.foretick.forecast.direction.Direction;
import io.foretick.forecast.direction.ModelName;
import io.foretick.forecast.direction.Update;
import io.foretick.market.candle.Timeframe;

/// One entry of a memory's log: what came of a prediction that looked a key up. Decisions never
/// read the log; people do. Immutable.
///
/// @param number place in the log of its timeframe, from 1 on without gaps
/// @param decision whether the key is that of a decision; else of a situation
public record PatternEvent(long number, boolean decision, String key, Outcome outcome) {

    /// What came of one prediction.
    ///
    /// @param candleStartNs first instant of the candle at whose close it was made
    /// @param confidence calibrated probability of the likelier side
    /// @param learningRate rate of the step that was learnt
    /// @param anchorStrength weight of the anchor's pull in it
    public record Outcome(
            ModelName model,
            Timeframe timeframe,
            long candleStartNs,
            double closePrevious,
            double close,
            Direction predicted,
            double confidence,
            Direction fact,
            double reward,
            double returnBps,
            double learningRate,
            double anchorStrength) {

        public Outcome {
            reward += 0.0; // databases do not keep the sign of a zero
            returnBps += 0.0;
        }

        static Outcome of(Update update) {
            return new Outcome(
                    update.prediction().model(),
                    update.fact().timeframe(),
                    update.prediction().candleStartNs(),
                    update.fact().closePrevious(),
                    update.fact().close(),
                    update.prediction().direction(),
                    update.prediction().confidence(),
                    update.fact().direction(),
                    update.reward(),
                    update.fact().returnBps(),
                    update.lesson().learningRate(),
                    update.lesson().anchorStrength());
        }

        /// First instant of the candle that judged it.
        public long targetStartNs() {
            return candleStartNs + timeframe.lengthNs();
        }

        /// When it was judged: the close of that candle.
        public long atNs() {
            return targetStartNs() + timeframe.lengthNs();
        }

        private void save(StateSink out) {
            out.add(model.name());
            out.add(candleStartNs);
            out.add(closePrevious);
            out.add(close);
            out.add(predicted.name());
            out.add(confidence);
            out.add(fact.name());
            out.add(reward);
            out.add(returnBps);
            out.add(learningRate);
            out.add(anchorStrength);
        }

        private static Outcome read(Timeframe timeframe, StateSource in) {
            return new Outcome(
                    ModelName.valueOf(in.nextText()),
                    timeframe,
                    in.nextLong(),
                    in.nextDouble(),
                    in.nextDouble(),
                    Direction.valueOf(in.nextText()),
                    in.nextDouble(),
                    Direction.valueOf(in.nextText()),
                    in.nextDouble(),
                    in.nextDouble(),
                    in.nextDouble(),
                    in.nextDouble());
        }
    }

    void save(StateSink out) {
        out.add(number);
        out.add(decision);
        out.add(key);
        outcome.save(out);
    }

    static PatternEvent read(Timeframe timeframe, StateSource in) {
        long number = in.nextLong();
        boolean decision = in.nextBoolean();
        return new PatternEvent(number, decision, in.nextText(), Outcome.read(timeframe, in));
    }
}
