package io.foretick.strategy.making;

import static io.foretick.testing.GoldenPoints.number;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.foretick.testing.GoldenPoints;
import io.foretick.testing.SharedFiles;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

import tools.jackson.databind.JsonNode;

import java.nio.file.Path;
import java.util.stream.Stream;

/// Quotes against vectors computed with forty digits.
class MakingGoldenTest {

    private static final double TOLERANCE = 1e-12;

    @TestFactory
    Stream<DynamicTest> glftEqualsTheVectors() {
        return SharedFiles.golden().cases("glft_*.json", MakingGoldenTest::checkGlft);
    }

    @TestFactory
    Stream<DynamicTest> avellanedaStoikovEqualsTheVectors() {
        return SharedFiles.golden()
                .cases("avellaneda_stoikov_*.json", MakingGoldenTest::checkAvellanedaStoikov);
    }

    private static void checkGlft(Path file) {
        for (JsonNode point : GoldenPoints.read(file, "points")) {
            JsonNode in = point.path("input");
            JsonNode expect = point.path("expect");
            var flow = new FlowEstimate(number(in, "A"), number(in, "k"), number(in, "sigma"));
            double size = number(in, "delta");
            GlftConstants constants =
                    GlftConstants.of(flow, number(in, "gamma"), number(in, "xi"), size);
            QuoteShape shape = constants.shape(flow.sigmaTicksPerSqrtSecond());
            double q = number(in, "q");
            double mid = number(in, "mid_ticks");
            near(constants.c1(), expect, "c1");
            near(constants.c2(), expect, "c2");
            near(shape.halfSpreadTicks(), expect, "half_spread");
            near(shape.skewTicks(), expect, "skew");
            near(shape.bidDepthTicks(q), expect, "delta_bid");
            near(shape.askDepthTicks(q), expect, "delta_ask");
            near(shape.bidTicks(mid, q), expect, "bid_ticks");
            near(shape.askTicks(mid, q), expect, "ask_ticks");
            checkModel(in, expect, flow);
        }
    }

    /// The model's own quotes, with lots of half a unit.
    private static void checkModel(JsonNode in, JsonNode expect, FlowEstimate flow) {
        double size = number(in, "delta");
        var model = new Glft(number(in, "gamma"), number(in, "xi"), size, 1.0, 1.0);
        var view = new MakerView();
        view.flow = flow;
        view.fairTicks = number(in, "mid_ticks");
        view.orderLots = Math.round(2.0 * size);
        view.positionLots = Math.round(2.0 * number(in, "q"));
        var quotes = new MakerQuotes(1);
        model.quote(view, quotes);
        assertEquals((long) number(expect, "bid_tick_floor"), quotes.bidTick(0), in::toString);
        assertEquals((long) number(expect, "ask_tick_ceil"), quotes.askTick(0), in::toString);
    }

    private static void checkAvellanedaStoikov(Path file) {
        for (JsonNode point : GoldenPoints.read(file, "points")) {
            JsonNode in = point.path("input");
            JsonNode expect = point.path("expect");
            var flow = new FlowEstimate(1.0, number(in, "k"), number(in, "sigma"));
            double q = number(in, "q");
            var model = new AvellanedaStoikov(number(in, "gamma"), number(in, "tau"));
            QuoteShape shape = model.shape(flow);
            near(shape.reservationTicks(0.0, q), expect, "reservation_offset");
            near(2.0 * shape.halfSpreadTicks(), expect, "total_spread");
            near(shape.bidDepthTicks(q), expect, "delta_bid");
            near(shape.askDepthTicks(q), expect, "delta_ask");
        }
    }

    private static void near(double actual, JsonNode point, String name) {
        double expected = number(point, name);
        assertEquals(expected, actual, TOLERANCE * Math.abs(expected), () -> point + " " + name);
    }
}
