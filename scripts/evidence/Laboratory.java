import com.sun.management.OperatingSystemMXBean;

import io.foretick.base.Seed;
import io.foretick.feature.FeatureTable;
import io.foretick.feature.label.Barriers;
import io.foretick.feature.label.TripleBarrier;
import io.foretick.feature.legacy.CompatFeatures;
import io.foretick.feature.legacy.HourlyHistory;
import io.foretick.feature.legacy.Kline;
import io.foretick.feature.legacy.SocialDay;
import io.foretick.feature.legacy.TvlDay;
import io.foretick.lab.experiment.Experiment;
import io.foretick.lab.experiment.ExperimentFile;
import io.foretick.lab.model.Models;
import io.foretick.lab.model.Targets;
import io.foretick.lab.model.TrainedModels;
import io.foretick.lab.run.FailureLog;
import io.foretick.lab.run.LocalWorkers;
import io.foretick.lab.run.memory.MemoryBudget;
import io.foretick.lab.search.Search;
import io.foretick.lab.spec.ModelSpec;
import io.foretick.lab.spec.ModelSpec.Level0;
import io.foretick.lab.spec.ModelSpec.Mode;
import io.foretick.lab.spec.TrialSpec;
import io.foretick.report.lab.ResultsDigest;
import io.foretick.report.lab.TrialResult;

import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Measures what the laboratory's pages quote: how long the models take to train on two months of
/// hours of the older pipeline's own data, and how much sooner a matrix ends that shares its tapes,
/// bars and trainings than one where each trial does all of it for itself, as the older pipeline
/// did.
///
/// `java @jvm.options -cp "core/target/classes:core/target/lib/*" scripts/evidence/Laboratory.java
/// FOLDER_OF_HOURS`, from the root of the project, after a build. The folder holds `raw` with
/// hourly klines in CSV, and the daily files of value locked and of social figures. Some minutes.
final class Laboratory {

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
    private static final OperatingSystemMXBean PROCESS =
            ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    private static final Path ROOT = Path.of(System.getProperty("foretick.root", "."));
    private static final Path EVIDENCE = ROOT.resolve("docs/evidence/laboratory.json");
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ssxxx");
    private static final int ROUNDS = 3;
    private static final int TRIALS = 60;
    private static final int WORKERS = 2;
    private static final int HORIZON = 24;
    private static final long MEMORY = 2L << 30;
    private static final long MICROS_IN_MILLI = 1_000;

    private Laboratory() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        if (arguments.length != 1) {
            System.err.println("usage: Laboratory.java FOLDER_OF_HOURS");
            System.exit(1);
        }
        ObjectNode all = JSON.createObjectNode();
        all.put("java", Runtime.version().toString());
        all.put("processors", Runtime.getRuntime().availableProcessors());
        all.put("load_average_before", load());
        all.set("training", training(Path.of(arguments[0])));
        all.set("matrix_of_60_by_limit", limited());
        all.set("matrix_of_60_whole_trainings", whole());
        all.put(
                "bars_beside_pandas",
                "docs/benchmarks.md, rows bars_tick, bars_volume, bars_dollar");
        all.put("gpu_utilisation", "unmeasured");
        all.put("load_average_after", load());
        Files.writeString(EVIDENCE, JSON.writeValueAsString(all) + "\n");
        System.out.println("wrote " + EVIDENCE);
    }

    private static double load() {
        return rounded(PROCESS.getSystemLoadAverage());
    }

    // Training.

    private static ObjectNode training(Path folder) throws IOException {
        HourlyHistory history = history(folder);
        FeatureTable features = CompatFeatures.of(history);
        double[] close = history.klines().stream().mapToDouble(Kline::close).toArray();
        Barriers barriers = Barriers.adaptive(close, 2.0, HORIZON, 0.0005);
        Targets targets = Targets.of(new TripleBarrier(HORIZON).labels(close, barriers));
        ObjectNode node = JSON.createObjectNode();
        node.put("rows", features.rows());
        node.put("features", features.names().size());
        var spans = new LinkedHashMap<String, Span>();
        models().forEach((name, model) -> spans.put(name, span(model, features, targets)));
        Span level0 = spans.get("compat_0");
        Span level1 = spans.get("compat_0_1");
        Span level2 = spans.get("compat_0_1_2");
        node.set("trees_strict", spans.get("trees_strict").json());
        node.set("compat_price_lstm_at_most_50_epochs", level0.json());
        node.set("compat_meta_mlp_30_epochs", level1.less(level0).json());
        node.set("compat_confidence_gru_30_epochs", level2.less(level1).json());
        node.set("compat_whole", level2.json());
        return node;
    }

    /// @param seconds by the clock
    /// @param cpuSeconds of all threads of this process
    private record Span(double seconds, double cpuSeconds) {

        static Span now() {
            return new Span(System.nanoTime() / 1e9, PROCESS.getProcessCpuTime() / 1e9);
        }

        Span less(Span other) {
            return new Span(seconds - other.seconds, cpuSeconds - other.cpuSeconds);
        }

        ObjectNode json() {
            ObjectNode node = JSON.createObjectNode();
            node.put("seconds", rounded(seconds));
            node.put("cpu_seconds", rounded(cpuSeconds));
            return node;
        }
    }

    private static Map<String, ModelSpec> models() {
        var models = new LinkedHashMap<String, ModelSpec>();
        models.put("trees_strict", model(Level0.XGBOOST, false, false, Mode.STRICT));
        models.put("compat_0", model(Level0.PRICE_LSTM, false, false, Mode.COMPAT));
        models.put("compat_0_1", model(Level0.PRICE_LSTM, true, false, Mode.COMPAT));
        models.put("compat_0_1_2", model(Level0.PRICE_LSTM, true, true, Mode.COMPAT));
        return models;
    }

    private static ModelSpec model(Level0 level0, boolean meta, boolean confidence, Mode mode) {
        var trees = new ModelSpec.TreeSpec(100, 6, 0.05, 0.8, 0.8, 1, 1, 0, 256);
        var network = new ModelSpec.NetworkSpec(64, 2, 0.2, 24, 50, 30, 30, 32, 1e-3);
        return new ModelSpec(level0, trees, network, meta, confidence, false, false, mode);
    }

    /// The round of the least processor time; the first warms up and does not count.
    private static Span span(ModelSpec model, FeatureTable features, Targets targets) {
        var spans = new ArrayList<Span>();
        for (int round = 0; round <= ROUNDS; round++) {
            Span began = Span.now();
            TrainedModels trained = Models.trainModels(model, features, targets, new Seed(1));
            spans.add(Span.now().less(began));
            if (!trained.notes().isEmpty()) {
                throw new IllegalStateException(String.join("; ", trained.notes()));
            }
        }
        return spans.stream()
                .skip(1)
                .min(Comparator.comparingDouble(Span::cpuSeconds))
                .orElseThrow();
    }

    // The matrix.

    /// Trials as `--limit` chooses them, which share few trainings.
    private static ObjectNode limited() throws IOException, InterruptedException {
        return matrix(trials(TRIALS));
    }

    /// As many, but all that belong to a training: as a whole matrix has it.
    private static ObjectNode whole() throws IOException, InterruptedException {
        List<List<TrialSpec>> groups = groups(trials(Integer.MAX_VALUE));
        var chosen = new ArrayList<TrialSpec>();
        int wanted = TRIALS / groups.getFirst().size();
        for (int k = 0; k < wanted; k++) {
            chosen.addAll(groups.get(k * groups.size() / wanted));
        }
        return matrix(chosen);
    }

    private static List<TrialSpec> trials(int limit) throws IOException {
        Experiment file = ExperimentFile.read(ROOT.resolve("configs/grid-1000.yml"));
        return Search.of(file.withTrials(Math.min(limit, file.trials()))).next(List.of());
    }

    private static ObjectNode matrix(List<TrialSpec> trials)
            throws IOException, InterruptedException {
        ObjectNode node = JSON.createObjectNode();
        node.put("trials", trials.size());
        node.put("trainings", groups(trials).size());
        Run two = shared(trials, WORKERS); // compiles the code for all
        two = shared(trials, WORKERS);
        Run one = shared(trials, 1);
        Run naive = naive(trials);
        node.put("events", naive.events());
        node.put("digest", naive.digest());
        node.put("digests_equal", naive.equalTo(two) && two.equalTo(one));
        node.set("shared_2_workers", two.span().json());
        node.set("shared_1_worker", one.span().json());
        node.set("each_alone_1_worker", naive.span().json());
        node.put("ratio_2_workers", rounded(naive.span().seconds() / two.span().seconds()));
        node.put("ratio_1_worker", rounded(naive.span().seconds() / one.span().seconds()));
        node.put("ratio_cpu", rounded(naive.span().cpuSeconds() / one.span().cpuSeconds()));
        return node;
    }

    /// @param events that all simulators took
    private record Run(Span span, String digest, long events) {

        static Run of(Span began, List<TrialResult> results) {
            Span span = Span.now().less(began);
            for (TrialResult result : results) {
                if (!result.failure().isEmpty()) {
                    throw new IllegalStateException(result.failure());
                }
            }
            long events = results.stream().mapToLong(result -> result.activity().events()).sum();
            return new Run(span, ResultsDigest.of(results), events);
        }

        boolean equalTo(Run other) {
            return digest.equals(other.digest);
        }
    }

    private static Run shared(List<TrialSpec> trials, int workers)
            throws IOException, InterruptedException {
        Path logs = Files.createTempDirectory("foretick-laboratory");
        var results = new ArrayList<TrialResult>();
        Span began = Span.now();
        var laboratory = io.foretick.lab.trial.Laboratory.inMemory();
        var budget = new MemoryBudget(MEMORY);
        try (var threads = new LocalWorkers(laboratory, new FailureLog(logs), workers, budget)) {
            threads.run(groups(trials), results::add);
        }
        return Run.of(began, results);
    }

    private static Run naive(List<TrialSpec> trials) throws IOException {
        var results = new ArrayList<TrialResult>();
        Span began = Span.now();
        for (TrialSpec trial : trials) {
            results.add(io.foretick.lab.trial.Laboratory.inMemory().run(trial));
        }
        return Run.of(began, results);
    }

    private static List<List<TrialSpec>> groups(List<TrialSpec> trials) {
        var groups = new LinkedHashMap<String, List<TrialSpec>>();
        for (TrialSpec trial : trials) {
            groups.computeIfAbsent(trial.trainingKey(), _ -> new ArrayList<>()).add(trial);
        }
        return List.copyOf(groups.values());
    }

    // The older pipeline's files.

    private static HourlyHistory history(Path folder) throws IOException {
        var klines = new ArrayList<Kline>();
        for (Path file : matching(folder.resolve("raw"), "*.csv")) {
            for (String line : Files.readAllLines(file)) {
                klines.add(kline(line.split(",", -1)));
            }
        }
        List<TvlDay> locked =
                rows(matching(folder, "*tvl*.csv").getFirst()).stream()
                        .map(row -> new TvlDay(dayNs(row.get("timestamp")), number(row, "tvl_usd")))
                        .toList();
        List<SocialDay> social =
                rows(matching(folder, "santiment*.csv").getFirst()).stream()
                        .map(Laboratory::socialDay)
                        .toList();
        return new HourlyHistory(klines, locked, social);
    }

    /// The files of 2025 count microseconds.
    private static Kline kline(String[] cells) {
        return new Kline(
                Long.parseLong(cells[0]) / MICROS_IN_MILLI,
                Double.parseDouble(cells[1]),
                Double.parseDouble(cells[2]),
                Double.parseDouble(cells[3]),
                Double.parseDouble(cells[4]),
                Double.parseDouble(cells[5]),
                Double.parseDouble(cells[9]));
    }

    private static SocialDay socialDay(Map<String, String> row) {
        return new SocialDay(
                dayNs(row.get("datetime")),
                number(row, "marketcap_usd_value"),
                number(row, "daily_active_addresses_value"),
                number(row, "dev_activity_value"),
                number(row, "social_volume_total_value"),
                number(row, "social_dominance_total_value"),
                number(row, "network_growth_value"));
    }

    private static double number(Map<String, String> row, String name) {
        String cell = row.get(name);
        return cell.isEmpty() ? Double.NaN : Double.parseDouble(cell);
    }

    private static long dayNs(String stamp) {
        return OffsetDateTime.parse(stamp, STAMP).toEpochSecond() * 1_000_000_000L;
    }

    private static List<Map<String, String>> rows(Path file) throws IOException {
        List<String> lines = Files.readAllLines(file);
        String[] names = lines.getFirst().split(",", -1);
        var rows = new ArrayList<Map<String, String>>();
        for (String line : lines.subList(1, lines.size())) {
            String[] cells = line.split(",", -1);
            var row = new LinkedHashMap<String, String>();
            for (int column = 0; column < names.length; column++) {
                row.put(names[column], cells[column]);
            }
            rows.add(row);
        }
        return rows;
    }

    private static List<Path> matching(Path folder, String glob) throws IOException {
        var found = new ArrayList<Path>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, glob)) {
            files.forEach(found::add);
        }
        found.sort(null);
        return found;
    }

    private static double rounded(double value) {
        return Math.round(value * 1_000.0) / 1_000.0;
    }
}
