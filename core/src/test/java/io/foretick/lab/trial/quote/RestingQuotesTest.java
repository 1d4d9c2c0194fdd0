package io.foretick.lab.trial.quote;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.foretick.event.Side;
import io.foretick.strategy.making.MakerQuotes;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;

class RestingQuotesTest {

    private final List<String> sent = new ArrayList<>();
    private final MakerQuotes wanted = new MakerQuotes(4);
    private boolean cancellable = true;
    private long last;

    private final RestingQuotes resting =
            new RestingQuotes(
                    new QuoteGateway() {
                        @Override
                        public long place(Side side, long tick, long lots) {
                            sent.add(side + " " + lots + " at " + tick);
                            return last++;
                        }

                        @Override
                        public boolean cancel(long orderId) {
                            if (cancellable) {
                                sent.add("cancel " + orderId);
                            }
                            return cancellable;
                        }
                    },
                    4);

    private List<String> follow(long bid, long ask) {
        sent.clear();
        wanted.clear();
        wanted.bid(bid, 1);
        wanted.ask(ask, 1);
        resting.follow(wanted);
        return List.copyOf(sent);
    }

    @Test
    void whatStandsRightKeepsItsPlace() {
        assertEquals(List.of("BUY 1 at 99", "SELL 1 at 101"), follow(99, 101));
        assertEquals(List.of(), follow(99, 101));
        assertEquals(List.of("cancel 0", "BUY 1 at 98"), follow(98, 101));
    }

    @Test
    void aFilledOrderIsPlacedAgain() {
        var _ = follow(99, 101);
        resting.gone(1);
        assertEquals(List.of("SELL 1 at 101"), follow(99, 101));
    }

    @Test
    void aLevelIsNotTakenTwiceWhileItsOldOrderLeaves() {
        var _ = follow(99, 101);
        var _ = follow(98, 101);
        assertEquals(List.of("cancel 2"), follow(99, 101));
        resting.gone(0);
        assertEquals(List.of("BUY 1 at 99"), follow(99, 101));
    }

    @Test
    void aCancelThatCouldNotBeSentIsSentLater() {
        var _ = follow(99, 101);
        cancellable = false;
        assertEquals(List.of("BUY 1 at 98"), follow(98, 101));
        cancellable = true;
        assertEquals(List.of("cancel 0"), follow(98, 101));
    }

    @Test
    void neverHasMoreOrdersThanItMay() {
        for (long tick = 99; tick > 80; tick--) {
            var _ = follow(tick, 101 + (99 - tick));
        }
        assertEquals(4, resting.sent());
    }
}
