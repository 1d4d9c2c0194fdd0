package io.foretick.cli;

import io.foretick.base.Checks;
import io.foretick.base.Seed;
import io.foretick.base.Times;
import io.foretick.forecast.direction.DirectionListener;
import io.foretick.market.candle.Timeframe;
import io.foretick.report.direction.FileSettings;
import io.foretick.session.device.Devices;
import io.foretick.session.direction.Autosave;
import io.foretick.session.direction.Predictor;
import io.foretick.venue.VenueClock;
import io.foretick.venue.VenueException;
import io.foretick.venue.bybit.feed.CandleFeedPlan;
import io.foretick.venue.bybit.rest.BybitRest;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.Callable;

/// `foretick direction run`: predicts live, candle by candle.
@Command(
        name = "run",
        mixinStandardHelpOptions = true,
        description = {
            "Follows Bybit's public candles and says, at each close, where the next close will lie:"
                + " three models that learn from every candle, their ensemble, and with --density a"
                + " fourth one. It needs no account and never trades.",
            "All that the models know lies in the two databases: started again, it catches up with"
                    + " what it missed and goes on as if it had never stopped. The files in"
                    + " --save-jsonl-dir are written, never read back into a model."
        },
        footer = {
            "",
            "Examples:",
            "  foretick direction run --dry-run",
            "  foretick direction run --tfs \"1,5,15,60\" --save-jsonl-dir ./out \\",
            "      --state-db ./state/state.db --pattern-db ./state/patterns.db --dashboard",
            "  foretick direction run --rest-url http://127.0.0.1:18008 \\",
            "      --ws-url ws://127.0.0.1:18009 --speed 60 --duration 60s"
        })
final class DirectionRunCommand implements Callable<Integer> {

    private static final int DASHBOARD_PORT = 8000;

    @Option(
            names = "--symbol",
            paramLabel = "SYMBOL",
            converter = SymbolConverter.class,
            description = "Which pair (default: ${DEFAULT-VALUE}).")
    private String symbol = "BTCUSDT";

    @Option(
            names = {"--tfs", "--tf"},
            paramLabel = "TF",
            split = ",",
            converter = TimeframeConverter.class,
            description =
                    "Which candles: minutes or D, with commas between; each has models of its own"
                            + " (default: 1).")
    private List<Timeframe> timeframes = List.of(Timeframe.MINUTE);

    @Option(
            names = "--save-jsonl-dir",
            paramLabel = "DIR",
            description = "Folder of the JSONL files (default: ${DEFAULT-VALUE}).")
    private Path folder = Path.of("out/direction");

    @Mixin private final DirectionStateOptions state = new DirectionStateOptions();

    @Mixin private final DirectionModelOptions models = new DirectionModelOptions();

    @Mixin private final BybitOptions bybit = new BybitOptions();

    @Option(names = "--dashboard", description = "Serve the predictor's page on this machine.")
    private boolean dashboard;

    @Option(
            names = "--dashboard-port",
            paramLabel = "PORT",
            description = "Its port; 0 lets the system choose one (default: ${DEFAULT-VALUE}).")
    private int dashboardPort = DASHBOARD_PORT;

    @Option(
            names = "--dashboard-bind",
            paramLabel = "ADDRESS",
            defaultValue = "${FORETICK_DASHBOARD__BIND:-127.0.0.1}",
            description =
                    "Its address; anything but loopback only inside a container (default:"
                            + " ${DEFAULT-VALUE}).")
    private String dashboardBind = "127.0.0.1";

    @Option(
            names = "--ping",
            paramLabel = "TIME",
            converter = DurationConverter.class,
            description = "Time between two heartbeats to the venue (default: 20s).")
    private Duration ping = Duration.ofSeconds(CandleFeedPlan.PING_SECONDS);

    @Option(
            names = "--warm-up",
            paramLabel = "N",
            description =
                    "Candles that a first start asks for (default: 200, with --density 2200).")
    private @Nullable Integer warmUp;

    @Option(
            names = "--catch-up",
            paramLabel = "N",
            description =
                    "Missed candles that are learnt afterwards; with more it begins with fresh ones"
                            + " (default: ${DEFAULT-VALUE}).")
    private int catchUp = CandleFeedPlan.CATCH_UP_MAX;

    @Option(
            names = "--autosave-updates",
            paramLabel = "N",
            description = "Save after so many lessons (default: ${DEFAULT-VALUE}).")
    private int autosaveUpdates = Autosave.DEFAULT.updates();

    @Option(
            names = "--autosave",
            paramLabel = "TIME",
            converter = DurationConverter.class,
            description = "And after this time (default: 5m).")
    private Duration autosave = Duration.ofNanos(Autosave.DEFAULT.periodNs());

    @Option(
            names = "--stop-on-collapse",
            description = "End with exit code 2 when a guard says that a model has collapsed.")
    private boolean stopOnCollapse;

    @Option(
            names = "--rotate-mb",
            paramLabel = "MB",
            description = "Begin a new JSONL file at this size (default: ${DEFAULT-VALUE}).")
    private int rotateMb = 256;

    @Option(
            names = "--duration",
            paramLabel = "TIME",
            converter = DurationConverter.class,
            description = "Stop after this time, such as 60s; without it the run goes on.")
    private @Nullable Duration duration;

    @Option(
            names = "--dry-run",
            description =
                    "Say what this machine computes on and whether the feed answers, and do"
                            + " nothing else.")
    private boolean dryRun;

    @Option(names = "--quiet", description = "Print no line for each candle.")
    private boolean quiet;

    @Spec private CommandSpec spec;

    @Override
    public Integer call() throws IOException, InterruptedException {
        try (HttpClient client = BybitOptions.client()) {
            try {
                return dryRun ? look(client) : run(client);
            } finally {
                client.shutdownNow();
            }
        }
    }

    private int look(HttpClient client) throws InterruptedException {
        Devices devices = Devices.find();
        PrintWriter out = spec.commandLine().getOut();
        out.println("backend=" + devices.backend() + " devices=" + devices.names());
        out.println("jdk=" + Runtime.version() + " vm=" + System.getProperty("java.vm.name"));
        out.println("feed=" + reach(client));
        out.flush();
        return ExitCode.OK;
    }

    private String reach(HttpClient client) throws InterruptedException {
        String url = bybit.endpoints().restUrl();
        try {
            var rest = new BybitRest(client, VenueClock.wall(), url);
            long begunNanoTime = System.nanoTime();
            rest.serverTimeNs();
            double ms = (System.nanoTime() - begunNanoTime) / (double) Times.MILLI_NS;
            return "%s answers in %.0f ms".formatted(url, ms);
        } catch (VenueException e) {
            return "offline: " + e.getMessage();
        }
    }

    private int run(HttpClient client) throws IOException, InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        List<DirectionListener> others = quiet ? List.of() : List.of(new PredictionLines(out));
        DirectionRun.Plan plan = plan();
        VenueClock clock = bybit.clock(client);
        var venue = new DirectionRun.Venue(client, bybit.endpoints().restUrl(), clock, feed(plan));
        OptionalInt port = dashboard ? OptionalInt.of(dashboardPort) : OptionalInt.empty();
        try (var signals = new StopSignals();
                var screen = new DirectionScreen(symbol, clock, dashboardBind, port, out)) {
            return new DirectionRun(plan, venue, screen, others).run(signals, duration);
        }
    }

    private DirectionRun.Plan plan() throws IOException {
        var recipe = new Predictor.Recipe(symbol, models.settings(), models.density());
        models.requireDensity(recipe, timeframes);
        try {
            Checks.inRange(rotateMb, 1, 1 << 20, "--rotate-mb");
            return new DirectionRun.Plan(
                    timeframes.stream().distinct().sorted().toList(),
                    recipe,
                    state.files(),
                    new Autosave(autosaveUpdates, autosave.toNanos()),
                    folder,
                    new FileSettings(FileSettings.Flush.EACH_LINE, (long) rotateMb << 20),
                    stopOnCollapse);
        } catch (IllegalArgumentException e) {
            throw usage(e);
        }
    }

    private CandleFeedPlan feed(DirectionRun.Plan plan) {
        int candles = warmUp == null ? plan.recipe().warmUp() : warmUp;
        var seed = new Seed(symbol.hashCode());
        try {
            return CandleFeedPlan.of(bybit.endpoints(), symbol, plan.timeframes(), seed)
                    .withWarmUp(candles, catchUp)
                    .withStream(Math.toIntExact(ping.toSeconds()), CandleFeedPlan.SILENT_SECONDS);
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw usage(e);
        }
    }

    private ParameterException usage(RuntimeException wrong) {
        return new ParameterException(
                spec.commandLine(), String.valueOf(wrong.getMessage()), wrong);
    }
}
