package io.foretick.lab.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.foretick.market.second.ArraySeries;
import io.foretick.market.second.BarSeries;

import org.junit.jupiter.api.Test;

import java.util.List;

class CoinHistoryTest {

    private static final long START = 1_600_000_020L; // the start of a minute

    @Test
    void minutesHoldWhatTheirSecondsDid() {
        var seconds = new ArraySeries("BTCUSDT");
        for (int k = -5; k < 200; k++) {
            if (k != 70) {
                seconds.second(START + k, 1_000 + k, 10, 0, 1, k + 5, k + 5);
            }
        }
        CoinHistory minutes = new CoinHistory(seconds, List.of()).inBars(60);
        BarSeries bars = (BarSeries) minutes.series();
        assertEquals(60, bars.barSeconds());
        assertEquals(START, bars.firstSecond());
        assertEquals(START + 180, bars.endSecond());
        assertEquals(1_059, bars.priceE8(START + 59));
        assertEquals(600, bars.quantityBefore(START + 60) - bars.quantityBefore(START));
        assertFalse(bars.covers(START + 60, START + 120), "a second of it is missing");
        assertEquals(1_179, bars.priceE8(START + 179));
    }

    @Test
    void barsOfTheLengthThatIsAskedForStayThemselves() {
        var history = new CoinHistory(new BarSeries("BTCUSDT", 60), List.of());
        assertSame(history, history.inBars(60));
        assertThrows(IllegalArgumentException.class, () -> history.inBars(90));
    }
}
