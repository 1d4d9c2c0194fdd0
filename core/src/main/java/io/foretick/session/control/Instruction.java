package io.foretick.session.control;

import io.foretick.base.Checks;
import io.foretick.event.live.Control;

import java.time.Instant;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;

/// What somebody tells a running session.
///
/// @param id names its file; ids sort by time
/// @param who the user of the operating system that gave it
/// @param at when it was given
/// @param control what the session is to do
public record Instruction(String id, String who, Instant at, Control control) {

    private static final AtomicLong GIVEN = new AtomicLong();

    public Instruction {
        Checks.notBlank(id, "id");
        Checks.notBlank(who, "who");
    }

    /// An instruction of this process's user, given now.
    public static Instruction now(Control control) {
        Instant now = Instant.now();
        long pid = ProcessHandle.current().pid();
        String id =
                String.format(
                        Locale.ROOT,
                        "%011d%09d-%d-%d",
                        now.getEpochSecond(),
                        now.getNano(),
                        pid,
                        GIVEN.incrementAndGet());
        return new Instruction(id, user(), now, control);
    }

    /// The name under which this process's user stands in the audit log.
    public static String user() {
        String name = System.getProperty("user.name", "");
        return name.isBlank() ? "unknown" : name;
    }

    String fileName() {
        return id + InstructionJson.SUFFIX;
    }
}
