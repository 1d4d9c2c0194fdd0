package io.foretick.cli;

import io.foretick.forecast.direction.Alarm;
import io.foretick.forecast.direction.DirectionListener;

/// Logs what guards say of the direction models, and remembers whether a model has collapsed.
final class AlarmPost implements DirectionListener {

    private static final System.Logger LOG = System.getLogger(AlarmPost.class.getName());

    private boolean error;

    @Override
    public void alarm(Alarm alarm) {
        error |= alarm.level() == Alarm.Level.ERROR;
        boolean over = alarm.level() == Alarm.Level.CLEARED;
        LOG.log(
                over ? System.Logger.Level.INFO : System.Logger.Level.WARNING,
                "{0} {1} tf {2}: {3}: {4}",
                alarm.level(),
                alarm.model(),
                alarm.timeframe().name(),
                alarm.check(),
                alarm.text());
    }

    /// Whether any alarm was an error, over or not.
    boolean heardError() {
        return error;
    }
}
