package io.foretick.venue.paper;

import static io.foretick.venue.paper.PaperDesk.MARKET;
import static io.foretick.venue.paper.PaperDesk.e8;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.foretick.base.E8;
import io.foretick.base.Times;
import io.foretick.event.BookChanges;
import io.foretick.event.Command;
import io.foretick.event.Event;
import io.foretick.event.FeeSchedule;
import io.foretick.event.OrderTerms;
import io.foretick.event.Outcome;
import io.foretick.event.Resolution;
import io.foretick.event.Side;
import io.foretick.event.TimeInForce;
import io.foretick.testing.Markets;
import io.foretick.testing.StateTape;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;

/// What the paper venue forgets of a market, and what it never does.
class SettledMarketTest {

    private final PaperDesk desk = PaperDesk.plain();

    @Test
    void aSettledMarketStaysEndedThoughItIsListedAgainAndLoadedAgain() {
        desk.own("10");
        desk.resolve(Resolution.UP);
        desk.reports.clear();
        Event.Listed again = listed(MARKET);
        desk.input(again);
        desk.buy("0.51", "10", TimeInForce.FOK);
        assertEquals(List.of("rejected 2: " + Refusals.ENDED_MARKET), desk.reports);

        var tape = new StateTape();
        desk.venue.save(tape);
        var restarted = new PaperVenue(PaperSettings.of(1_000 * E8.ONE).withLatencyNs(0));
        restarted.on(again);
        restarted.load(tape);
        assertTrue(tape.isSpent());
        assertEquals(desk.venue.cashE8(), restarted.cashE8());
        var order = new Command.PlaceOrder(9_000 * Times.MILLI_NS, 7, MARKET, "test", terms());
        restarted.execute(order);
        List<Event> got = new ArrayList<>();
        restarted.deliver(10_000 * Times.MILLI_NS, got::add);
        restarted.deliver(10_000 * Times.MILLI_NS, got::add);
        Event.OrderRejected refused = (Event.OrderRejected) got.getFirst();
        assertEquals(Refusals.ENDED_MARKET, refused.reason());
    }

    @Test
    void whatItKeepsAndSavesOfAMarketEndsWithTheMarket() {
        desk.resolve(Resolution.UP);
        int first = PaperDesk.MARKET + 1;
        for (int market = first; market < first + 20; market++) {
            live(market);
        }
        int early = itemsSaved();
        for (int market = first + 20; market < first + 2_000; market++) {
            live(market);
        }
        int walletWords = 4 * 2_000 * 2; // two tokens, held and reserved, grown by doubling
        assertTrue(itemsSaved() <= early + walletWords, () -> early + " then " + itemsSaved());
    }

    /// One market from its listing to its end, with a book that would not be small to keep.
    private void live(int market) {
        desk.input(listed(market));
        var changes = new BookChanges.Builder().clear(market);
        for (int cents = 1; cents < 50; cents++) {
            changes.bid(market, e8("0.01") * cents, E8.ONE)
                    .ask(market, E8.ONE - e8("0.01") * cents, E8.ONE);
        }
        desk.update(changes);
        desk.input(new Event.MarketResolved(Markets.stamp(0), market, Resolution.DOWN, 0));
    }

    private int itemsSaved() {
        var tape = new StateTape();
        desk.venue.save(tape);
        return tape.items().size();
    }

    private static Event.Listed listed(int market) {
        String slug = "abc-updown-5m-" + market;
        return new Event.Listed(
                Markets.stamp(0), market, Markets.fiveMinutes(slug, FeeSchedule.NONE));
    }

    private static OrderTerms terms() {
        return new OrderTerms(
                Outcome.UP, Side.BUY, e8("0.51"), e8("10"), TimeInForce.FOK, false, 0);
    }
}
