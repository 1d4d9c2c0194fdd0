package io.foretick.cli;

import io.foretick.base.Times;
import io.foretick.event.Bar;
import io.foretick.forecast.direction.DirectionListener;
import io.foretick.lab.direction.CandleRange;
import io.foretick.lab.direction.DirectionReplay;
import io.foretick.lab.direction.KlineCandles;
import io.foretick.lab.direction.ReplayMode;
import io.foretick.lab.direction.ReplayPlan;
import io.foretick.market.candle.Timeframe;
import io.foretick.report.Summary;
import io.foretick.report.direction.DirectionFiles;
import io.foretick.report.direction.FileSettings;
import io.foretick.report.direction.replay.ReplayReport;
import io.foretick.report.direction.replay.ReplayState;
import io.foretick.session.direction.Predictor;
import io.foretick.session.direction.StateKeeper;
import io.foretick.store.direction.DirectionState;
import io.foretick.store.direction.Origin;
import io.foretick.store.direction.SavedState;
import io.foretick.store.direction.StateFiles;
import io.foretick.venue.bybit.rest.BybitHistory;
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
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.LongConsumer;
import java.util.stream.Stream;

/// `foretick direction replay`: the predictor over the past, with a state of its own.
@Command(
        name = "replay",
        mixinStandardHelpOptions = true,
        description = {
            "Shows the models candles of the past one by one, as they closed, through the same code"
                + " as a live run, and reports what they were worth. State, files and report lie in"
                + " --run-dir; the state of a live run is not touched.",
            "Modes: smoke learns over the newest 500 candles at most; train learns all the way;"
                    + " eval-only judges and learns nothing; walkforward learns for --train-min"
                    + " minutes, is judged for --eval-min with all learning frozen, and so on.",
            "Candles come from Bybit, or from kline files with --klines, which say themselves whose"
                    + " they are. Exit code 2 when a check fails; the report says which."
        },
        footer = {
            "",
            "Examples:",
            "  foretick direction replay --mode smoke --minutes 120",
            "  foretick direction replay --mode walkforward --klines klines/BTCUSDT_1m_*.csv.gz \\",
            "      --run-dir runs/year",
            "  foretick direction replay --mode train --start 2025-12-25T09:00:00Z \\",
            "      --end 2025-12-25T13:00:00Z --run-dir runs/christmas"
        })
final class DirectionReplayCommand implements Callable<Integer> {

    private static final String OUT = "out";

    /// Folder of the state within that of the replay.
    static final String STATE = "state";

    @Option(
            names = "--symbol",
            paramLabel = "SYMBOL",
            converter = SymbolConverter.class,
            description = "Which pair (default: ${DEFAULT-VALUE}).")
    private String symbol = "BTCUSDT";

    @Option(
            names = "--tf",
            paramLabel = "TF",
            converter = TimeframeConverter.class,
            description = "Which candles: minutes, or D for days (default: 1).")
    private Timeframe timeframe = Timeframe.MINUTE;

    @Option(
            names = "--mode",
            paramLabel = "MODE",
            converter = ReplayModeConverter.class,
            description = "smoke, eval-only, train or walkforward (default: smoke).")
    private ReplayMode mode = ReplayMode.SMOKE;

    @Mixin private final CandleRangeOptions range = new CandleRangeOptions();

    @Option(
            names = "--train-min",
            paramLabel = "N",
            description = "Minutes of learning at a time (default: ${DEFAULT-VALUE}).")
    private int trainMinutes = Math.toIntExact(ReplayPlan.TRAIN_NS / Times.MINUTE_NS);

    @Option(
            names = "--eval-min",
            paramLabel = "N",
            description = "Minutes of judging at a time (default: ${DEFAULT-VALUE}).")
    private int evalMinutes = Math.toIntExact(ReplayPlan.EVAL_NS / Times.MINUTE_NS);

    @Option(
            names = "--klines",
            paramLabel = "FILE",
            arity = "1..*",
            description =
                    "Kline files such as BTCUSDT_1m_202501.csv.gz or folders of them, in place of"
                            + " Bybit; shorter klines are joined.")
    private List<Path> klines = List.of();

    @Option(
            names = "--run-dir",
            paramLabel = "DIR",
            description = "Folder of this replay, new or empty (default: ${DEFAULT-VALUE}).")
    private Path runDir = Path.of("runs/direction");

    @Option(
            names = "--from-state-db",
            paramLabel = "FILE",
            description = "Begin with this state instead of with nothing; it is only read.")
    private @Nullable Path fromStateDb;

    @Option(
            names = "--from-pattern-db",
            paramLabel = "FILE",
            description = "The patterns that belong to it.")
    private @Nullable Path fromPatternDb;

    @Option(names = "--strict", description = "A warning fails the replay as well.")
    private boolean strict;

    @Option(
            names = "--stop-on-collapse",
            description = "End when a guard says that a model has collapsed.")
    private boolean stopOnCollapse;

    @Option(
            names = "--no-jsonl",
            description = "Leave out the JSONL files: 11 kB a candle on disk.")
    private boolean noJsonl;

    @Option(names = "--json", description = "Print summary.json only.")
    private boolean json;

    @Mixin private final DirectionModelOptions models = new DirectionModelOptions();

    @Mixin private final BybitOptions bybit = new BybitOptions();

    @Spec private CommandSpec spec;

    @Override
    public Integer call() throws IOException, InterruptedException {
        requireNew();
        requireWholeTurns();
        if (fromStateDb == null && fromPatternDb != null) {
            throw usage("--from-pattern-db needs --from-state-db");
        }
        var recipe = new Predictor.Recipe(symbol, models.settings(), models.density());
        models.requireDensity(recipe, List.of(timeframe));
        int before = recipe.warmUp();
        CandleRange candles = klines.isEmpty() ? askBybit(before) : readFiles(before);
        if (candles.within().isEmpty()) {
            throw usage("there are no candles in this range");
        }
        ReplayReport report = replay(candles, recipe);
        report.write(runDir);
        PrintWriter out = spec.commandLine().getOut();
        out.print(
                json
                        ? Summary.text(report.summary())
                        : DirectionReplayText.of(report.summary(), runDir));
        out.flush();
        return report.passed() ? ExitCode.OK : ExitCode.CHECK_FAILED;
    }

    private void requireNew() throws IOException {
        if (Files.isDirectory(runDir)) {
            try (Stream<Path> inside = Files.list(runDir)) {
                if (inside.findAny().isPresent()) {
                    throw usage("--run-dir " + runDir + " is not empty; choose another");
                }
            }
        }
    }

    private void requireWholeTurns() {
        long leastMinutes = Math.ceilDiv(timeframe.lengthNs(), Times.MINUTE_NS);
        boolean whole = trainMinutes >= leastMinutes && evalMinutes >= leastMinutes;
        if (mode == ReplayMode.WALKFORWARD && !whole) {
            throw usage("--train-min and --eval-min must be at least a candle: " + leastMinutes);
        }
    }

    private ReplayReport replay(CandleRange candles, Predictor.Recipe recipe) throws IOException {
        var plan =
                new ReplayPlan(
                        symbol,
                        timeframe,
                        mode,
                        source(),
                        trainMinutes * Times.MINUTE_NS,
                        evalMinutes * Times.MINUTE_NS,
                        strict,
                        stopOnCollapse);
        if (noJsonl) {
            return replay(plan, candles, recipe, new DirectionListener() {});
        }
        try (DirectionFiles files =
                DirectionFiles.open(runDir.resolve(OUT), symbol, FileSettings.REPLAY)) {
            return replay(plan, candles, recipe, files);
        }
    }

    private ReplayReport replay(
            ReplayPlan plan,
            CandleRange candles,
            Predictor.Recipe recipe,
            DirectionListener listener)
            throws IOException {
        try (DirectionState state = DirectionState.open(ownState(), symbol)) {
            var replay = new DirectionReplay(plan, candles, recipe, listener);
            long lessons = 0;
            if (fromStateDb != null) {
                lessons = load(replay.predictor(), candles.within().getFirst().startNs());
            }
            ReplayReport report = replay.run(progress(candles.within().size()));
            lessons += replay.lessons();
            new StateKeeper(state, recipe).save(replay.predictor(), lessons, Origin.CLOSE);
            String digest = state.newest(timeframe).orElseThrow().digest();
            report.saved(new ReplayState(digest, lessons));
            return report;
        }
    }

    private StateFiles ownState() {
        Path folder = runDir.resolve(STATE);
        return new StateFiles(folder.resolve("state.db"), folder.resolve("patterns.db"));
    }

    /// Gives how many lessons the state has learnt.
    private long load(Predictor predictor, long beginsNs) throws IOException {
        Path patterns = fromPatternDb;
        Path from = Objects.requireNonNull(fromStateDb);
        long lessons;
        if (patterns == null || !Files.exists(from)) {
            throw usage("--from-state-db needs --from-pattern-db, and both files must be there");
        }
        try (DirectionState state = DirectionState.open(new StateFiles(from, patterns), symbol)) {
            Optional<SavedState> saved =
                    state.load(timeframe, predictor.parts(), predictor.memory());
            if (saved.isEmpty()) {
                throw usage(from + " has no state of timeframe " + timeframe.name());
            }
            lessons = saved.get().head().updates();
        }
        predictor.memory().moved(); // the next save is into the replay's own state
        long seenNs = predictor.models().lastProcessedStartNs();
        if (seenNs >= beginsNs) {
            Instant seen = Instant.ofEpochSecond(Times.toEpochSecond(seenNs));
            throw usage(from + " has learnt until " + seen + ", after the range begins");
        }
        return lessons;
    }

    private LongConsumer progress(long candles) {
        return new CandleProgress(candles, spec.commandLine().getErr());
    }

    private String source() {
        return klines.isEmpty()
                ? "Bybit, " + bybit.endpoints().restUrl()
                : "kline files of Binance's archive form, " + klines.size() + " given";
    }

    private CandleRange readFiles(int before) throws IOException {
        List<Bar> all = KlineCandles.read(klines, symbol, timeframe);
        if (all.isEmpty()) {
            throw usage("the kline files hold no whole candle");
        }
        long toNs = range.toNs(all.getLast().endNs());
        return CandleRange.of(all, fromNs(toNs, all.getFirst().startNs()), toNs, before);
    }

    private CandleRange askBybit(int before) throws IOException, InterruptedException {
        try (HttpClient client = BybitOptions.client()) {
            try {
                var rest = new BybitRest(client, bybit.clock(client), bybit.endpoints().restUrl());
                BybitOptions.requireSymbol(rest, symbol);
                long toNs = range.toNs(range.ends() ? 0 : rest.serverTimeNs());
                long fromNs = fromNs(toNs, toNs - smokeNs());
                var history = new BybitHistory(rest, symbol, timeframe);
                List<Bar> all = history.between(fromNs - before * timeframe.lengthNs(), toNs);
                return CandleRange.of(all, fromNs, toNs, before);
            } finally {
                client.shutdownNow();
            }
        }
    }

    private long fromNs(long toNs, long usualNs) {
        return range.fromNs(toNs, usualNs, mode == ReplayMode.SMOKE ? smokeNs() : Long.MAX_VALUE);
    }

    private long smokeNs() {
        return ReplayMode.SMOKE_CANDLES_MAX * timeframe.lengthNs();
    }

    private ParameterException usage(String text) {
        return new ParameterException(spec.commandLine(), text);
    }
}
