package io.foretick.history.series;

import java.io.IOException;
import java.io.Serial;

/// A file that is no whole series of this version; it can be built again.
final class BrokenSeriesException extends IOException {

    @Serial private static final long serialVersionUID = 1;

    BrokenSeriesException(String message) {
        super(message);
    }
}
