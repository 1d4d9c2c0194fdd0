package io.foretick.venue.recording;

import java.io.IOException;
import java.nio.file.Path;

/// An input that Foretick cannot read: says which file, and what was seen in it.
public final class UnrecognisedInputException extends IOException {

    private static final long serialVersionUID = 1L;

    UnrecognisedInputException(Path path, String what) {
        super(path + ": " + what);
    }
}
