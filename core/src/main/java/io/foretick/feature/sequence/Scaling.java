package io.foretick.feature.sequence;

import io.foretick.base.Checks;

/// What returns and volumes are measured in before they are standardised.
public sealed interface Scaling {

    /// Returns as they are, volumes in the mean volume of the training range.
    record Fixed() implements Scaling {}

    /// Free of scale: returns in recent volatility, volumes in the recent mean volume, so that a
    /// quiet and a wild day look alike.
    ///
    /// @param spanSeconds how far back "recent" goes
    record Trailing(int spanSeconds) implements Scaling {

        public Trailing {
            Checks.positive(spanSeconds, "spanSeconds");
        }
    }
}
