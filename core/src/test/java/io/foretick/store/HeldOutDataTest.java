package io.foretick.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.foretick.base.Seed;
import io.foretick.forecast.density.EwmaFit;
import io.foretick.forecast.density.EwmaModel;
import io.foretick.forecast.density.HeldOut;
import io.foretick.forecast.density.HeldOutScore;
import io.foretick.forecast.density.MinuteSeries;
import io.foretick.testing.SharedFiles;

import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// Holds the figures of `docs/density.md` to the months they were measured on.
class HeldOutDataTest {

    private static final long TO_MINUTE = minute("2024-12-01T00:00:00Z");
    private static final long FROM_MINUTE = minute("2025-01-01T00:00:00Z");

    @Test
    void beatsBothBaselinesOnMonthsItHasNotSeen() throws IOException {
        List<MinuteSeries> all = read("{BTC,ETH}USDT_1m_*.csv.gz");
        Assumptions.assumeTrue(all.size() == 16, "needs 16 files of klines, found " + all.size());
        List<MinuteSeries> training =
                all.stream()
                        .map(series -> series.between(0, TO_MINUTE))
                        .filter(series -> series.size() > 0)
                        .toList();
        EwmaFit.Plan plan = EwmaFit.Plan.standard(new Seed(1));
        EwmaModel model = EwmaFit.fit(training, plan);
        HeldOutScore mix = HeldOut.score(model, training, all, FROM_MINUTE, plan).getFirst();
        assertEquals(4.1505, mix.model(), 0.001);
        assertEquals(4.0283, mix.constantT(), 0.001);
        assertTrue(mix.overConstantT().mean() > 5 * mix.overConstantT().standardError());
        assertTrue(mix.overGaussian().mean() > 5 * mix.overGaussian().standardError());
    }

    private static List<MinuteSeries> read(String nameGlob) throws IOException {
        List<MinuteSeries> series = new ArrayList<>();
        for (Path path : SharedFiles.data().find(nameGlob)) {
            series.add(KlineCsv.read(path).series());
        }
        return series;
    }

    private static long minute(String instant) {
        return Instant.parse(instant).getEpochSecond() / 60;
    }
}
