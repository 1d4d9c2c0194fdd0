package io.foretick.venue.lob.replay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.foretick.event.Side;
import io.foretick.venue.lob.FeedRows;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LatencyModelTest {

    private final FeedRows rows = new FeedRows(4);

    @BeforeEach
    void recordDelaysOfTwentyThenFortyThenTen() {
        rows.add(FeedRows.DEPTH, Side.BUY, 100, 120, 1, 1);
        rows.add(FeedRows.DEPTH, Side.BUY, 140, 180, 1, 2);
        rows.add(FeedRows.DEPTH, Side.BUY, FeedRows.NEVER, 185, 1, 2);
        rows.add(FeedRows.DEPTH, Side.BUY, 190, 200, 1, 3);
    }

    @Test
    void constantIsTheSameAtAllTimes() {
        var model = new LatencyModel.Constant(7, 9);
        FeedCursor feed = FeedCursor.here(rows);
        assertEquals(7, model.entryNs(5, feed));
        assertEquals(9, model.responseNs(500, feed));
        assertThrows(IllegalArgumentException.class, () -> new LatencyModel.Constant(0, -1));
    }

    /// Orders sent at 1000 and 2000 took 100 and 301 to the exchange and 50 and 150 back.
    @ParameterizedTest
    @CsvSource({
        "0, 100",
        "1000, 100",
        "1500, 200",
        "1999, 300",
        "2000, 301",
        "9000, 301",
    })
    void entryIsInterpolatedAndCutToNanoseconds(long atNs, long entryNs) {
        assertEquals(entryNs, measured().entryNs(atNs, FeedCursor.here(rows)));
    }

    @ParameterizedTest
    @CsvSource({"0, 50", "1100, 50", "1700, 99", "2301, 150", "9000, 150"})
    void responseIsInterpolatedByTheExchangesTime(long atNs, long responseNs) {
        assertEquals(responseNs, measured().responseNs(atNs, FeedCursor.here(rows)));
    }

    /// The second of three orders was refused after 400; around it, so are others.
    @ParameterizedTest
    @CsvSource({"999, 100", "1500, -275", "2000, -400", "2500, -400", "3000, 200"})
    void ordersNextToARefusedOneAreRefused(long atNs, long entryNs) {
        var measured = new MeasuredLatencies();
        measured.add(1000, 1100, 1150);
        measured.add(2000, 0, 2400);
        measured.add(3000, 3200, 3400);
        var model = new LatencyModel.Interpolated(measured);
        assertEquals(entryNs, model.entryNs(atNs, FeedCursor.here(rows)));
        assertEquals(
                50 + 150 * (2150 - 1100) / 2100, model.responseNs(2150, FeedCursor.here(rows)));
    }

    @Test
    void refusesMeasurementsThatRunBackwards() {
        var measured = new MeasuredLatencies();
        measured.add(1000, 1100, 1150);
        assertThrows(IllegalArgumentException.class, () -> measured.add(999, 1200, 1300));
        assertThrows(IllegalArgumentException.class, () -> measured.add(1050, 1099, 1300));
        assertThrows(IllegalArgumentException.class, () -> measured.add(1200, 1300, 1250));
        assertThrows(IllegalStateException.class, () -> new MeasuredLatencies().entryNs(5));
    }

    @ParameterizedTest
    @CsvSource({"LAST, 20, 40, 40, 10", "MEAN_WITH_NEXT, 30, 25, 25, 10", "NEXT, 40, 10, 10, 10"})
    void delayOfTheFeedIsThatOfTheRowThatCounts(
            LatencyModel.Basis basis, long first, long second, long third, long fourth) {
        var model = new LatencyModel.OfFeed(1_000, 2, 3_000, 0.5, basis);
        FeedCursor feed = FeedCursor.here(rows);
        long[] delays = {first, second, third, fourth};
        for (long delayNs : delays) {
            int _ = feed.take();
            assertEquals(1_000 + 2 * delayNs, model.entryNs(0, feed));
            assertEquals(3_000 + delayNs / 2, model.responseNs(0, feed));
        }
    }

    @Test
    void theFirstRowCountsBeforeAnyWasSeen() {
        var model = new LatencyModel.OfFeed(0, 1, 0, 1, LatencyModel.Basis.LAST);
        assertEquals(20, model.entryNs(0, FeedCursor.here(rows)));
        assertEquals(0, model.entryNs(0, FeedCursor.here(FeedRows.none())));
    }

    private static LatencyModel measured() {
        var measured = new MeasuredLatencies();
        measured.add(1000, 1100, 1150);
        measured.add(2000, 2301, 2451);
        return new LatencyModel.Interpolated(measured);
    }
}
