package io.foretick.forecast.direction.density;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.foretick.base.Times;
import io.foretick.event.Bar;
import io.foretick.forecast.DensityModel;
import io.foretick.market.candle.Timeframe;
import io.foretick.store.StoredModel;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;

/// The network that is shipped, as a predictor of one coin.
class ShippedDensityTest {

    /// 32 steps of 64 minutes; the first of them needs the close before it.
    private static final int REACH_MINUTES = 32 * 64;

    private static final int DAY = 1_440;

    @Test
    void takesOneCoinByItselfAndAnswersAsSoonAsItsPastReaches() throws IOException {
        DensityModel model = StoredModel.load(shipped()).model();
        assertEquals(List.of(), model.symbols());
        var next = new DensityNextClose(model, "BTCUSDT", Timeframe.parse("1"));
        var random = new SplittableRandom(4);
        double close = 60_000.0;
        int silent = 0;
        for (int minute = 0; minute < REACH_MINUTES + 20; minute++) {
            close *= 1.0 + 5e-4 * random.nextGaussian();
            next.add(bar(20_000L * DAY + minute, Math.round(close * 1e8)));
            silent += minute < REACH_MINUTES - 20 || Double.isNaN(next.up()) ? 1 : 0;
        }
        assertEquals(REACH_MINUTES, silent, "candles without an answer");
        assertEquals(0.5, next.up(), 0.0125, "the network bounds its skew by 0.05");
    }

    private static Bar bar(long minute, long closeE8) {
        return new Bar(
                minute * Times.MINUTE_NS,
                Times.MINUTE_NS,
                closeE8,
                closeE8,
                closeE8,
                closeE8,
                1_000_000_000L);
    }

    private static Path shipped() {
        String root = Objects.requireNonNull(System.getProperty("foretick.root"), "foretick.root");
        return Path.of(root, "models", "density-minute");
    }
}
