package io.foretick.lab.market;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.foretick.base.E8;
import io.foretick.base.Seed;
import io.foretick.event.BookChanges;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Makers who know the law leave nothing to be earned: what they quote comes true as often.
class MakersTest {

    private static final int MARKET = 1;
    private static final int WINDOW = 300;
    private static final int WINDOWS = 1_500;

    private static final KnownPath PATH =
            new KnownPath(new Seed(11), WINDOWS * WINDOW + KnownPath.margin() + 1);

    @ParameterizedTest(name = "after {0} s, mids from {1} to {2}")
    @CsvSource({
        "0, 0, 1",
        "60, 0, 1",
        "60, 0, 0.4",
        "60, 0.6, 1",
        "200, 0, 0.3",
        "200, 0.7, 1",
        "280, 0, 0.2",
        "280, 0.8, 1",
        "295, 0, 1"
    })
    void knowingMakersAreRightOnAverage(int second, double from, double to) {
        double surprise = 0;
        double variance = 0;
        for (int window = 0; window < WINDOWS; window++) {
            int start = window * WINDOW;
            double mid = mid(start, start + second);
            if (mid >= from && mid <= to) {
                boolean up = PATH.priceE8(start + WINDOW) >= PATH.priceE8(start);
                surprise += (up ? 1 : 0) - mid;
                variance += Math.max(mid * (1 - mid), 0.0025);
            }
        }
        assertTrue(variance > 1, "too few windows");
        assertEquals(0, surprise, 3 * Math.sqrt(variance));
    }

    /// A fresh crew for each look, so that it knows no more than the path tells.
    private static double mid(int start, int second) {
        var makers = new Makers(new Seed(second), PATH, MakerSkill.KNOWING);
        var book = new BookChanges.Builder();
        makers.quote(MARKET, start, start + WINDOW, second, book);
        long bidE8 = Math.max(0, makers.bidE8());
        long askE8 = Math.min(E8.ONE, makers.askE8());
        assertTrue(askE8 - bidE8 >= Makers.TICK_E8);
        return E8.toDouble(bidE8 + askE8) / 2;
    }
}
