package io.foretick.lab.dataset.source;

import java.io.IOException;

/// Data that are wrong, with a reason for people: it becomes the reason of the trial. Who asks
/// again would be told the same; not for a file or a node that may be there a moment later, which
/// is an [IOException] of another kind.
public final class DatasetException extends IOException {

    private static final long serialVersionUID = 1L;

    public DatasetException(String reason) {
        super(reason);
    }

    public DatasetException(String reason, Throwable cause) {
        super(reason, cause);
    }
}
