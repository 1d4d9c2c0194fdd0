package io.foretick.cli;

import java.io.IOException;

/// A venue could not be reached or did not answer as it should; the message names its address. Not
/// for connections that are tried again by themselves.
final class VenueException extends IOException {

    private static final long serialVersionUID = 1L;

    VenueException(String message, Throwable cause) {
        super(message, cause);
    }
}
