package io.foretick.bench;

import io.foretick.base.Checks;
import io.foretick.base.Seed;
import io.foretick.feature.sequence.FeatureSequence;
import io.foretick.feature.sequence.Scaling;
import io.foretick.feature.sequence.SequenceSpec;
import io.foretick.feature.sequence.Standardization;
import io.foretick.history.day.SecondRows;
import io.foretick.history.series.BuildProgress;
import io.foretick.history.series.MappedSeries;
import io.foretick.history.series.SeriesStore;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.stream.Stream;

/// A main class: what a second store as large as training's takes of time and memory. Builds one of
/// made-up days, draws feature sequences from all of it, prints one JSON object, and deletes it.
/// Needs Linux. Not a check: it judges nothing.
@Command(
        name = "series-scale",
        mixinStandardHelpOptions = true,
        description = "Measure time and memory of a second store as large as training's.")
public final class SeriesScale implements Callable<Integer> {

    private static final List<String> SYMBOLS = List.of("COIN0", "COIN1", "COIN2", "COIN3");
    private static final LocalDate FIRST_DAY = LocalDate.parse("2024-01-01");
    private static final int DAYS_MIN = 5; // a sequence reaches back three, and ends within one
    private static final long ROW_BYTES = 32;
    private static final long SPARE_BYTES = 1L << 30;
    private static final int WARM_UP = 5_000;
    private static final long HORIZON_SECONDS = 3_600;
    private static final int REFUSED = 1;

    @Option(names = "--days", description = "Days of each symbol (default: ${DEFAULT-VALUE}).")
    private int days = 690;

    @Option(
            names = "--sequences",
            description = "Sequences that are drawn (default: ${DEFAULT-VALUE}).")
    private int sequences = 200_000;

    @Option(
            names = "--unload-every",
            description = "Sequences after which pages are given back (default: ${DEFAULT-VALUE}).")
    private int unloadEvery = 8;

    @Option(names = "--folder", description = "Where the store is built (default: the system's).")
    private Path folder = Path.of(System.getProperty("java.io.tmpdir"));

    private final Seed seed = new Seed(1);
    private final PrintWriter out;

    SeriesScale(PrintWriter out) {
        this.out = out;
    }

    public static void main(String[] arguments) {
        var out = new PrintWriter(System.out, true);
        System.exit(new CommandLine(new SeriesScale(out)).execute(arguments));
    }

    @Override
    public Integer call() throws IOException {
        Checks.inRange(days, DAYS_MIN, Integer.MAX_VALUE, "days");
        Checks.inRange(sequences, 10, Integer.MAX_VALUE, "sequences");
        long neededBytes = SYMBOLS.size() * ROW_BYTES * SecondRows.SECONDS_A_DAY * days;
        long freeBytes = Files.getFileStore(folder).getUsableSpace();
        if (freeBytes < neededBytes + SPARE_BYTES) {
            out.println(
                    "%s has room for %d bytes, the store takes %d and %d must stay free"
                            .formatted(folder, freeBytes, neededBytes, SPARE_BYTES));
            return REFUSED;
        }
        Path scratch = Files.createTempDirectory(folder, "foretick-scale");
        try (var memory = new ResidentMemory()) {
            out.println(new JsonMapper().writeValueAsString(measure(scratch, memory)));
        } finally {
            delete(scratch);
        }
        return 0;
    }

    private ObjectNode measure(Path scratch, ResidentMemory memory) throws IOException {
        ObjectNode result = new JsonMapper().createObjectNode();
        result.put("symbols", SYMBOLS.size());
        result.put("days", days);
        var source = new InventedDays(seed, FIRST_DAY, days);
        var store = new SeriesStore(scratch, source);
        List<MappedSeries> series = new ArrayList<>();
        try {
            long startNs = System.nanoTime();
            for (String symbol : SYMBOLS) {
                series.add(store.open(symbol, BuildProgress.SILENT));
            }
            long tookNs = System.nanoTime() - startNs - source.busyNs();
            ObjectNode build = result.putObject("build").put("seconds", tookNs * 1e-9);
            put(build.put("making_days_seconds", source.busyNs() * 1e-9), memory.take());
            result.put("mapped_bytes", series.stream().mapToLong(MappedSeries::mappedBytes).sum());
            draw(series, memory, result);
        } finally {
            series.forEach(MappedSeries::close);
        }
        return result.put("resident_bytes_ever", ResidentMemory.highWaterBytes());
    }

    private void draw(List<MappedSeries> series, ResidentMemory memory, ObjectNode result) {
        SequenceSpec spec = SequenceSpec.ofSeconds(SYMBOLS, new Scaling.Fixed());
        var drawing = new Drawing(series, new FeatureSequence(Standardization.none(spec)));
        long end = series.getFirst().endSecond();
        long dayStart = end - SecondRows.SECONDS_A_DAY;
        long reached = series.getFirst().firstSecond() + spec.reachSeconds();
        drawing.run(seed.split("warm-up").random(), dayStart, end, WARM_UP);
        memory.take();
        drawing.run(seed.split("day").random(), dayStart, end, sequences / 10);
        drawing.report(result.putObject("one_day"), memory);
        drawing.unloadEvery(unloadEvery);
        drawing.run(seed.split("all").random(), reached, end, sequences);
        drawing.report(result.putObject("all_days"), memory);
    }

    /// Sequences drawn at random seconds, and how long the last run of them took.
    private static final class Drawing {

        private final List<MappedSeries> series;
        private final FeatureSequence features;
        private final float[] values;
        private int unloadEvery = Integer.MAX_VALUE;
        private int drawn;
        private long tookNs;
        private long unloadNs;

        Drawing(List<MappedSeries> series, FeatureSequence features) {
            this.series = series;
            this.features = features;
            this.values = new float[features.spec().size()];
        }

        void unloadEvery(int count) {
            unloadEvery = count;
        }

        /// Draws sequences that end in `[from, end]`.
        void run(SplittableRandom random, long from, long end, int count) {
            drawn = count;
            unloadNs = 0;
            long startNs = System.nanoTime();
            for (int k = 1; k <= count; k++) {
                long at = random.nextLong(from, end + 1);
                if (!features.write(series, at, HORIZON_SECONDS, values)) {
                    throw new IllegalStateException("no features at " + at);
                }
                if (k % unloadEvery == 0) {
                    unload();
                }
            }
            tookNs = System.nanoTime() - startNs;
        }

        void report(ObjectNode to, ResidentMemory memory) {
            to.put("sequences", drawn);
            to.put("microseconds_per_sequence", tookNs * 1e-3 / drawn);
            to.put("of_which_unloading", unloadNs * 1e-3 / drawn);
            put(to, memory.take());
        }

        private void unload() {
            long startNs = System.nanoTime();
            series.forEach(MappedSeries::unload);
            unloadNs += System.nanoTime() - startNs;
        }
    }

    private static void put(ObjectNode node, ResidentMemory.Figures figures) {
        node.putObject("resident_bytes")
                .put("mean", figures.bytesMean())
                .put("peak", figures.bytesPeak())
                .put("peak_anonymous", figures.anonymousBytesPeak())
                .put("peak_of_files", figures.fileBytesPeak());
    }

    private static void delete(Path folder) throws IOException {
        List<Path> deepestFirst;
        try (Stream<Path> all = Files.walk(folder)) {
            deepestFirst = all.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path each : deepestFirst) {
            Files.delete(each);
        }
    }
}
