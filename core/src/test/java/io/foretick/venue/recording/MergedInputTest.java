package io.foretick.venue.recording;

import static io.foretick.venue.recording.RecordingFiles.lines;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.foretick.base.Times;
import io.foretick.event.Event;
import io.foretick.event.SkipReason;
import io.foretick.event.Source;
import io.foretick.venue.FrameDecoder;
import io.foretick.venue.Listings;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

class MergedInputTest {

    private static final long START_MS = 1_771_347_907_000L;

    @TempDir Path folder;

    /// What the decoders of feeds were given, in order.
    private final List<String> seen = new ArrayList<>();

    private Reading read(Path... paths) throws IOException {
        FrameDecoder echo =
                (at, frame, offset, length, sink) -> {
                    seen.add(new String(frame, offset, length, StandardCharsets.UTF_8));
                    sink.accept(new Event.FrameSkipped(at, SkipReason.CONTROL));
                };
        Map<Source, FrameDecoder> feeds = new EnumMap<>(Source.class);
        feeds.put(Source.BINANCE, echo);
        feeds.put(Source.POLYMARKET_CLOB, echo);
        feeds.put(Source.POLYMARKET_RTDS, echo);
        seen.clear();
        return Reading.of(InputFiles.find(List.of(paths)), new Listings(), feeds);
    }

    private RecordingFiles files() {
        return new RecordingFiles(folder);
    }

    private static String received(long ms, String id) {
        return ms * Times.MILLI_NS + " {\"stream\":\"" + id + "\"}";
    }

    private static String stream(String id) {
        return "{\"stream\":\"" + id + "\"}";
    }

    private static String session(String source, long ms, String payload) {
        return "{\"run_id\":\"r\",\"source\":\""
                + source
                + "\",\"recv_wall_ts\":"
                + ms
                + ",\"recv_mono_ns\":5,\"ingest_seq\":1,\"payload\":\""
                + payload
                + "\"}";
    }

    /// However a stream is split into files, it comes together in the same order.
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 20260101})
    void anySplitIntoFilesMergesBackToTheSameOrder(long seed) throws IOException {
        SplittableRandom random = new SplittableRandom(seed);
        int fileCount = 1 + random.nextInt(5);
        List<List<String>> parts = new ArrayList<>();
        for (int k = 0; k < fileCount; k++) {
            parts.add(new ArrayList<>());
        }
        List<String> whole = new ArrayList<>();
        long ms = START_MS;
        for (int k = 0; k < 500; k++) {
            ms += 1 + random.nextInt(5);
            parts.get(random.nextInt(fileCount)).add(received(ms, "m" + k));
            whole.add(stream("m" + k));
        }
        parts.removeIf(List::isEmpty);
        Path[] paths = new Path[parts.size()];
        for (int k = 0; k < paths.length; k++) {
            paths[k] = files().gzip("part" + k + ".gz", lines(parts.get(k).stream()));
        }
        Reading reading = read(paths);
        assertEquals(whole, seen);
        assertEquals(500, reading.messages());
        assertTrue(reading.ordered());
    }

    @Test
    void messagesOfOneTimeComeBySourceThenFileThenLine() throws IOException {
        Path session =
                files().write(
                                "session.jsonl",
                                lines(
                                        session("polymarket_clob", START_MS, "c"),
                                        session("binance", START_MS, "d")));
        Path first = files().write("1", lines(received(START_MS, "a"), received(START_MS, "b")));
        read(session, first);
        // The session's first line holds back its second: a file is never reordered.
        assertEquals(List.of(stream("a"), stream("b"), "c", "d"), seen);
    }

    @Test
    void timeThatRunsBackInAFileDoesNotHoldItsMessagesBack() throws IOException {
        Path back =
                files().write(
                                "back",
                                lines(
                                        received(START_MS + 50, "a"),
                                        received(START_MS + 10, "b"),
                                        received(START_MS + 60, "c")));
        Path other = files().write("other", lines(received(START_MS + 55, "x")));
        Reading reading = read(back, other);
        assertEquals(List.of(stream("a"), stream("b"), stream("x"), stream("c")), seen);
        Event second = reading.events().get(1);
        assertEquals((START_MS + 10) * Times.MILLI_NS, second.at().receiveNs());
        assertEquals((START_MS + 50) * Times.MILLI_NS, second.timeNs());
    }

    @Test
    void sessionsGiveThePayloadOfEachSource() throws IOException {
        String payload = "{\\\"a\\\":\\\"\\u00e9\\\\n\\\"}";
        Path path =
                files().gzip(
                                "s.jsonl.gz",
                                lines(
                                        session("binance", START_MS, payload),
                                        session("polymarket_rtds_chainlink", START_MS + 1, payload),
                                        session("pyth_proxy", START_MS + 2, payload),
                                        session("elsewhere", START_MS + 3, payload)));
        Reading reading = read(path);
        assertEquals(List.of("{\"a\":\"é\\n\"}", "{\"a\":\"é\\n\"}"), seen);
        assertEquals(
                Map.of(
                        Source.BINANCE, 1L,
                        Source.POLYMARKET_RTDS, 1L,
                        Source.PYTH, 1L,
                        Source.UNKNOWN, 1L),
                reading.bySource());
        assertEquals(Map.of(SkipReason.CONTROL, 2L, SkipReason.UNKNOWN, 2L), reading.skipped());
    }

    @Test
    void sessionsUseTheFinerClockWhereItIsTheSame() throws IOException {
        String fine = session("binance", START_MS, "x");
        long nanos = START_MS * Times.MILLI_NS + 123_456;
        Path path = files().write("s", lines(fine.replace(":5,", ":" + nanos + ","), fine));
        Reading reading = read(path);
        assertEquals(nanos, reading.events().getFirst().at().receiveNs());
        assertEquals(START_MS * Times.MILLI_NS, reading.events().getLast().at().receiveNs());
    }

    @Test
    void linesThatCannotBeReadAreCountedWhereTheyStand() throws IOException {
        Path path =
                files().write(
                                "x",
                                lines(
                                        received(START_MS, "a"),
                                        "garbage",
                                        "99999999999999999999999 {}",
                                        "1771347907000000001",
                                        received(START_MS + 5, "b")));
        Path other = files().write("y", lines(received(START_MS + 1, "between")));
        Reading reading = read(path, other);
        assertEquals(6, reading.messages());
        assertEquals(Map.of(SkipReason.MALFORMED, 3L, SkipReason.CONTROL, 3L), reading.skipped());
        assertEquals(Map.of(Source.BINANCE, 6L), reading.bySource());
        assertEquals(List.of(stream("a"), stream("between"), stream("b")), seen);
    }

    @Test
    void brokenSessionLinesAreMalformed() throws IOException {
        Path path =
                files().write(
                                "s",
                                lines(
                                        session("binance", START_MS, "a"),
                                        session("binance", START_MS, "b").substring(0, 60),
                                        "[1,2]",
                                        "{\"source\":\"binance\"}",
                                        "{\"source\":3,\"recv_wall_ts\":\"x\",\"payload\":{}}",
                                        session("binance", -5, "c"),
                                        session("binance", START_MS + 1, "d")));
        Reading reading = read(path);
        assertEquals(7, reading.messages());
        assertEquals(Map.of(SkipReason.MALFORMED, 5L, SkipReason.CONTROL, 2L), reading.skipped());
        assertEquals(List.of("a", "d"), seen);
    }

    @Test
    void allBeforeTheBreakOfAGzipFileIsUsedAndTheBreakIsNamed() throws IOException {
        StringBuilder text = new StringBuilder();
        SplittableRandom random = new SplittableRandom(3);
        for (int k = 0; k < 5_000; k++) {
            text.append(received(START_MS + k, "m" + random.nextLong())).append('\n');
        }
        Path cut = files().cutGzip("cut.gz", text.toString(), 20_000);
        Reading reading = read(cut);
        assertTrue(seen.size() > 2_000);
        assertEquals(seen.size() + 1, reading.messages());
        assertEquals(1, reading.skipped().get(SkipReason.MALFORMED));
        assertEquals(1, reading.problems().size());
        String problem = reading.problems().getFirst();
        assertTrue(problem.startsWith(cut + " line " + reading.messages() + ": "), problem);
    }

    @Test
    void aLastLineWithoutEndIsAMessage() throws IOException {
        read(files().write("x", received(START_MS, "a") + "\n" + received(START_MS, "b")));
        assertEquals(List.of(stream("a"), stream("b")), seen);
    }

    @Test
    void bybitsArchiveIsReadByItsOwnTime() throws IOException {
        Path path =
                files().zip(
                                "x.zip",
                                "x.data",
                                lines(
                                        "{\"topic\":\"orderbook.500.X\",\"ts\":1733011200691,\"data\":{}}",
                                        "{\"topic\":\"orderbook.500.X\",\"data\":{}}"));
        Reading reading = read(path);
        assertEquals(Map.of(Source.BYBIT, 2L), reading.bySource());
        assertEquals(Map.of(SkipReason.UNKNOWN, 1L, SkipReason.MALFORMED, 1L), reading.skipped());
        assertEquals(1_733_011_200_691_000_000L, reading.events().getFirst().at().receiveNs());
    }
}
