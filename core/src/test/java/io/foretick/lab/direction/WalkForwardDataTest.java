package io.foretick.lab.direction;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.foretick.forecast.direction.DirectionListener;
import io.foretick.forecast.direction.online.DirectionSettings;
import io.foretick.market.candle.Timeframe;
import io.foretick.report.direction.replay.ReplayReport;
import io.foretick.session.direction.Predictor;
import io.foretick.testing.SharedFiles;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The predictor on a month of recorded minutes: honest, not clever.
class WalkForwardDataTest {

    private static final String MONTH = "BTCUSDT_1m_20240212_20240317.csv.gz";
    private static final double ECE_MAX = 0.02;
    private static final double LOSS_MAX = 0.0005; // above the base rate's

    @TestFactory
    Stream<DynamicTest> isCalibratedAndCostsNothing() {
        return SharedFiles.data().cases(MONTH, WalkForwardDataTest::check);
    }

    private static void check(Path file) throws IOException {
        var candles =
                new CandleRange(
                        List.of(), KlineCandles.read(List.of(file), "BTCUSDT", Timeframe.MINUTE));
        ReplayReport report = replay(candles);
        assertEquals(List.of(), errors(report));
        ObjectNode summary = report.summary();
        JsonNode ensemble = summary.required("ensemble");
        double logLoss = number(ensemble, "log_loss");
        assertTrue(number(ensemble, "ece") <= ECE_MAX, ensemble::toString);
        assertTrue(
                logLoss <= number(ensemble, "base_rate_log_loss") + LOSS_MAX, ensemble::toString);
        assertEquals(3, summary.required("models").size());
        for (JsonNode model : summary.required("models")) {
            assertTrue(logLoss < number(model, "log_loss_raw"), model::toString);
        }
        assertTrue(summary.at("/run/features_compared").asInt() > 50);
        assertEquals(3 * 4, summary.at("/run/predictions_compared").asInt());
    }

    private static ReplayReport replay(CandleRange candles) {
        var plan =
                new ReplayPlan(
                        "BTCUSDT",
                        Timeframe.MINUTE,
                        ReplayMode.WALKFORWARD,
                        "recorded minutes",
                        ReplayPlan.TRAIN_NS,
                        ReplayPlan.EVAL_NS,
                        false,
                        false);
        var recipe = new Predictor.Recipe("BTCUSDT", DirectionSettings.DEFAULT, Optional.empty());
        return new DirectionReplay(plan, candles, recipe, new DirectionListener() {}).run(_ -> {});
    }

    private static List<String> errors(ReplayReport report) {
        return report.passed() ? List.of() : List.of(report.problems().toString());
    }

    private static double number(JsonNode node, String key) {
        return node.required(key).doubleValue();
    }
}
