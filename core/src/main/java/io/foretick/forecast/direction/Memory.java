package io.foretick.forecast.direction;

import io.foretick.base.StateSink;
import io.foretick.base.StateSource;
import io.foretick.base.Stateful;

/// What a timeframe's models remember of situations and of their decisions in them. Time is that of
/// candles. Owned by one thread.
public interface Memory extends Stateful {

    /// Remembers nothing: for models without pattern memory.
    Memory NONE =
            new Memory() {
                @Override
                public Recall situation(
                        ModelName model, String fineBins, String coarseBins, long nowNs) {
                    return Recall.NOTHING;
                }

                @Override
                public Recall.Decision decision(Recall situation, Direction taken, long nowNs) {
                    return Recall.Decision.unknown(taken);
                }

                @Override
                public void learn(Update update) {}

                @Override
                public void maintain(long nowNs) {}

                @Override
                public void save(StateSink out) {}

                @Override
                public void load(StateSource in) {}
            };

    /// What followed a situation so far; its decision is still unknown.
    Recall situation(ModelName model, String fineBins, String coarseBins, long nowNs);

    /// How deciding so in this situation went so far.
    Recall.Decision decision(Recall situation, Direction taken, long nowNs);

    /// Learns what came of a prediction, by its keys.
    void learn(Update update);

    /// Forgets what is too old or too rare, when it is time to.
    void maintain(long nowNs);
}
