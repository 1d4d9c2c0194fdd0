package io.foretick.report.predictor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.foretick.report.live.JsonText;

import org.junit.jupiter.api.Test;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ReliabilityBinsTest {

    private final ReliabilityBins bins = new ReliabilityBins();

    @Test
    void errorIsTheBinsMeanDistanceWeightedByTheirSize() {
        add(0.75, 3, 1); // three quarters said and come
        add(0.55, 0, 4); // 0.55 off
        assertEquals(4 * 0.55 / 8, bins.error(), 1e-12);
    }

    @Test
    void nothingCountedHasNoError() {
        assertTrue(Double.isNaN(bins.error()));
        assertEquals(0, written().size());
    }

    @Test
    void certaintyBelongsToTheOutermostBins() {
        bins.add(0.0, false);
        bins.add(1.0, true);
        JsonNode rows = written();
        assertEquals(0.0, rows.get(0).get("from").asDouble());
        assertEquals(1.0, rows.get(1).get("to").asDouble());
        assertEquals(0.0, bins.error());
    }

    @Test
    void binSaysWhatWasSaidAndWhatCame() {
        bins.add(0.62, true);
        bins.add(0.66, false);
        JsonNode row = written().get(0);
        assertEquals(2, row.get("n").asInt());
        assertEquals(0.64, row.get("p_up").asDouble(), 1e-12);
        assertEquals(0.5, row.get("up").asDouble());
    }

    @Test
    void unknownProbabilityCountsNowhere() {
        bins.add(Double.NaN, true);
        assertEquals(0, written().size());
    }

    private void add(double up, int rises, int falls) {
        for (int k = 0; k < rises + falls; k++) {
            bins.add(up, k < rises);
        }
    }

    private JsonNode written() {
        return JsonMapper.shared().readTree(JsonText.array(bins::write));
    }
}
