package io.foretick.venue.amm.inclusion;

import java.util.Optional;

/// Chooses bribes by what became of its own ones: all that a bidder knows who cannot look into the
/// builders' heads. Owned by whoever bids, on one thread; allocates only when it learns.
///
/// How it works: as long as its record does not tell how a bribe matters it pays an eighth to a
/// half of what is at stake, in turn, so as to see both outcomes. From then on it pays what is best
/// by the likeliest model, but for every eighth transaction, which goes on trying. It learns after
/// every sixteenth outcome.
public final class LearningBidder {

    private static final int TRIED_SHARES = 4;
    private static final int TRIES_EVERY = 8;
    private static final int LEARNS_EVERY = 16;

    private final InclusionRecord record;
    private Optional<Inclusion> model = Optional.empty();
    private long heard;
    private long tries;

    /// Knows nothing yet.
    ///
    /// @param memory how many outcomes it learns from, the last ones
    public LearningBidder(int memory) {
        record = new InclusionRecord(memory);
    }

    /// What to pay for a transaction that is worth `value` when included; nothing for what is worth
    /// nothing.
    public double bribe(double value) {
        if (!(value > 0.0)) {
            return 0.0;
        }
        if (model.isPresent() && heard % TRIES_EVERY != 0) {
            return model.get().best(value, 0.0, value);
        }
        double share = (tries++ % TRIED_SHARES + 1) / (2.0 * TRIED_SHARES);
        return value * share;
    }

    /// What became of a transaction with this bribe. A record that tells nothing any more, since
    /// all were included, leaves the model as it is.
    public void heard(double bribe, boolean wasIncluded) {
        record.add(bribe, wasIncluded);
        heard++;
        if (heard % LEARNS_EVERY == 0) {
            model = record.fit().or(() -> model);
        }
    }

    /// What it takes for the law of inclusion; empty until it has learnt one.
    public Optional<Inclusion> model() {
        return model;
    }
}
