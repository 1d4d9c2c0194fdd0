package io.foretick.market;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.foretick.event.BookChanges;
import io.foretick.event.Event;
import io.foretick.testing.Markets;
import io.foretick.testing.StateTape;

import org.junit.jupiter.api.Test;

class BookTest {

    private static final int OURS = 7;
    private static final int OTHER = 8;

    private final Book book = new Book();

    @Test
    void isNotTrustedBeforeItsFirstSnapshot() {
        apply(changes().bid(OURS, 50, 1));
        assertFalse(book.trusted());
        assertEquals(0, book.epoch());
    }

    @Test
    void isTrustedFromASnapshotOn() {
        apply(changes().clear(OURS).bid(OURS, 50, 1).ask(OURS, 52, 1));
        assertTrue(book.trusted());
        assertEquals(51, book.midE8());
        assertEquals(1, book.epoch());
    }

    @Test
    void aSnapshotReplacesBothSides() {
        apply(changes().clear(OURS).bid(OURS, 50, 1).ask(OURS, 52, 1));
        apply(changes().clear(OURS).bid(OURS, 40, 1));
        assertEquals(1, book.bids().size());
        assertTrue(book.asks().isEmpty());
        assertFalse(book.twoSided());
    }

    @Test
    void stopsAtTheFirstChangeOfAnotherBook() {
        var update = update(changes().bid(OURS, 50, 1).ask(OURS, 52, 1).bid(OTHER, 1, 1), 5);
        assertEquals(2, book.apply(update, OURS, 0));
        assertEquals(2, book.apply(update, OURS, 2));
        assertEquals(5, book.touchedNs());
    }

    @Test
    void losesItsTrustWhenCrossed() {
        apply(changes().clear(OURS).bid(OURS, 52, 1).ask(OURS, 52, 1));
        assertTrue(book.crossed());
        assertTrue(book.loseIfCrossed());
        assertFalse(book.trusted());
        assertFalse(book.loseIfCrossed());
        assertEquals(2, book.epoch());
    }

    @Test
    void changesDoNotBringTheTrustBack() {
        apply(changes().clear(OURS).bid(OURS, 50, 1));
        book.lose();
        apply(changes().bid(OURS, 51, 1));
        assertFalse(book.trusted());
        apply(changes().clear(OURS).bid(OURS, 50, 1));
        assertTrue(book.trusted());
    }

    @Test
    void aQuoteWithoutAskLeavesTheAsksEmpty() {
        book.apply(new Event.Quote(Markets.stamp(9), OURS, 0, 50, 3, Event.Quote.NO_ASK_E8, 0));
        assertTrue(book.trusted());
        assertEquals(3, book.bids().quantityAtE8(50));
        assertTrue(book.asks().isEmpty());
        assertEquals(9, book.touchedNs());
    }

    @Test
    void readsBackWhatItWrote() {
        apply(changes().clear(OURS).bid(OURS, 50, 1).ask(OURS, 52, 4));
        var tape = new StateTape();
        book.save(tape);
        var read = new Book();
        read.load(tape);
        var again = new StateTape();
        read.save(again);
        assertEquals(tape.items(), again.items());
        assertTrue(tape.isSpent());
    }

    private void apply(BookChanges.Builder changes) {
        book.apply(update(changes, 1), OURS, 0);
    }

    private static Event.BookUpdate update(BookChanges.Builder changes, long timeNs) {
        return new Event.BookUpdate(Markets.stamp(timeNs), 0, 0, changes.build());
    }

    private static BookChanges.Builder changes() {
        return new BookChanges.Builder();
    }
}
