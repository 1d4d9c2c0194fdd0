package io.foretick.journal;

import java.io.IOException;
import java.nio.file.Path;

/// A journal's files do not hold what was written: where, and what is wrong. Not for the torn end
/// that a crash leaves, which recovery cuts off.
public final class JournalCorruptException extends IOException {

    private static final long serialVersionUID = 1;

    private final transient Path file;
    private final long offset;
    private final String reason;

    public JournalCorruptException(Path file, long offset, String reason) {
        super(file + " at byte " + offset + ": " + reason);
        this.file = file;
        this.offset = offset;
        this.reason = reason;
    }

    public Path file() {
        return file;
    }

    /// First byte of the record, or of the header, that is wrong.
    public long offset() {
        return offset;
    }

    public String reason() {
        return reason;
    }
}
