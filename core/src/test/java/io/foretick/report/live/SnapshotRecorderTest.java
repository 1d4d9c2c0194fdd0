package io.foretick.report.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.foretick.base.Times;
import io.foretick.engine.Freshness;
import io.foretick.event.Resolution;
import io.foretick.testing.LiveDesk;

import org.junit.jupiter.api.Test;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.util.concurrent.locks.LockSupport;

class SnapshotRecorderTest {

    private static final long UPDATE_NS = 100 * Times.MILLI_NS;

    private final Snapshots snapshots = new Snapshots();
    private final SnapshotRecorder recorder =
            new SnapshotRecorder(LiveSettings.of("test", Freshness.DEFAULT), snapshots);

    @Test
    void publishesAtMostOnceInItsInterval() {
        long began = System.nanoTime();
        var desk = new LiveDesk(8, recorder);
        for (int k = 0; k < 2_000; k++) {
            desk.step();
        }
        long most = 1 + (System.nanoTime() - began) / UPDATE_NS;
        long published = snapshots.newest().sequence();
        assertTrue(published >= 1 && published <= most, published + " of " + most);
    }

    @Test
    void whatCameLastIsPublishedOnceTheSessionIsIdle() {
        var desk = new LiveDesk(4, recorder);
        desk.resolve(0, Resolution.UP);
        refresh(desk);
        JsonNode rows = JsonMapper.shared().readTree(snapshots.newest().markets());
        assertEquals("up", rows.get(0).get("outcome").asString());
        long sequence = snapshots.newest().sequence();
        pause();
        recorder.idle(desk.engine());
        assertEquals(sequence, snapshots.newest().sequence(), "nothing changed");
    }

    @Test
    void pageOfAMarketIsWrittenOnceSomebodyAsks() throws InterruptedException {
        var desk = new LiveDesk(4, recorder);
        String slug = desk.markets().getFirst().slug();
        for (int k = 0; k < 300; k++) {
            desk.step();
        }
        refresh(desk);
        assertTrue(snapshots.newest().details().isEmpty());
        assertNull(snapshots.detail(slug, 0));
        refresh(desk);
        String text = snapshots.detail(slug, 0);
        assertNotNull(text);
        JsonNode page = JsonMapper.shared().readTree(text);
        assertEquals(slug, page.get("row").get("slug").asString());
        assertEquals(8, page.get("book").get("bids").size());
        int samples = page.get("series").get("time").size();
        assertTrue(samples >= 30, samples + " samples");
        assertEquals(samples, page.get("series").get("probability").size());
        assertFalse(page.get("trace").isEmpty());
        assertTrue(page.get("gates").get("no_edge").asLong() > 0);
    }

    @Test
    void settledMarketsLeaveTheTableInTime() {
        var desk = new LiveDesk(4, recorder);
        desk.resolve(0, Resolution.UP);
        desk.pass(10 * Times.MINUTE_NS);
        refresh(desk);
        assertEquals(4, rows());
        desk.pass(6 * Times.MINUTE_NS);
        refresh(desk);
        assertEquals(3, rows());
    }

    @Test
    void unresolvedMarketsLeaveTheTableInTime() {
        var desk = new LiveDesk(4, recorder);
        for (int k = 0; k < 70; k++) {
            desk.pass(Times.MINUTE_NS);
        }
        refresh(desk);
        assertEquals(0, rows());
    }

    @Test
    void stateCountsWhatHappened() {
        var desk = new LiveDesk(8, recorder);
        for (int k = 0; k < 100; k++) {
            desk.step();
        }
        desk.resolve(0, Resolution.UP);
        refresh(desk);
        JsonNode state = JsonMapper.shared().readTree(snapshots.newest().state());
        assertEquals("test", state.get("mode").asString());
        assertEquals(8, state.get("markets_listed").asLong());
        assertEquals(1, state.get("markets_settled").asLong());
        assertTrue(state.get("orders").asLong() > 0);
        assertEquals(3, state.get("feeds").size());
        assertTrue(state.get("refusals").get("no_edge").asLong() > 0);
    }

    private int rows() {
        return JsonMapper.shared().readTree(snapshots.newest().markets()).size();
    }

    private void refresh(LiveDesk desk) {
        pause();
        desk.pass(1);
        recorder.idle(desk.engine());
    }

    /// Lets the recorder's interval pass.
    private static void pause() {
        long end = System.nanoTime() + UPDATE_NS + Times.MILLI_NS;
        while (System.nanoTime() < end) {
            LockSupport.parkNanos(Times.MILLI_NS);
        }
    }
}
