package io.foretick.cli;

import io.foretick.session.Config;
import io.foretick.session.doctor.Diagnosis;
import io.foretick.session.doctor.Doctor;
import io.foretick.session.doctor.Examination;
import io.foretick.session.doctor.VenueProbe;
import io.foretick.venue.VenueClock;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;

/// `foretick doctor`: whether this machine, these credentials and this account may trade.
@Command(
        name = "doctor",
        mixinStandardHelpOptions = true,
        description = {
            "Examines machine, folder, credentials, feeds, clocks, market rules, place and account,"
                    + " and prints one line a check: ok, warning or failed, with the reason. Places"
                    + " and cancels nothing, and shows no secret.",
            "Exit code 2 if a check failed. `foretick live` refuses to start then."
        },
        footer = {
            "",
            "Examples:",
            "  foretick doctor --config live.yml",
            "  foretick doctor --offline --json"
        })
final class DoctorCommand implements Callable<Integer> {

    @Option(names = "--out", paramLabel = "DIR", description = "Folder of the run to come.")
    private Path out = Path.of("out/live");

    @Option(names = "--offline", description = "Ask nothing over the network.")
    private boolean offline;

    @Option(names = "--json", description = "Print the findings as JSON.")
    private boolean json;

    @Mixin private final ConfigOptions options = new ConfigOptions();

    @Spec private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        Config config = options.read();
        VenueClock clock = offline ? VenueClock.wall() : Feeds.clock(config);
        Diagnosis diagnosis = examine(config, out, clock, offline);
        PrintWriter writer = spec.commandLine().getOut();
        writer.println(json ? diagnosis.json() : diagnosis.text());
        writer.flush();
        return diagnosis.passed() ? ExitCode.OK : ExitCode.CHECK_FAILED;
    }

    /// Examines whether a session may trade for real.
    ///
    /// @param out folder of its run; need not exist
    static Diagnosis examine(Config config, Path out, VenueClock clock, boolean offline)
            throws IOException {
        try (VenueProbe account = AccountOptions.probe(config, clock)) {
            return Doctor.examine(
                    new Examination(
                            config,
                            Feeds.plan(config),
                            clock,
                            out,
                            System.getenv(),
                            account,
                            offline));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while examining", e);
        }
    }
}
