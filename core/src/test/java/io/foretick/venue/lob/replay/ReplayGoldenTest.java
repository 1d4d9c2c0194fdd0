package io.foretick.venue.lob.replay;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.foretick.base.E8;
import io.foretick.lab.dataset.feed.HftFeedFile;
import io.foretick.testing.SharedFiles;
import io.foretick.venue.lob.FeedRows;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Stream;

/// The recorded run of hftbacktest 1.8.4. Under its rules there is no drift: all its figures come
/// out. They do so with whole nanoseconds, too: the feed's times and the step of 100 ms are
/// multiples of the 256 nanoseconds to which its doubles round, and the half grain by which that
/// moves a message of 2 ms changes the order of nothing here.
class ReplayGoldenTest {

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

    /// The better rules part from the reference in one lot: twice a print reaches past the queue by
    /// a fraction, 20.88 and 22.74 lots, which they round and the reference cuts.
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
        Path file = run.resolveSibling("hft_feed_ethusdt_100k.csv.gz");
        return HftFeedFile.read(file, ReferenceMaker.STEPS);
    }
}
