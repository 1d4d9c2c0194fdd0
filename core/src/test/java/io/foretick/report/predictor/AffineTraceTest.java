package io.foretick.report.predictor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.foretick.base.Times;
import io.foretick.report.live.JsonText;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class AffineTraceTest {

    private final AffineTrace trace = new AffineTrace();

    @Test
    void keepsEveryPointWhileThereIsRoom() {
        add(240);
        JsonNode columns = written();
        assertEquals(240, columns.get("time").size());
        assertEquals(239.0, columns.get("a").get(239).asDouble());
        assertEquals(-239.0, columns.get("b").get(239).asDouble());
    }

    @ParameterizedTest
    @ValueSource(ints = {241, 1_000, 100_000})
    void coversAllTimeEvenlyWithABoundedNumberOfPoints(int points) {
        add(points);
        JsonNode times = written().get("time");
        assertTrue(times.size() >= 120 && times.size() <= 240, "size " + times.size());
        double step = times.get(1).asDouble() - times.get(0).asDouble();
        for (int k = 1; k < times.size(); k++) {
            assertEquals(k * step, times.get(k).asDouble());
        }
        assertTrue(points - times.get(times.size() - 1).asDouble() <= step);
    }

    private void add(int points) {
        for (int k = 0; k < points; k++) {
            trace.add(k * Times.SECOND_NS, k, -k);
        }
    }

    private JsonNode written() {
        return JsonMapper.shared().readTree(JsonText.object(trace::write));
    }
}
