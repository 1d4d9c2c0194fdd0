package io.foretick.report.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.foretick.base.E8;
import io.foretick.event.CloseReason;
import io.foretick.event.Event;
import io.foretick.event.Outcome;
import io.foretick.event.Side;
import io.foretick.risk.Verdict;
import io.foretick.strategy.DensityKelly;
import io.foretick.strategy.Gate;
import io.foretick.strategy.Signal;
import io.foretick.testing.Markets;

import org.junit.jupiter.api.Test;

import java.util.List;

class DecisionTraceTest {

    private final DecisionTrace trace = new DecisionTrace();

    @Test
    void sameRefusalAgainIsOneLine() {
        trace.refused(10, Gate.NO_EDGE);
        trace.refused(20, Gate.NO_EDGE);
        trace.refused(30, Gate.STALE_BOOK);
        assertEquals(
                List.of(
                        new TraceEntry.Refused(30, 30, Gate.STALE_BOOK, 1),
                        new TraceEntry.Refused(20, 10, Gate.NO_EDGE, 2)),
                trace.entries());
        assertEquals(2, trace.count(Gate.NO_EDGE));
    }

    @Test
    void manyRefusalsPushNoDecisionOut() {
        trace.on(new Event.OrderClosed(Markets.stamp(1), 7, CloseReason.CANCELLED));
        for (int k = 0; k < 10_000; k++) {
            trace.refused(2 + k, k % 2 == 0 ? Gate.NO_EDGE : Gate.SIZE_TOO_SMALL);
        }
        assertTrue(trace.entries().size() < 100);
        assertEquals(1, trace.entries().getLast().timeNs());
    }

    @Test
    void wishThatTheLimitsRefuseAgainIsOneLineWithTheNewestFigures() {
        wish(10, "0.40", new Verdict.Refused(Gate.COOLDOWN));
        wish(20, "0.41", new Verdict.Refused(Gate.COOLDOWN));
        assertEquals(1, trace.entries().size());
        var line = (TraceEntry.Wished) trace.entries().getFirst();
        assertEquals(2, line.count());
        assertEquals(E8.parse("0.41"), line.priceE8());
    }

    @Test
    void everyApprovedWishIsALineOfItsOwn() {
        wish(10, "0.40", new Verdict.Approved(E8.ONE));
        wish(20, "0.40", new Verdict.Approved(E8.ONE));
        assertEquals(2, trace.entries().size());
        assertEquals(2, trace.count(Gate.OPEN));
    }

    private void wish(long timeNs, String price, Verdict verdict) {
        var signal = new Signal();
        signal.want(Outcome.UP, Side.BUY, E8.parse(price), 10 * E8.ONE);
        signal.because(0.5, 0.1, 0.9, 0.01);
        trace.wished(timeNs, new DensityKelly(DensityKelly.Settings.DEFAULT), signal, verdict);
    }
}
