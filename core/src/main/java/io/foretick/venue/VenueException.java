package io.foretick.venue;

import java.io.IOException;

/// A venue cannot be reached, refuses, or answers something else, and asking again has not helped.
public final class VenueException extends IOException {

    private static final long serialVersionUID = 1L;

    /// @param message which venue, what was asked, and what became of it
    public VenueException(String message) {
        super(message);
    }
}
