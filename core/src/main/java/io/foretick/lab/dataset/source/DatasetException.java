package io.foretick.lab.dataset.source;

import java.io.IOException;

/// Data that cannot be had, with a reason for people: it becomes the reason of the trial.
public final class DatasetException extends IOException {

    private static final long serialVersionUID = 1L;

    public DatasetException(String reason) {
        super(reason);
    }

    public DatasetException(String reason, Throwable cause) {
        super(reason, cause);
    }
}
