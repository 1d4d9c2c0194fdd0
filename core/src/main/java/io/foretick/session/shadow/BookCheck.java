package io.foretick.session.shadow;

import io.foretick.base.Times;
import io.foretick.event.Market;
import io.foretick.venue.VenueClock;
import io.foretick.venue.live.rest.RestAnswer;
import io.foretick.venue.live.rest.RestClient;
import io.foretick.venue.live.work.Workers;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/// Asks the venue for one book after the other, all the while, and looks whether the session's book
/// stood like that when the venue said so. Runs on a thread of its own until it is closed.
public final class BookCheck implements AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int E8_DIGITS = 8;
    private static final int QUESTIONS = 3;
    private static final long REMEMBER_WALL_NS = Times.SECOND_NS;
    private static final long CATCH_UP_WALL_NS = 20 * Times.SECOND_NS;
    private static final long CHECK_WALL_NS = 20 * Times.SECOND_NS;
    private static final long POLL_WALL_NS = 20 * Times.MILLI_NS;
    // What is on its way, in either direction, when the venue looks at its book.
    private static final long LEEWAY_WALL_NS = 2 * Times.SECOND_NS;

    /// What was found so far.
    ///
    /// @param compared books that were asked for and could be compared
    /// @param diverged of these, books that the session did not have like that, three times in a
    ///   row
    /// @param skipped questions without an answer, or without a trusted book of ours
    public record Counts(long compared, long diverged, long skipped) {}

    private enum Likeness {
        SAME,
        OTHER,
        UNKNOWN
    }

    private final RestClient venue;
    private final VenueClock clock;
    private final BookTwin twin;
    private final Consumer<String> diverged;
    private final Thread thread;
    private volatile Counts counts = new Counts(0, 0, 0);
    private volatile boolean closed;

    private BookCheck(
            RestClient venue, VenueClock clock, BookTwin twin, Consumer<String> diverged) {
        this.venue = venue;
        this.clock = clock;
        this.twin = twin;
        this.diverged = diverged;
        this.thread = Thread.ofPlatform().name("foretick-book-check").unstarted(this::run);
    }

    /// Begins.
    ///
    /// @param venue the REST side of the order book
    /// @param twin follows the session's journal
    /// @param diverged is told of each book that does not agree
    public static BookCheck start(
            RestClient venue, VenueClock clock, BookTwin twin, Consumer<String> diverged) {
        var check = new BookCheck(venue, clock, twin, diverged);
        check.thread.start();
        return check;
    }

    /// What was found so far, from any thread.
    public Counts counts() {
        return counts;
    }

    @Override
    public void close() {
        closed = true;
        thread.interrupt();
    }

    private void run() {
        try {
            while (!closed) {
                List<Map.Entry<Integer, Market>> markets = twin.markets(clock.nowNs());
                boolean checked = false;
                for (Map.Entry<Integer, Market> market : markets) {
                    if (endsSoon(market.getValue())) {
                        continue; // a round takes a minute, and an ended market is followed no more
                    }
                    twin.watch(market.getKey());
                    Workers.pause(REMEMBER_WALL_NS);
                    check(market.getValue());
                    checked = true;
                }
                if (!checked) {
                    Workers.pause(REMEMBER_WALL_NS);
                }
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt(); // closed
        }
    }

    private boolean endsSoon(Market market) {
        long checkNs = Math.round(CHECK_WALL_NS * clock.speed());
        return market.window().endNs() <= clock.nowNs() + checkNs;
    }

    /// The venue may be caught between two changes that it tells in one message; a book that is
    /// wrong stays wrong.
    private void check(Market market) throws InterruptedException {
        for (int question = 1; question <= QUESTIONS; question++) {
            Likeness likeness = compare(market);
            if (likeness == Likeness.UNKNOWN) {
                skip();
                return;
            }
            if (likeness == Likeness.SAME || question == QUESTIONS) {
                count(likeness == Likeness.SAME, market);
                return;
            }
        }
    }

    private Likeness compare(Market market) throws InterruptedException {
        long leewayNs = Math.round(LEEWAY_WALL_NS * clock.speed());
        long askedNs = clock.nowNs();
        RestAnswer answer = venue.get("/book?token_id=" + market.upToken());
        long untilNs = clock.nowNs() + leewayNs;
        if (!(answer instanceof RestAnswer.Body body) || !caughtUp(untilNs)) {
            return Likeness.UNKNOWN;
        }
        try {
            long digest = digest(JSON.readTree(body.bytes()));
            boolean same = twin.stood(digest, askedNs - leewayNs, untilNs);
            boolean known = same || twin.remembered() > 0;
            if (!known) {
                return Likeness.UNKNOWN;
            }
            return same ? Likeness.SAME : Likeness.OTHER;
        } catch (JacksonException | ArithmeticException | NumberFormatException _) {
            return Likeness.UNKNOWN; // no book that anybody could read
        }
    }

    private void count(boolean agrees, Market market) {
        Counts old = counts;
        counts = new Counts(old.compared() + 1, old.diverged() + (agrees ? 0 : 1), old.skipped());
        if (!agrees) {
            diverged.accept("the book of " + market.slug() + " is not the venue's");
        }
    }

    private void skip() {
        Counts old = counts;
        counts = new Counts(old.compared(), old.diverged(), old.skipped() + 1);
    }

    private boolean caughtUp(long untilNs) {
        long giveUpNanoTime = System.nanoTime() + CATCH_UP_WALL_NS;
        while (twin.seenNs() < untilNs) {
            if (closed || System.nanoTime() > giveUpNanoTime) {
                return false;
            }
            LockSupport.parkNanos(this, POLL_WALL_NS);
        }
        return true;
    }

    private static long digest(JsonNode book) {
        return BookTwin.digest(levels(book.path("bids")), levels(book.path("asks")));
    }

    /// The venue lists the best level last.
    private static List<long[]> levels(JsonNode side) {
        var levels = new ArrayList<long[]>();
        for (JsonNode level : side) {
            levels.addFirst(new long[] {amountE8(level, "price"), amountE8(level, "size")});
        }
        return levels;
    }

    private static long amountE8(JsonNode level, String name) {
        return new BigDecimal(level.path(name).asString(""))
                .movePointRight(E8_DIGITS)
                .longValueExact();
    }
}
