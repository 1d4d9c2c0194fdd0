package io.foretick.session.doctor;

import java.util.ArrayList;
import java.util.List;

/// Examines whether a session may trade for real. Takes some seconds, most of them for the feeds.
public final class Doctor {

    private static final List<CheckGroup> GROUPS =
            List.of(
                    new MachineChecks(),
                    new FolderChecks(),
                    new CredentialChecks(),
                    new VenueChecks(),
                    new RuleChecks(),
                    new GeoCheck(),
                    new AccountChecks());

    private Doctor() {}

    /// Runs all checks, one group after the other; places and cancels nothing.
    public static Diagnosis examine(Examination examination) throws InterruptedException {
        var findings = new ArrayList<Finding>();
        for (CheckGroup group : GROUPS) {
            findings.addAll(group.examine(examination));
        }
        return new Diagnosis(findings);
    }
}
