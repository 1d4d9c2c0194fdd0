package io.foretick.venue.lob.replay;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.foretick.base.E8;
import io.foretick.event.Side;
import io.foretick.testing.SharedFiles;
import io.foretick.venue.lob.FeedRows;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/// The recorded run of hftbacktest 1.8.4. Under its rules there is no drift: all its counts come
/// out, and whether times have the 256 nanoseconds' grain of its doubles makes no difference here,
/// as a step of 100 ms has that grain too, and no row falls between a message's two times.
class ReplayGoldenTest {

    private static final long TICK_E8 = E8.ONE / 100;
    private static final long LOT_E8 = E8.ONE / 1000;

    @TestFactory
    Stream<DynamicTest> endsAsTheReferenceDid() {
        return SharedFiles.golden().cases("hft_run.json", ReplayGoldenTest::checkReference);
    }

    private static void checkReference(Path file) throws IOException {
        JsonNode expected = JsonMapper.builder().build().readTree(file.toFile());
        var maker = new ReferenceMaker(feed(file), ReplayRules.HFTBACKTEST_1_8);
        int steps = maker.run();
        FeedReplay replay = maker.replay();
        assertEquals(expected.path("steps").asInt(), steps);
        assertEquals(expected.path("trades").asInt(), replay.fills());
        assertEquals(expected.path("position").asDouble(), (double) replay.positionLots() / 1000);
        assertEquals(expected.path("fee").asDouble(), E8.toDouble(replay.feeE8()), 0.5e-6);
        assertEquals(expected.path("balance").asDouble(), E8.toDouble(replay.balanceE8()), 0.5e-4);
    }

    /// The better rules part from the reference in one lot: a part of 8.7 lots beyond the queue is
    /// rounded, not cut.
    @TestFactory
    Stream<DynamicTest> betterRulesEndOneLotApart() {
        return SharedFiles.golden().cases("hft_run.json", ReplayGoldenTest::checkBetterRules);
    }

    private static void checkBetterRules(Path file) throws IOException {
        var maker = new ReferenceMaker(feed(file), ReplayRules.CORRECT);
        assertEquals(686, maker.run());
        assertEquals(104, maker.replay().fills());
        assertEquals(77, maker.replay().positionLots());
    }

    private static FeedRows feed(Path run) throws IOException {
        var rows = new FeedRows(1 << 17);
        Path file = run.resolveSibling("hft_feed_ethusdt_100k.csv.gz");
        try (var reader =
                new BufferedReader(
                        new InputStreamReader(
                                new GZIPInputStream(Files.newInputStream(file)),
                                StandardCharsets.UTF_8))) {
            reader.readLine(); // names of the columns
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                String[] cells = line.split(",", -1);
                rows.add(
                        Byte.parseByte(cells[0]),
                        cells[3].equals("1") ? Side.BUY : Side.SELL,
                        Long.parseLong(cells[1]),
                        Long.parseLong(cells[2]),
                        E8.parse(cells[4]) / TICK_E8,
                        E8.parse(cells[5]) / LOT_E8);
            }
        }
        return rows;
    }
}
