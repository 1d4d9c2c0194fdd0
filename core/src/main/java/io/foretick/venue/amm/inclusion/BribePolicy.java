package io.foretick.venue.amm.inclusion;

import io.foretick.base.Checks;

/// How much is paid to be included. Each is a value without memory; what was learnt from the past
/// sits in the [Inclusion] that it is asked with.
public sealed interface BribePolicy {

    /// What to pay for a transaction that is worth `value` when included. Never negative.
    double bribe(Inclusion inclusion, double value);

    /// The same for each transaction.
    record Fixed(double amount) implements BribePolicy {

        public Fixed {
            Checks.inRange(amount, 0.0, Double.MAX_VALUE, "amount");
        }

        @Override
        public double bribe(Inclusion inclusion, double value) {
            return amount;
        }
    }

    /// Enough for a wanted probability, whatever is at stake.
    record Percentile(double probability) implements BribePolicy {

        public Percentile {
            Checks.inRange(probability, 0.0, 1.0, "probability");
        }

        @Override
        public double bribe(Inclusion inclusion, double value) {
            return inclusion.bribeFor(probability);
        }
    }

    /// The greatest expected gain where only the included pay; nothing for what is worth nothing.
    record Best() implements BribePolicy {

        @Override
        public double bribe(Inclusion inclusion, double value) {
            return value > 0.0 ? inclusion.best(value, 0.0, value) : 0.0;
        }
    }

    /// The greatest expected gain where the tip is paid in any case.
    record BestPaidAlways() implements BribePolicy {

        @Override
        public double bribe(Inclusion inclusion, double value) {
            return value > 0.0 ? inclusion.bestPaidAlways(value, 0.0, value) : 0.0;
        }
    }
}
