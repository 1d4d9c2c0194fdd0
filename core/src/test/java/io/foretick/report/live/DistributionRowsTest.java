package io.foretick.report.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.foretick.base.Times;
import io.foretick.engine.Freshness;
import io.foretick.testing.LiveDesk;

import org.junit.jupiter.api.Test;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.util.List;

class DistributionRowsTest {

    private static final List<String> KEYS =
            List.of("coin", "duration", "price", "ref_price", "dist", "extra_dist", "p_up", "age");

    private final LiveDesk desk = new LiveDesk(20);

    @Test
    void everyCoinAndDurationHasARow() {
        List<DistributionRow> rows = rows();
        assertEquals(20, rows.size());
        assertEquals(20, rows.stream().map(row -> row.coin() + row.duration()).distinct().count());
    }

    @Test
    void horizonsReachTheEndsOfThisWindowAndTheNext() {
        double now = Times.seconds(desk.engine().nowNs());
        for (int k = 0; k < 20; k++) {
            var window = desk.markets().get(k).window();
            DistributionRow row = rowOf(desk.markets().get(k).asset(), window.durationName());
            double left = Times.seconds(window.endNs()) - now;
            assertNotNull(row.dist());
            assertNotNull(row.extraDist());
            assertEquals(left, row.dist().horizonSeconds(), 1e-3);
            assertEquals(
                    left + Times.seconds(window.lengthNs()),
                    row.extraDist().horizonSeconds(),
                    1e-3);
            assertTrue(row.extraDist().sigma() > row.dist().sigma());
        }
    }

    @Test
    void sigmaIsThatOfTheWholeHorizon() {
        DistributionRow row = rowOf("BTC", "5m");
        assertNotNull(row.dist());
        double seconds = row.dist().horizonSeconds();
        assertEquals(4e-5 * Math.sqrt(seconds), row.dist().sigma(), 1e-9);
        assertEquals(4.2, row.dist().nu());
    }

    @Test
    void rowStandsWithoutAMarket() {
        var few = new LiveDesk(1);
        List<DistributionRow> rows = DistributionRows.of(few.engine(), Freshness.DEFAULT);
        assertEquals(20, rows.size());
        DistributionRow lonely = rows.getLast();
        assertEquals("XRP", lonely.coin());
        assertEquals(0, lonely.refPriceE8());
        assertTrue(Double.isNaN(lonely.probabilityUp()));
        assertTrue(lonely.price() > 2);
    }

    @Test
    void jsonHasEveryNameOfTheContract() {
        JsonNode rows = JsonMapper.shared().readTree(RowJson.distributions(rows()));
        for (JsonNode row : rows) {
            assertTrue(row.propertyNames().containsAll(KEYS), row.toString());
            for (String law : List.of("dist", "extra_dist")) {
                var names = List.of("sigma", "nu", "lambda", "horizon");
                assertTrue(row.get(law).propertyNames().containsAll(names), row.toString());
            }
        }
    }

    @Test
    void oldDensityIsStale() {
        desk.pass(4 * Times.SECOND_NS);
        assertTrue(rows().stream().allMatch(DistributionRow::stale));
    }

    private List<DistributionRow> rows() {
        return DistributionRows.of(desk.engine(), Freshness.DEFAULT);
    }

    private DistributionRow rowOf(String coin, String duration) {
        return rows().stream()
                .filter(row -> row.coin().equals(coin) && row.duration().equals(duration))
                .findFirst()
                .orElseThrow();
    }
}
