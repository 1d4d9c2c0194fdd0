package io.foretick.session.control;

import io.foretick.base.Checks;

import java.time.Instant;

/// Why, when and by whom a run's kill switch was latched.
///
/// @param reason for people
/// @param who a user of the operating system, or a part of the session such as `signal`
public record Latched(String reason, String who, Instant at) {

    private static final int REASON_LENGTH_MAX = 300;

    public Latched {
        Checks.notBlank(who, "who");
        String line = reason.strip().replaceAll("\\s+", " ");
        reason =
                line.isEmpty()
                        ? "no reason given"
                        : line.substring(0, Math.min(line.length(), REASON_LENGTH_MAX));
    }

    /// Latched now.
    public static Latched now(String reason, String who) {
        return new Latched(reason, who, Instant.now());
    }
}
