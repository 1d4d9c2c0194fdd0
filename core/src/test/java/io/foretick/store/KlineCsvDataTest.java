package io.foretick.store;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.foretick.forecast.density.MinuteSeries;
import io.foretick.testing.SharedFiles;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

import java.util.stream.Stream;

class KlineCsvDataTest {

    @TestFactory
    Stream<DynamicTest> readsMonthsOfMinutes() {
        return SharedFiles.data()
                .cases(
                        "*USDT_1m_*.csv.gz",
                        file -> {
                            MinuteSeries series = KlineCsv.read(file).series();
                            assertTrue(series.size() > 40_000, "closes: " + series.size());
                            long minutes = series.minute(series.size() - 1) - series.minute(0);
                            long missing = minutes + 1 - series.size();
                            assertTrue(missing < 500, "missing minutes: " + missing);
                        });
    }
}
