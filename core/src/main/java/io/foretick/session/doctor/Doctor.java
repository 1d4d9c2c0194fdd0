package io.foretick.session.doctor;

import io.foretick.venue.polymarket.wallet.Secrets;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

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

    private static final List<String> SECRETS =
            List.of(
                    Secrets.PRIVATE_KEY,
                    Secrets.KEYSTORE_PASSWORD,
                    Secrets.SIGNER_COMMAND,
                    Secrets.API_KEY,
                    Secrets.API_SECRET,
                    Secrets.API_PASSPHRASE);

    private Doctor() {}

    /// Runs all checks, one group after the other; places and cancels nothing.
    public static Diagnosis examine(Examination examination) throws InterruptedException {
        var findings = new ArrayList<Finding>();
        for (CheckGroup group : GROUPS) {
            findings.addAll(group.examine(examination));
        }
        List<String> secrets = secrets(examination.environment());
        return new Diagnosis(findings.stream().map(each -> each.hiding(secrets)).toList());
    }

    /// A venue or a library may repeat in an error what it was sent.
    private static List<String> secrets(Map<String, String> environment) {
        return SECRETS.stream()
                .map(name -> environment.getOrDefault(name, "").strip())
                .filter(value -> !value.isEmpty())
                .toList();
    }
}
