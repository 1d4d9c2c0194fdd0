package io.foretick.venue.paper;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.foretick.base.E8;
import io.foretick.base.Times;
import io.foretick.event.FeeSchedule;
import io.foretick.event.Outcome;
import io.foretick.testing.Markets;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PaperSimulationTest {

    private static final int STEPS = 4_000;
    private static final PaperSettings NEAR = PaperSettings.of(500 * E8.ONE).withLatencyNs(0);
    private static final PaperSettings FAR =
            PaperSettings.of(500 * E8.ONE).withLatencyNs(70 * Times.MILLI_NS);

    /// Every fill against the naive book, and both views of what we own after every event.
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 20261121})
    void fillsOnlyWhatIsVisibleAndKeepsBothBooksEqual(long seed) {
        assertFlat(new PaperSimulation(seed, Markets.FEES, NEAR).run(STEPS));
        assertFlat(new PaperSimulation(seed, FeeSchedule.NONE, NEAR).run(STEPS));
        assertFlat(new PaperSimulation(seed, Markets.FEES_IN_SHARES, NEAR).run(STEPS));
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 20261121})
    void bothBooksAgreeWheneverNothingIsUnderWay(long seed) {
        assertFlat(new PaperSimulation(seed, Markets.FEES, FAR).run(STEPS));
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void theSameSeedGivesTheSameSession(long seed) {
        long first = new PaperSimulation(seed, Markets.FEES, FAR).run(STEPS).digest();
        assertEquals(first, new PaperSimulation(seed, Markets.FEES, FAR).run(STEPS).digest());
    }

    /// A venue that is saved and loaded after every step goes on as if nothing had happened.
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 20261121})
    void aLoadedVenueGoesOnLikeTheSavedOne(long seed) {
        PaperSimulation whole = new PaperSimulation(seed, Markets.FEES, FAR).run(STEPS);
        PaperSimulation renewed =
                new PaperSimulation(seed, Markets.FEES, FAR).renewing().run(STEPS);
        assertFlat(renewed);
        assertEquals(whole.digest(), renewed.digest());
    }

    private static void assertFlat(PaperSimulation done) {
        assertTrue(done.takerFills() > 50, "only " + done.takerFills() + " taker fills");
        assertTrue(done.makerFills() > 50, "only " + done.makerFills() + " maker fills");
        assertEquals(0, done.account().openOrders());
        assertEquals(0, done.account().reservedE8());
        assertEquals(0, done.account().worstLossE8());
        assertEquals(done.venue().cashE8(), done.account().cashE8());
        assertEquals(0, done.account().position(0).heldE8(Outcome.UP));
    }
}
