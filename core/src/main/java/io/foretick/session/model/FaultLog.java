package io.foretick.session.model;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/// Logs the first of a row of faults, as what breaks off each second would fill the log. Owned by
/// one thread.
final class FaultLog {

    private static final Logger LOG = System.getLogger(FaultLog.class.getName());

    private boolean inARow;

    void fault(String what, RuntimeException why) {
        if (!inARow) {
            LOG.log(Level.WARNING, what + "; the next of a row of faults are only counted", why);
        }
        inARow = true;
    }

    /// Ends the row.
    void fine() {
        inARow = false;
    }
}
