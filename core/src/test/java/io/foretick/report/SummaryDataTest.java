package io.foretick.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.foretick.base.Seed;
import io.foretick.session.Backtest;
import io.foretick.session.Config;
import io.foretick.session.RunResult;
import io.foretick.store.ModelFile;
import io.foretick.testing.SharedFiles;
import io.foretick.venue.recording.InputFiles;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

import tools.jackson.databind.JsonNode;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// A recorded morning of real markets, with outcomes that the venue published.
class SummaryDataTest {

    @TestFactory
    Stream<DynamicTest> rulesGiveTheVenuesStrikesAndOutcomes(@TempDir Path folder) {
        return SharedFiles.data()
                .cases(
                        "BTCUSD-prices-2026-07-24-am.csv.gz",
                        prices -> {
                            Path markets =
                                    prices.resolveSibling("BTC-5m-markets-2026-07-24-am.jsonl.gz");
                            check(run(List.of(prices, markets), folder));
                        });
    }

    private static void check(JsonNode summary) {
        int compared = 0;
        for (JsonNode market : summary.path("markets")) {
            if (market.path("outcome").isString() && market.path("outcome_by_rule").isString()) {
                compared++;
                assertEquals(market.path("outcome"), market.path("outcome_by_rule"));
                assertEquals(market.path("strike"), market.path("strike_by_rule"));
            }
        }
        assertEquals(121, compared);
        assertEquals(38_628, summary.at("/events/total").asLong());
        assertEquals(690, summary.at("/scores/n").asLong());
        assertTrue(summary.at("/scores/brier").asDouble() < 0.17);
    }

    private static JsonNode run(List<Path> inputs, Path folder) throws IOException {
        Config.Score score = Config.DEFAULT.score();
        var points =
                new ScorePoints(
                        score.shares(),
                        score.secondsBeforeEnd(),
                        score.maxAgeSeconds(),
                        score.resamples(),
                        new Seed(1));
        var model = ModelFile.loadBundled().model();
        var backtest = Backtest.of(Config.DEFAULT, model, List.of());
        var recorder = new RunRecorder(points, model, List.of());
        backtest.observe(recorder);
        RunResult result =
                backtest.run(InputFiles.find(inputs), folder.resolve("journal"), (_, _, _) -> {});
        var figures =
                new RunFigures(
                        "backtest",
                        result.digest(),
                        result.wallSeconds(),
                        result.peakMemoryBytes(),
                        result.problems());
        return Summary.of(recorder, backtest.engine(), figures);
    }
}
