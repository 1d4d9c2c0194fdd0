package io.foretick.venue.recording;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import io.foretick.event.Event;
import io.foretick.event.Market;
import io.foretick.event.Resolution;
import io.foretick.event.SkipReason;
import io.foretick.event.Source;
import io.foretick.event.Window;
import io.foretick.testing.SharedFiles;
import io.foretick.venue.Listings;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/// Every recording that lies beside the project is read to its last line, and no line is lost.
class RecordedDataTest {

    private static final SharedFiles DATA = SharedFiles.data();

    @TestFactory
    Stream<DynamicTest> countsEveryLineOnce() {
        return DATA.cases("*.gz", RecordedDataTest::checkCount);
    }

    @TestFactory
    Stream<DynamicTest> countsTheLinesOfArchives() {
        return DATA.cases(
                "*.zip",
                file -> {
                    Reading read = RecordingFiles.read(file);
                    assertEquals(Map.of(Source.BYBIT, read.messages()), read.bySource());
                    assertEquals(Map.of(SkipReason.UNKNOWN, read.messages()), read.skipped());
                });
    }

    @TestFactory
    Stream<DynamicTest> refusesCandlesOfFutures() {
        return DATA.cases(
                "LINKUSDT*.csv.gz",
                file -> {
                    IOException refused =
                            assertThrows(
                                    UnrecognisedInputException.class,
                                    () -> InputFiles.find(List.of(file)));
                    assertTrue(String.valueOf(refused.getMessage()).contains("futures"));
                });
    }

    private static void checkCount(Path file) throws IOException {
        InputFiles inputs;
        try {
            inputs = InputFiles.find(List.of(file));
        } catch (UnrecognisedInputException e) {
            String name = String.valueOf(file.getFileName());
            assertTrue(name.matches("(uniswap|LINKUSDT).*"), e::getMessage);
            return; // neither is a recording of a spot price or of a prediction market
        }
        long startNs = System.nanoTime();
        Listings listings = new Listings();
        Reading read = Reading.of(inputs, listings, MergedInput.usualFeeds(listings));
        double seconds = (System.nanoTime() - startNs) / 1e9;
        System.out.printf(
                "%s %s: %d messages %s, %d events, %.0f messages/s%n",
                file.getFileName(),
                inputs.files().getFirst().format(),
                read.messages(),
                read.skipped(),
                read.events().size(),
                read.messages() / seconds);
        long expected = inputs.files().getFirst().format().isMarketList() ? 0 : lines(file);
        assertEquals(expected, read.messages());
        assertEquals(List.of(), read.problems());
    }

    /// Lines that are neither blank nor comments; a first one without a digit is a header.
    private static long lines(Path file) throws IOException {
        try (InputStream raw = Files.newInputStream(file);
                BufferedReader reader =
                        new BufferedReader(
                                new InputStreamReader(
                                        new GZIPInputStream(raw), StandardCharsets.UTF_8))) {
            List<String> lines =
                    reader.lines()
                            .filter(line -> !line.isBlank() && !line.startsWith("#"))
                            .toList();
            boolean header = lines.getFirst().chars().noneMatch(Character::isDigit);
            return header ? lines.size() - 1 : lines.size();
        }
    }

    @Test
    void mergesAWholeFolder() throws IOException {
        List<Path> quotes = DATA.find("quotes_*.csv.gz");
        assumeFalse(quotes.isEmpty());
        InputFiles inputs = InputFiles.find(List.of(quotes.getFirst().getParent()));
        Reading read = Reading.of(inputs, Map.of());
        System.out.println(
                "folder: "
                        + read.messages()
                        + " "
                        + read.bySource()
                        + read.skipped()
                        + " "
                        + inputs.ignored()
                        + read.problems().size());
        assertTrue(read.ordered());
    }

    @TestFactory
    Stream<DynamicTest> sessionsNameTheirMarketsBeforeTheirFrames() {
        return DATA.cases(
                "*.raw_messages.jsonl.gz",
                file -> {
                    String list = file.toString().replace("raw_messages", "markets");
                    InputFiles inputs = InputFiles.find(List.of(file, Path.of(list)));
                    Listings listings = new Listings();
                    Reading read = Reading.of(inputs, listings, MergedInput.usualFeeds(listings));
                    System.out.println(file.getFileName() + " " + read.skipped());
                    assertEquals(0, read.skipped().getOrDefault(SkipReason.MALFORMED, 0L));
                    assertTrue(read.events().stream().anyMatch(Event.BookUpdate.class::isInstance));
                    assertTrue(((Event.Listed) read.events().getFirst()).at().frame() == 0);
                });
    }

    /// The venue's outcomes follow from the oracle's own seconds and the published strikes.
    @TestFactory
    Stream<DynamicTest> outcomesFollowFromTheOraclesSeconds() {
        return DATA.cases(
                "BTCUSD-prices-*.csv.gz",
                file -> {
                    Reading read =
                            Reading.of(
                                    InputFiles.find(List.of(file.toAbsolutePath().getParent())),
                                    Map.of());
                    Map<Long, Long> priceOfSecond = new HashMap<>();
                    Map<Integer, Market> markets = new HashMap<>();
                    int checked = 0;
                    for (Event event : read.events()) {
                        switch (event) {
                            case Event.OracleTick tick ->
                                    priceOfSecond.put(tick.at().venueNs(), tick.priceE8());
                            case Event.Listed(_, int number, Market market) ->
                                    markets.put(number, market);
                            case Event.StrikePublished(_, int number, long strikeE8) -> {
                                Long atStart = priceOfSecond.get(window(markets, number).startNs());
                                if (atStart != null) {
                                    assertEquals(atStart, strikeE8);
                                }
                            }
                            case Event.MarketResolved(_, int number, Resolution up, _) -> {
                                Window window = window(markets, number);
                                Long start = priceOfSecond.get(window.startNs());
                                Long end = priceOfSecond.get(window.endNs());
                                if (start != null && end != null) {
                                    assertEquals(
                                            end >= start ? Resolution.UP : Resolution.DOWN, up);
                                    checked++;
                                }
                            }
                            default -> {}
                        }
                    }
                    System.out.println(checked + " outcomes follow from the oracle");
                    assertTrue(checked > 100);
                });
    }

    private static Window window(Map<Integer, Market> markets, int number) {
        return Objects.requireNonNull(markets.get(number)).window();
    }
}
