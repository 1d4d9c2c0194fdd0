package io.foretick.cli;

import io.foretick.session.Config;
import io.foretick.session.doctor.Diagnosis;
import io.foretick.session.doctor.Doctor;
import io.foretick.session.doctor.Examination;
import io.foretick.session.doctor.VenueProbe;
import io.foretick.venue.VenueClock;

import org.jspecify.annotations.Nullable;

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
        Diagnosis diagnosis = examine(config);
        PrintWriter writer = spec.commandLine().getOut();
        writer.println(json ? diagnosis.json() : diagnosis.text());
        writer.flush();
        return diagnosis.passed() ? ExitCode.OK : ExitCode.CHECK_FAILED;
    }

    private Diagnosis examine(Config config) throws IOException {
        VenueClock clock = offline ? VenueClock.wall() : Feeds.clock(config);
        try (VenueProbe account = account(config, clock)) {
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

    /// Null without a key.
    private static @Nullable VenueProbe account(Config config, VenueClock clock) {
        return AccountOptions.isGiven(System.getenv())
                ? new VenueProbe(
                        AccountOptions.secrets(),
                        AccountOptions.wallet(),
                        AccountOptions.endpoints(config),
                        clock)
                : null;
    }
}
