package io.foretick.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.foretick.risk.RiskLimits;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/// The example for real sessions can be read, and protects who copies it.
class ConfigFilesTest {

    private static final Path ROOT =
            Path.of(Objects.requireNonNull(System.getProperty("foretick.root"), "foretick.root"));

    private Config config = Config.DEFAULT;

    @BeforeEach
    void read() throws IOException {
        config = new ConfigReader().file(ROOT.resolve("configs/live.yml")).read();
    }

    @Test
    void theExampleSaysTheFirstOfTheTwoWords() {
        assertFalse(config.paper().enabled());
    }

    @Test
    void everyLimitOnMoneyIsNarrowerThanByDefault() {
        RiskLimits wide = RiskLimits.DEFAULT;
        RiskLimits set = config.risk();
        assertTrue(set.maxPositionUsd() < wide.maxPositionUsd());
        assertTrue(set.maxAssetExposureUsd() < wide.maxAssetExposureUsd());
        assertTrue(set.maxIntervalExposureUsd() < wide.maxIntervalExposureUsd());
        assertTrue(set.maxDirectionalUsd() < wide.maxDirectionalUsd());
        assertTrue(set.maxExposureUsd() < wide.maxExposureUsd());
        assertTrue(set.maxDailyLossUsd() < wide.maxDailyLossUsd());
        assertTrue(set.maxWeeklyLossUsd() < wide.maxWeeklyLossUsd());
        assertTrue(set.maxDayDrawdown() < wide.maxDayDrawdown());
        assertTrue(set.maxPeakDrawdown() < wide.maxPeakDrawdown());
    }

    @Test
    void everyLimitOnMoneyCanBind() {
        RiskLimits set = config.risk();
        List<Double> rising =
                List.of(
                        set.maxPositionUsd(),
                        set.maxAssetExposureUsd(),
                        set.maxDirectionalUsd(),
                        set.maxExposureUsd(),
                        set.maxDailyLossUsd(),
                        set.maxWeeklyLossUsd());
        assertEquals(rising.stream().sorted().distinct().toList(), rising);
    }

    @Test
    void theVenueCancelsWhenTheSessionDies() {
        assertTrue(config.account().gateway().heartbeat().on());
        assertTrue(config.account().gateway().syncBeforeSend());
    }
}
