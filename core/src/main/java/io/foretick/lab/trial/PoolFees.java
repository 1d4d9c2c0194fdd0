package io.foretick.lab.trial;

import io.foretick.base.E8;
import io.foretick.lab.spec.BribeSpec;
import io.foretick.venue.amm.inclusion.BribePolicy;
import io.foretick.venue.amm.inclusion.Inclusion;
import io.foretick.venue.amm.inclusion.LearningBidder;

/// What a trial pays to be in a block. Owned by one trial.
///
/// @param inclusion how the chain includes, which bidders that learn are not told
/// @param bidder what chooses the bribes
record PoolFees(Inclusion inclusion, Bidder bidder) {

    /// Chooses bribes.
    interface Bidder {

        /// The bribe in dollars for a transaction that is worth so much when included.
        double bribe(double valueUsd);

        /// What became of a bribe; most do not care.
        default void heard(double bribeUsd, boolean wasIncluded) {}
    }

    static PoolFees of(BribeSpec bribe) {
        Inclusion market = Inclusion.ofGoingRate(bribe.steepness(), bribe.baseUsd());
        return switch (bribe.mode()) {
            case NONE -> of(Inclusion.CERTAIN, new BribePolicy.Fixed(0));
            case PERCENTILE -> of(market, new BribePolicy.Percentile(bribe.percentile() / 100));
            case FIXED -> of(market, new BribePolicy.Fixed(bribe.fixedUsd()));
            case ADAPTIVE -> of(market, new BribePolicy.Best());
            case LEARNED -> new PoolFees(market, learner(bribe.memory()));
        };
    }

    private static PoolFees of(Inclusion inclusion, BribePolicy policy) {
        return new PoolFees(inclusion, valueUsd -> policy.bribe(inclusion, valueUsd));
    }

    private static Bidder learner(int memory) {
        var learner = new LearningBidder(memory);
        return new Bidder() {

            @Override
            public double bribe(double valueUsd) {
                return learner.bribe(valueUsd);
            }

            @Override
            public void heard(double bribeUsd, boolean wasIncluded) {
                learner.heard(bribeUsd, wasIncluded);
            }
        };
    }

    /// The bribe for a transaction that is worth so much when included.
    long bribeE8(double valueUsd) {
        return E8.ofDouble(bidder.bribe(valueUsd));
    }

    /// What became of a transaction with this bribe.
    void heard(long bribeE8, boolean wasIncluded) {
        bidder.heard(E8.toDouble(bribeE8), wasIncluded);
    }
}
