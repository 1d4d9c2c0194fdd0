package io.foretick.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.foretick.base.Digest;
import io.foretick.base.E8;
import io.foretick.base.Seed;
import io.foretick.base.Times;
import io.foretick.event.BookLoss;
import io.foretick.event.Event;
import io.foretick.event.Market;
import io.foretick.event.SettlementRule;
import io.foretick.event.Stamp;
import io.foretick.event.Tie;
import io.foretick.venue.Listings;
import io.foretick.venue.recording.InputFiles;
import io.foretick.venue.recording.MergedInput;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

class DemoRecordingTest {

    private static final int BYTES_MAX = 600_000;
    private static final DemoRecording RECORDING = DemoRecording.of(new Seed(20261005));

    @TempDir private Path folder = Path.of("");

    @Test
    void theGeneratorMakesTheSameOnEveryMachine() {
        var digest = new Digest();
        RECORDING.messages().forEach(digest::add);
        RECORDING.markets().forEach(digest::add);
        assertEquals("c0d4ee144780c7b6", Digest.hex(digest.value()));
    }

    @Test
    void sameRecordingGivesTheSameBytes() throws IOException {
        DemoRecording bundled = RECORDING;
        bundled.write(folder.resolve("a"));
        bundled.write(folder.resolve("b"));
        long size = 0;
        for (String name : List.of(DemoRecording.MESSAGES_FILE, DemoRecording.MARKETS_FILE)) {
            Path file = folder.resolve("a").resolve(name);
            assertEquals(-1, Files.mismatch(file, folder.resolve("b").resolve(name)));
            size += Files.size(file);
        }
        assertTrue(size < BYTES_MAX, size + " bytes");
    }

    @Test
    void everySeedMakesOtherMarkets() {
        DemoRecording one = DemoRecording.of(new Seed(1)).first(30);
        DemoRecording two = DemoRecording.of(new Seed(2)).first(30);
        assertNotEquals(one.messages(), two.messages());
    }

    @Test
    void firstSecondsAreTheStartOfTheWhole() throws IOException {
        DemoRecording whole = RECORDING;
        DemoRecording start = whole.first(60);
        int lines = start.messages().size();
        assertTrue(lines > 300 && lines < whole.messages().size() / 10, lines + " lines");
        assertEquals(whole.messages().subList(0, lines), start.messages());
        assertEquals(whole, whole.first(100_000));
    }

    @Test
    void everyMessageMeansSomething() throws IOException {
        List<Event> events = events(DemoRecording.of(new Seed(3)));
        assertEquals(0, count(events, Event.FrameSkipped.class::isInstance));
        assertTrue(count(events, Event.Quote.class::isInstance) > 1_000);
        assertTrue(count(events, Event.Trade.class::isInstance) > 2_000);
        assertTrue(count(events, Event.OracleTick.class::isInstance) > 4_000);
        assertTrue(count(events, Event.BookUpdate.class::isInstance) > 1_000);
    }

    @Test
    void marketsSettleOnTheMinuteAverageOfTheOracle() throws IOException {
        var rules = new ArrayList<SettlementRule>();
        for (Event event : events(DemoRecording.of(new Seed(4)))) {
            if (event instanceof Event.Listed(_, _, Market market)) {
                rules.add(market.rule());
            }
        }
        assertEquals(12, rules.size());
        for (String symbol : List.of("btc/usd", "eth/usd")) {
            var rule = new SettlementRule.OraclePrice(symbol, 60, Tie.UP);
            assertEquals(6, rules.stream().filter(rule::equals).count());
        }
    }

    @Test
    void ticksGetFinerNearTheEnds() throws IOException {
        List<Event> events = events(RECORDING);
        assertTrue(count(events, DemoRecordingTest::isFineTick) > 0);
        assertTrue(
                count(
                                events,
                                event ->
                                        event instanceof Event.BookLost lost
                                                && lost.reason() == BookLoss.TICK_CHANGE)
                        > 0);
    }

    private static boolean isFineTick(Event event) {
        return event instanceof Event.TickSizeChanged change && change.tickE8() == E8.ONE / 1_000;
    }

    private static long count(List<Event> events, Predicate<Event> which) {
        return events.stream().filter(which).count();
    }

    private List<Event> events(DemoRecording recording) throws IOException {
        recording.write(folder);
        var listings = new Listings();
        var options = new MergedInput.Options(20 * E8.ONE, Times.MINUTE_NS, Times.MINUTE_NS);
        var events = new ArrayList<Event>();
        try (var input =
                MergedInput.open(
                        InputFiles.find(List.of(folder)),
                        listings,
                        MergedInput.usualFeeds(listings),
                        options)) {
            while (input.next()) {
                input.decode(Stamp.internal(input.receiveNs(), input.source()), events::add);
            }
            assertEquals(List.of(), input.problems());
        }
        return events;
    }
}
