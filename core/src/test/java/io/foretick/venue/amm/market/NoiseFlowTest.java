package io.foretick.venue.amm.market;

import static io.foretick.testing.Close.assertClose;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.foretick.base.Seed;
import io.foretick.event.Side;

import org.junit.jupiter.api.Test;

class NoiseFlowTest {

    private static final int BLOCKS = 100_000;

    private final NoiseFlow flow = new NoiseFlow(0.6, 250.0, new Seed(7));

    @Test
    void arrivesBuysAndTradesAsOftenAndAsMuchAsAsked() {
        long traders = 0;
        long buys = 0;
        double notionals = 0.0;
        double squares = 0.0;
        for (long block = 0; block < BLOCKS; block++) {
            int arrivals = flow.arrivals(block);
            for (int k = 0; k < arrivals; k++) {
                double notional = flow.notional(block, k);
                traders++;
                buys += flow.side(block, k) == Side.BUY ? 1 : 0;
                notionals += notional;
                squares += notional * notional;
            }
        }
        assertClose("arrivals", 0.6, traders / (double) BLOCKS, 0.0, 3 * Math.sqrt(0.6 / BLOCKS));
        double root = Math.sqrt((double) traders);
        assertClose("buys", 0.5, buys / (double) traders, 0.0, 1.5 / root);
        assertClose("mean", 250.0, notionals / traders, 0.0, 3 * 250.0 / root);
        assertClose("square", 2 * 250.0 * 250.0, squares / traders, 0.03, 0.0);
    }

    @Test
    void aBlockDoesNotDependOnThoseAskedBefore() {
        var again = new NoiseFlow(0.6, 250.0, new Seed(7));
        assertEquals(flow.notional(77, 3), again.notional(77, 3), 0.0);
        assertEquals(again.arrivals(12), flow.arrivals(12));
        assertEquals(again.side(5, 0), flow.side(5, 0));
    }

    @Test
    void refusesFlowsThatRunBackwards() {
        assertThrows(IllegalArgumentException.class, () -> new NoiseFlow(-1, 1, new Seed(1)));
        assertThrows(IllegalArgumentException.class, () -> new NoiseFlow(1, -1, new Seed(1)));
    }
}
