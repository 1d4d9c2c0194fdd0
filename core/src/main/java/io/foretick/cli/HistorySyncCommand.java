package io.foretick.cli;

import io.foretick.history.HistoryStore;
import io.foretick.session.Config;
import io.foretick.session.ConfigReader;
import io.foretick.venue.VenueException;
import io.foretick.venue.binance.sync.HistorySync;
import io.foretick.venue.binance.sync.SyncPlan;
import io.foretick.venue.binance.sync.SyncReport;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

import java.io.IOException;
import java.io.PrintWriter;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.concurrent.Callable;

/// `foretick history sync`: brings a store up to date. The work is [HistorySync]'s.
@Command(
        name = "sync",
        mixinStandardHelpOptions = true,
        description = {
            "Brings a store of per-second history up to date with Binance spot: files of months,"
                    + " then of days, then REST. Every trade's id must follow the one before it;"
                    + " what one source lacks is asked of the next.",
            "Goes on where it was, however it ended. Ends with 2 if ids are missing that no source"
                    + " has, with 3 if the venue does not answer."
        },
        footer = {
            "",
            "Examples:",
            "  foretick history sync --symbols BTCUSDT,ETHUSDT --from 2025-01-01",
            "  foretick history sync --symbols SOLUSDT --from 2025-01-01 --to 2025-03-01 --trades",
            "  foretick history sync --symbols BTCUSDT --from 2025-01-01 \\",
            "      --set live.endpoints.binance_rest=http://127.0.0.1:18000 \\",
            "      --archive http://127.0.0.1:18002"
        })
final class HistorySyncCommand implements Callable<Integer> {

    @Option(
            names = "--symbols",
            paramLabel = "SYMBOL",
            split = ",",
            required = true,
            description = "Spot pairs such as BTCUSDT, with commas between them.")
    private List<String> symbols = List.of();

    @Option(
            names = "--from",
            paramLabel = "DAY",
            required = true,
            description = "First day, in UTC, such as 2025-01-01.")
    private LocalDate from;

    @Option(
            names = "--to",
            paramLabel = "TIME",
            defaultValue = "now",
            description =
                    "Up to this day or time in UTC, without it; now means the venue's present"
                            + " (default: ${DEFAULT-VALUE}).")
    private String to;

    @Option(
            names = "--trades",
            description =
                    "Keep the trades themselves too. To be given each time: days that come without"
                            + " it have none.")
    private boolean trades;

    @Option(
            names = "--archive",
            paramLabel = "URL",
            description = "Where the archive of files is; live.endpoints.binance_archive else.")
    private @Nullable String archive;

    @Option(names = "--json", description = "Print the result as JSON and nothing else on stdout.")
    private boolean json;

    @Mixin private final StoreOption store = new StoreOption();
    @Mixin private final ConfigOptions options = new ConfigOptions();

    @Spec private CommandSpec spec;

    @Override
    public Integer call() throws IOException, InterruptedException {
        SyncPlan plan = plan();
        PrintWriter err = spec.commandLine().getErr();
        try (HistoryStore history = HistoryStore.openToWrite(store.folder());
                var signals = new StopSignals()) {
            var sync = new HistorySync(plan, history, new SyncLine(err));
            signals.stopWith(sync::stop);
            SyncReport report = sync.run();
            PrintWriter out = spec.commandLine().getOut();
            out.print(json ? SyncResult.json(report) + "\n" : SyncResult.text(report));
            out.flush();
            return exitCode(report);
        } catch (VenueException e) {
            err.println("foretick: " + e.getMessage());
            return ExitCode.VENUE;
        } catch (InterruptedException _) {
            return ExitCode.INTERRUPTED;
        }
    }

    private static int exitCode(SyncReport report) {
        if (report.interrupted()) {
            return ExitCode.INTERRUPTED;
        }
        if (report.failure().isPresent()) {
            return ExitCode.VENUE;
        }
        return report.hasHoles() ? ExitCode.CHECK_FAILED : ExitCode.OK;
    }

    private SyncPlan plan() {
        ConfigReader reader = options.reader();
        if (archive != null) {
            reader.flag("live.endpoints.binance_archive=" + archive);
        }
        Config config = reader.read();
        var endpoints = config.live().endpoints();
        var places =
                new SyncPlan.Places(
                        endpoints.binanceRest(), endpoints.binanceArchive(), config.live().speed());
        try {
            return new SyncPlan(
                    symbols,
                    from,
                    end(),
                    places,
                    trades ? SyncPlan.RawTrades.KEPT : SyncPlan.RawTrades.DROPPED);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
        }
    }

    private @Nullable Instant end() {
        try {
            if (to.equals("now")) {
                return null;
            }
            return to.contains("T")
                    ? Instant.parse(to)
                    : LocalDate.parse(to).atStartOfDay(ZoneOffset.UTC).toInstant();
        } catch (DateTimeParseException e) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--to must be now, a day such as 2025-03-01, or a time such as"
                            + " 2025-03-01T12:00:00Z; was "
                            + to,
                    e);
        }
    }
}
