package io.foretick.lab.trial;

import io.foretick.base.E8;
import io.foretick.lab.spec.BribeSpec;
import io.foretick.venue.amm.inclusion.BribePolicy;
import io.foretick.venue.amm.inclusion.Inclusion;

/// What a trial pays to be in a block.
record PoolFees(Inclusion inclusion, BribePolicy policy) {

    static PoolFees of(BribeSpec bribe) {
        Inclusion market = Inclusion.ofGoingRate(bribe.steepness(), bribe.baseUsd());
        return switch (bribe.mode()) {
            case NONE -> new PoolFees(Inclusion.CERTAIN, new BribePolicy.Fixed(0));
            case PERCENTILE ->
                    new PoolFees(market, new BribePolicy.Percentile(bribe.percentile() / 100));
            case FIXED -> new PoolFees(market, new BribePolicy.Fixed(bribe.fixedUsd()));
            case ADAPTIVE -> new PoolFees(market, new BribePolicy.Best());
        };
    }

    /// The bribe for a transaction that is worth so much when included.
    long bribeE8(double valueUsd) {
        return E8.ofDouble(policy.bribe(inclusion, valueUsd));
    }
}
