package io.foretick.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.foretick.base.Seed;
import io.foretick.forecast.density.MinuteSeries;
import io.foretick.forecast.density.fit.FitPlan;
import io.foretick.forecast.density.fit.ModelName;
import io.foretick.forecast.density.score.Entry;
import io.foretick.forecast.density.score.EntryScore;
import io.foretick.forecast.density.score.HeldOut;
import io.foretick.forecast.density.score.HeldOutScore;
import io.foretick.forecast.density.score.MeanDifference;
import io.foretick.lab.data.KlineHistory;
import io.foretick.lab.data.MinuteCloses;
import io.foretick.testing.SharedFiles;

import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// Holds the figures of `docs/forecasting.md` to the months they were measured on.
class HeldOutDataTest {

    private static final long TO_MINUTE = minute("2024-12-01T00:00:00Z");
    private static final long FROM_MINUTE = minute("2025-01-01T00:00:00Z");
    private static final List<ModelName> WEAKEST_FIRST =
            List.of(
                    ModelName.GAUSS180,
                    ModelName.CONST_T,
                    ModelName.EWMA30_SEAS_T,
                    ModelName.HAR_T);

    @Test
    void modelsRankOnUnseenMonthsAsTheTableSays() throws IOException {
        List<MinuteSeries> all = read("{BTC,ETH}USDT_1m_*.csv.gz");
        Assumptions.assumeTrue(all.size() == 16, "needs 16 files of klines, found " + all.size());
        List<MinuteSeries> training =
                all.stream()
                        .map(series -> series.between(0, TO_MINUTE))
                        .filter(series -> series.size() > 0)
                        .toList();
        FitPlan plan = FitPlan.standard(new Seed(1));
        List<Entry> entries =
                WEAKEST_FIRST.stream()
                        .map(name -> new Entry(name.text(), name.fit(training, plan)))
                        .toList();
        HeldOutScore mix = HeldOut.score(entries, all, FROM_MINUTE, plan.seed()).getFirst();
        List<EntryScore> scores = mix.entries();
        assertEquals(4.0289, scores.get(1).nats(), 0.001);
        assertEquals(4.1505, scores.get(2).nats(), 0.001);
        for (int k = 1; k < scores.size(); k++) {
            double over = scores.get(k).over().get(k - 1).mean();
            assertTrue(over > 0, scores.get(k).name() + " over the one before: " + over);
        }
        MeanDifference harOverEwma = scores.get(3).over().get(2);
        assertTrue(harOverEwma.t() > 1.65, harOverEwma.toString());
        assertTrue(scores.get(2).over().get(1).t() > 5, "EWMA knows the season and the day");
    }

    private static List<MinuteSeries> read(String nameGlob) throws IOException {
        List<MinuteSeries> series = new ArrayList<>();
        for (Path path : SharedFiles.data().find(nameGlob)) {
            series.addAll(
                    MinuteCloses.between(
                            KlineHistory.read(List.of(path)).getFirst().series(),
                            0,
                            Long.MAX_VALUE));
        }
        return series;
    }

    private static long minute(String instant) {
        return Instant.parse(instant).getEpochSecond() / 60;
    }
}
