package io.foretick.report.html;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FiguresTest {

    @ParameterizedTest(name = "{0} is written {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "0.25|0.2500",
                "0.20123456|0.2012",
                "-12.345678|−12.35",
                "0|0",
                "99999.6|100,000",
                "65012.37|65,010",
                "0.000123456|0.0001235",
                "1e-9|1.000e−09",
                "NaN|–"
            })
    void measuresHaveFourSignificantDigits(double value, String written) {
        assertEquals(written, Figures.measure(value));
    }

    @Test
    void namesTheZoneThatHolds() {
        assertEquals("15 Jul 2026 08:00:00 EDT", Figures.eastern(1_784_116_800L * 1_000_000_000L));
        assertEquals("15 Jan 2026 07:00:00 EST", Figures.eastern(1_768_478_400L * 1_000_000_000L));
    }
}
