package io.foretick.report.lab;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/// One digest of all results of an experiment: equal trials with equal outcomes give an equal
/// digest, in whatever order and on however many machines they were run.
public final class ResultsDigest {

    private ResultsDigest() {}

    /// SHA-256, as 64 hexadecimal digits, of one line for each trial in order of the ids: the id, a
    /// space, then the trial's digest or `failed`. Reasons of failures are no part of it, since
    /// they may quote the machine.
    public static String of(List<TrialResult> trials) {
        MessageDigest digest = sha256();
        trials.stream()
                .map(ResultsDigest::line)
                .sorted()
                .forEach(line -> digest.update(line.getBytes(StandardCharsets.UTF_8)));
        return HexFormat.of().formatHex(digest.digest());
    }

    private static String line(TrialResult trial) {
        String outcome = trial.failure().isEmpty() ? trial.digest() : "failed";
        return trial.id() + " " + outcome + "\n";
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
