package io.foretick.cli;

import io.foretick.event.live.Control;
import io.foretick.session.control.AuditLog;
import io.foretick.session.control.ControlFiles;
import io.foretick.session.control.ControlSender;
import io.foretick.session.control.Instruction;
import io.foretick.session.control.KillLatch;
import io.foretick.session.control.KillReport;
import io.foretick.session.control.Latched;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import java.io.IOException;
import java.util.Locale;
import java.util.concurrent.Callable;

/// `foretick kill`: everything is cancelled and stays so until an operator says otherwise.
@Command(
        name = "kill",
        mixinStandardHelpOptions = true,
        description = {
            "Latches the kill switch of a run: the session that runs in the folder cancels all"
                    + " orders at once, asks the venue until none is open, and trades no more; one"
                    + " that starts there later stands still too. Works without a session.",
            "Exit code 0 once nothing is open (or no session runs there), 2 if the session did not"
                    + " answer in time, 3 if the venue did not."
        },
        footer = {
            "",
            "Examples:",
            "  foretick kill --out out/live --reason 'prices look wrong'",
            "  foretick kill --out out/live --reset"
        })
final class KillCommand implements Callable<Integer> {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private static final String NO_SESSION =
            "no session runs there; orders that an earlier one left at the venue are cancelled by"
                    + " `foretick cancel-all`";

    @Option(names = "--reason", paramLabel = "TEXT", description = "Why; for the audit log.")
    private String reason = "by the operator";

    @Option(names = "--reset", description = "Takes the latch away: the session trades again.")
    private boolean reset;

    @Mixin private final ControlOptions options = new ControlOptions();

    @Override
    public Integer call() throws IOException {
        ControlFiles files = options.files();
        return reset ? reset(files) : kill(files);
    }

    private int kill(ControlFiles files) throws IOException {
        Latched latched = Latched.now(reason, Instruction.user());
        new KillLatch(files).latch(latched);
        new AuditLog(files).append(latched.who(), "kill: " + latched.reason(), "latched");
        boolean running = files.isSessionRunning();
        KillReport report =
                running
                        ? new ControlSender(files)
                                .awaitKill(latched, options.patience())
                                .orElse(null)
                        : null;
        ObjectNode result = JSON.createObjectNode();
        result.put("latched", true).put("at", latched.at().toString());
        result.put("session", running);
        result.set("report", report == null ? JSON.nullNode() : JSON.readTree(report.json()));
        options.print(result, "latched in " + files.latch() + "\n" + text(running, report));
        return exitCode(running, report);
    }

    /// @param report null if the session said nothing
    private static int exitCode(boolean running, @Nullable KillReport report) {
        if (!running) {
            return ExitCode.OK;
        }
        if (report == null) {
            return ExitCode.CHECK_FAILED;
        }
        return report.state() == KillReport.State.EMPTY ? ExitCode.OK : ExitCode.VENUE;
    }

    private String text(boolean running, @Nullable KillReport report) {
        if (!running) {
            return NO_SESSION;
        }
        if (report == null) {
            return "the session did not answer within "
                    + options.patience().toSeconds()
                    + " s; end it, then run `foretick cancel-all`";
        }
        String cancelled =
                String.format(
                        Locale.ROOT,
                        "the session gave the cancel-all after %.3f ms, %d times in all",
                        report.issuedNs() / 1e6,
                        report.cancels());
        return cancelled + "\n" + orders(report);
    }

    private static String orders(KillReport report) {
        if (report.state() == KillReport.State.EMPTY) {
            return "the venue says that no order is open";
        }
        String open =
                report.openOrders() == KillReport.UNKNOWN
                        ? "the venue has not said how many orders are open"
                        : report.openOrders() + " orders are still open";
        return report.problem().isEmpty() ? open : open + ": " + report.problem();
    }

    private int reset(ControlFiles files) throws IOException {
        boolean was = new KillLatch(files).clear();
        String found = was ? "latch taken away" : "there was no latch";
        new AuditLog(files).append(Instruction.user(), "kill --reset: " + reason, found);
        if (files.isSessionRunning()) {
            return options.tell(new Control.Resume("reset: " + reason));
        }
        ObjectNode result = JSON.createObjectNode();
        result.put("latched", false).put("was_latched", was).put("session", false);
        options.print(result, found + "; no session runs there");
        return ExitCode.OK;
    }
}
