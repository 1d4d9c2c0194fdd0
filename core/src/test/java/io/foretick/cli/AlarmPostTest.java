package io.foretick.cli;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.foretick.forecast.direction.Alarm;
import io.foretick.forecast.direction.ModelName;
import io.foretick.market.candle.Timeframe;

import org.junit.jupiter.api.Test;

class AlarmPostTest {

    private final AlarmPost alarms = new AlarmPost();

    private void hear(Alarm.Level level) {
        alarms.alarm(
                new Alarm(Timeframe.MINUTE, ModelName.ENSEMBLE, 0, "abstention", level, "made up"));
    }

    @Test
    void onlyAnErrorIsACollapse() {
        hear(Alarm.Level.WARNING);
        hear(Alarm.Level.CLEARED);
        assertFalse(alarms.heardError());
        hear(Alarm.Level.ERROR);
        assertTrue(alarms.heardError());
    }

    @Test
    void aCollapseIsRememberedWhenItIsOver() {
        hear(Alarm.Level.ERROR);
        hear(Alarm.Level.CLEARED);
        assertTrue(alarms.heardError());
    }
}
