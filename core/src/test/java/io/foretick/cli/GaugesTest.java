package io.foretick.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.foretick.dashboard.metrics.LiveFigures.Fault;
import io.foretick.session.live.Vitals;
import io.foretick.venue.VenueClock;
import io.foretick.venue.live.ArrivalQueue;

import org.junit.jupiter.api.Test;

import tools.jackson.databind.node.ObjectNode;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

class GaugesTest {

    @Test
    void tellWhatIsWrongWithTheAccountAtTheMomentTheyAreAsked() {
        var faults = new TreeMap<>(Map.of("heartbeat", false, "version", false));
        var gauges = new Gauges(VenueClock.wall(), new Vitals(), new ArrivalQueue(8), 8);
        assertEquals(List.of(), gauges.get().faults());
        gauges.watch(new Lost(faults));
        faults.put("heartbeat", true);
        assertEquals(
                List.of(new Fault("heartbeat", true), new Fault("version", false)),
                gauges.get().faults());
    }

    private record Lost(Map<String, Boolean> faults) implements OrderPath.Running {

        @Override
        public void summarise(ObjectNode live) {}

        @Override
        public void close() {}
    }
}
