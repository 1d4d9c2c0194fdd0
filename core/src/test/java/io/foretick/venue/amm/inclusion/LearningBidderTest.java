package io.foretick.venue.amm.inclusion;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.foretick.base.Seed;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Optional;
import java.util.SplittableRandom;

class LearningBidderTest {

    private static final Inclusion CHAIN = Inclusion.ofGoingRate(3.0, 0.05);
    private static final double STAKE = 0.4;

    private final LearningBidder bidder = new LearningBidder(256);

    /// Its gain of a transaction, over the last half of so many.
    private double meanGain(int transactions, SplittableRandom random) {
        double gain = 0;
        for (int k = 0; k < transactions; k++) {
            double bribe = bidder.bribe(STAKE);
            boolean included = random.nextDouble() < CHAIN.probability(bribe);
            bidder.heard(bribe, included);
            gain += included && k >= transactions / 2 ? STAKE - bribe : 0;
        }
        return gain / (transactions - transactions / 2.0);
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void gainsNearlyWhatWhoeverKnowsTheChainGains(long seed) {
        double mean = meanGain(8_000, new Seed(seed).random());
        double best = CHAIN.gain(STAKE, CHAIN.best(STAKE, 0, STAKE));
        assertTrue(mean > 0.9 * best, mean + " of " + best);
        assertTrue(bidder.model().isPresent());
    }

    @Test
    void triesSharesOfTheStakeBeforeItKnows() {
        for (double share : new double[] {0.125, 0.25, 0.375, 0.5, 0.125}) {
            assertEquals(share * STAKE, bidder.bribe(STAKE));
        }
        assertEquals(0, bidder.bribe(0));
        assertEquals(0, bidder.bribe(-1));
    }

    @Test
    void neverPaysMoreThanIsAtStake() {
        var random = new Seed(4).random();
        for (int k = 0; k < 2_000; k++) {
            double value = random.nextDouble();
            double bribe = bidder.bribe(value);
            assertTrue(bribe >= 0 && bribe <= value, bribe + " for " + value);
            bidder.heard(bribe, random.nextDouble() < CHAIN.probability(bribe));
        }
    }

    @Test
    void keepsWhatItKnowsWhereAllAreIncluded() {
        double _ = meanGain(800, new Seed(5).random());
        Optional<Inclusion> before = bidder.model();
        for (int k = 0; k < 512; k++) {
            bidder.heard(0.1, true);
        }
        assertTrue(before.isPresent());
        assertTrue(bidder.model().isPresent());
    }
}
