package io.foretick.venue.rpc;

import java.io.IOException;

/// A node has understood a question and does not answer it, whatever for. Asked again, it would do
/// the same.
public final class RefusedException extends IOException {

    private static final long serialVersionUID = 1L;

    RefusedException(String reason) {
        super(reason);
    }
}
