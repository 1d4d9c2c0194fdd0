package io.foretick.venue.lob.replay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.foretick.event.Side;
import io.foretick.venue.lob.OrderKind;
import io.foretick.venue.lob.replay.Story.Seen;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;

/// Where the rules of hftbacktest 1.8.4 and the better ones part.
class ReplayRulesTest {

    private static final long MICRO = Story.MICRO;

    /// 10 in front and 5 behind; of 4 that leave, 2.67 stood in front: a print of 10 reaches 2.67
    /// lots past the queue.
    @ParameterizedTest
    @CsvSource({"CORRECT, 3", "HFTBACKTEST_1_8, 2"})
    void partsAreRoundedOrCut(ReplayRules rules, long lots) {
        Story story =
                story(rules)
                        .with(QueueModel.named("power3", 1, 0.001))
                        .bid(30, 100, 15)
                        .bid(40, 100, 11)
                        .trade(Side.SELL, 50, 100, 10);
        FeedReplay replay = story.begin();
        replay.submitBuy(1, 100, 20, OrderKind.POST_ONLY);
        replay.elapse(80 * MICRO);
        assertEquals(
                List.of(new Seen(1, 100, lots, true, OrderStatus.PARTIALLY_FILLED)), story.fills);
    }

    @ParameterizedTest
    @CsvSource({"CORRECT, 4", "HFTBACKTEST_1_8, 7"})
    void ordersShareAPrintOrFillAsIfAlone(ReplayRules rules, long lots) {
        FeedReplay replay = story(rules).trade(Side.SELL, 30, 100, 14).begin();
        replay.submitBuy(1, 100, 3, OrderKind.POST_ONLY);
        replay.submitBuy(2, 100, 30, OrderKind.POST_ONLY);
        replay.elapse(80 * MICRO);
        assertEquals(lots, replay.positionLots());
    }

    @ParameterizedTest
    @CsvSource({"CORRECT, 4", "HFTBACKTEST_1_8, 3"})
    void modifiedOrderCountsWhatHasFilledOrKeepsItsRest(ReplayRules rules, long openLots) {
        FeedReplay replay = story(rules).trade(Side.SELL, 30, 100, 12).begin();
        replay.submitBuy(1, 100, 5, OrderKind.POST_ONLY);
        replay.elapse(25 * MICRO);
        assertTrue(replay.modify(1, 99, 6));
        replay.elapse(20 * MICRO);
        assertEquals(openLots, replay.order(0).openLots());
        assertEquals(6, replay.order(0).lots());
        assertEquals(99, replay.order(0).tick());
    }

    /// Doubles of today's times are 256 nanoseconds apart.
    @Test
    void timesHaveTheGrainOfADoubleUnderTheOldRules() {
        long nowNs = 1_723_161_256_302_000_128L;
        assertEquals(nowNs + 300, ReplayRules.CORRECT.after(nowNs, 300));
        assertEquals(nowNs + 256, ReplayRules.HFTBACKTEST_1_8.after(nowNs, 300));
    }

    private static Story story(ReplayRules rules) {
        return Story.withBook().bid(100, 90, 1).with(rules);
    }
}
