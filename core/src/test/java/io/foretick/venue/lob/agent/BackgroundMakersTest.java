package io.foretick.venue.lob.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.foretick.event.Side;
import io.foretick.venue.lob.FifoBook;
import io.foretick.venue.lob.FillSink;
import io.foretick.venue.lob.OrderKind;
import io.foretick.venue.lob.SelfTrade;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.SplittableRandom;

class BackgroundMakersTest {

    private static final int MAKERS = Owner.MAKERS.ordinal();
    private static final int TAPE = Owner.TAPE.ordinal();

    private final FifoBook book = new FifoBook(SelfTrade.CANCELS_RESTING, new ToMakers(), 4);
    private BackgroundMakers makers = makers(2, 1, 3, 10);

    @Test
    void ladderStandsAroundTheOutsidePrice() {
        makers.follow(100);
        assertEquals(98, book.bestBidTick());
        assertEquals(102, book.bestAskTick());
        assertEquals(3, book.levels(Side.BUY));
        assertEquals(3, book.levels(Side.SELL));
        assertEquals(96, makers.furthestTick(Side.BUY));
        assertEquals(104, makers.furthestTick(Side.SELL));
    }

    @Test
    void levelsOfCoarseLaddersAreMultiplesOfTheStep() {
        makers = makers(2, 5, 3, 10);
        makers.follow(100);
        assertEquals(95, book.bestBidTick());
        assertEquals(105, book.bestAskTick());
        assertEquals(85, makers.furthestTick(Side.BUY));
        makers.follow(97);
        assertEquals(95, book.bestBidTick());
        assertEquals(100, book.bestAskTick());
    }

    @Test
    void levelsThatStayKeepTheirOrders() {
        makers.follow(100);
        long ours = book.place(OrderKind.POST_ONLY, Side.BUY, 97, 5, Owner.US.ordinal());
        makers.follow(101);
        makers.follow(99);
        assertEquals(10, book.lotsAhead(ours));
        assertEquals(15, book.lotsAt(Side.BUY, 97));
    }

    @Test
    void levelThatLeftComesBackBehindOthers() {
        makers.follow(100);
        long ours = book.place(OrderKind.POST_ONLY, Side.BUY, 98, 5, Owner.US.ordinal());
        makers.follow(99); // their best bid is 97 now
        assertEquals(5, book.lotsAt(Side.BUY, 98));
        makers.follow(100);
        assertEquals(0, book.lotsAhead(ours));
        assertEquals(15, book.lotsAt(Side.BUY, 98));
    }

    @Test
    void quoteInTheWayIsRespectedAtFirstAndThenTaken() {
        makers.follow(100);
        long ours = book.place(OrderKind.POST_ONLY, Side.SELL, 101, 4, Owner.US.ordinal());
        makers.follow(103);
        assertEquals(4, book.openLots(ours));
        assertEquals(100, book.bestBidTick());
        makers.takeWhatIsInTheWay();
        assertEquals(0, book.openLots(ours));
        assertEquals(6, book.lotsAt(Side.BUY, 101), "what was left of the order that took");
        makers.follow(103);
        assertEquals(10, book.lotsAt(Side.BUY, 101));
    }

    /// Whatever happened before, a ladder that nobody stands in is whole again.
    @ParameterizedTest(name = "half spread {0}, step {1}, {2} levels")
    @CsvSource({"1, 1, 1", "1, 1, 10", "3, 1, 64", "2, 7, 5", "50, 20, 63"})
    void ladderIsWholeAfterEveryMove(long half, long step, int levels) {
        makers = makers(half, step, levels, 10);
        SplittableRandom random = new SplittableRandom(levels);
        long tick = -40;
        for (int k = 0; k < 5_000; k++) {
            int jump = random.nextInt(20) == 0 ? 1_000 : 4;
            tick += random.nextInt(-jump, jump + 1);
            makers.follow(tick);
            assertWhole(Side.BUY, Math.floorDiv(tick - half, step) * step, -step, levels);
            assertWhole(Side.SELL, Math.ceilDiv(tick + half, step) * step, step, levels);
            book.market(random.nextBoolean() ? Side.BUY : Side.SELL, 1 + random.nextInt(35), TAPE);
        }
    }

    private void assertWhole(Side side, long best, long step, int levels) {
        assertEquals(levels, book.levels(side));
        for (int level = 0; level < levels; level++) {
            assertEquals(best + level * step, book.tickOfLevel(side, level));
            assertEquals(10, book.lotsAt(side, best + level * step));
        }
    }

    private BackgroundMakers makers(long half, long step, int levels, long depth) {
        return new BackgroundMakers(book, new AgentSettings.Makers(half, step, levels, depth));
    }

    private final class ToMakers implements FillSink {

        @Override
        public void onFill(long order, int takerOwner, Side takerSide, long tick, long lots) {
            if (book.owner(order) == MAKERS) {
                makers.onFill(takerSide.opposite(), tick, lots);
            }
        }

        @Override
        public void onClose(long order, long lotsLeft) {}
    }
}
