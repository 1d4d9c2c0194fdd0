package io.foretick.report.predictor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.foretick.report.predictor.AffineTrace.Point;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;

class AffineTraceTest {

    private final AffineTrace trace = new AffineTrace();

    @Test
    void keepsEveryPointWhileThereIsRoom() {
        add(240);
        assertEquals(240, trace.points().size());
        assertEquals(new Point(239, 239, -239), trace.points().getLast());
    }

    @ParameterizedTest
    @ValueSource(ints = {241, 1_000, 100_000})
    void coversAllTimeEvenlyWithABoundedNumberOfPoints(int seen) {
        add(seen);
        List<Point> points = trace.points();
        assertTrue(points.size() >= 120 && points.size() <= 240, "size " + points.size());
        long step = points.get(1).timeNs();
        for (int k = 0; k < points.size(); k++) {
            assertEquals(k * step, points.get(k).timeNs());
        }
        assertTrue(seen - points.getLast().timeNs() <= step);
    }

    private void add(int count) {
        for (int k = 0; k < count; k++) {
            trace.add(new Point(k, k, -k));
        }
    }
}
