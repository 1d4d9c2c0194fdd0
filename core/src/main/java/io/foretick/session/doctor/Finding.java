package io.foretick.session.doctor;

import io.foretick.base.Checks;

import java.util.List;

/// What one check has found.
///
/// @param check names it, in snake case
/// @param reason for people; never a secret
public record Finding(String check, Grade grade, String reason) {

    /// How good it is.
    public enum Grade {
        OK,
        /// Trading is possible; somebody should look at it.
        WARNING,
        /// No trading like this.
        FAILED
    }

    public Finding {
        Checks.notBlank(check, "check");
        Checks.notBlank(reason, "reason");
    }

    /// All is as it should be.
    public static Finding ok(String check, String reason) {
        return new Finding(check, Grade.OK, reason);
    }

    /// Worth a look.
    public static Finding warning(String check, String reason) {
        return new Finding(check, Grade.WARNING, reason);
    }

    /// In the way of trading.
    public static Finding failed(String check, String reason) {
        return new Finding(check, Grade.FAILED, reason);
    }

    /// The same with these texts made unreadable in its reason.
    Finding hiding(List<String> secrets) {
        String shown = reason;
        for (String secret : secrets) {
            shown = shown.replace(secret, "[hidden]");
        }
        return new Finding(check, grade, shown);
    }
}
