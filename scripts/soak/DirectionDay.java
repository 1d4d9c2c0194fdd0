import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// One day of `direction run` at sixty times real speed, against simulated exchanges in a process
/// of their own that suffer every fault. It is killed by `kill -9` in the middle, started again at
/// once, and ended by a signal. Its page is asked all the while.
///
/// Bounds: no candle is missing and none is there twice, the facts are the moves between the
/// candles, every prediction but the newest was judged once, the live heap of the last quarter is
/// not more than a fifth above that of the second, and the exit codes are in order.
///
/// `java scripts/soak/DirectionDay.java [minutes=24] [seed=1] [port base=18680]`
final class DirectionDay {

    private static final int SPEED = 60;
    private static final int LOOK_SECONDS = 20;
    private static final double HEAP_GROWTH_MAX = 1.2;
    private static final int INTERRUPTED = 130;
    private static final Pattern TEXT = Pattern.compile("\"(tf|model_id)\":\"([^\"]*)\"");
    private static final Pattern PAGE = Pattern.compile("dashboard: (http\\S+)");
    private static final Pattern ALARM =
            Pattern.compile("(WARNING|ERROR|CLEARED) [A-Z_]+ tf [0-9D]+: ");

    private DirectionDay() {}

    /// What one look at the process showed.
    private record Sample(
            double seconds, double cpuSeconds, long liveHeapKb, double reconnects, double read) {

        String json() {
            return ("{\"seconds\": %.0f, \"cpu_seconds\": %.2f, \"live_heap_kb\": %d,"
                            + " \"reconnects\": %.0f, \"backfilled\": %.0f}")
                    .formatted(seconds, cpuSeconds, liveHeapKb, reconnects, read);
        }
    }

    /// One process from its start to its end.
    ///
    /// @param pageSeconds from the start to the first answer of its page
    private record Life(int code, double pageSeconds, List<Sample> samples, String err) {

        double last(ToDoubleFunction<Sample> figure) {
            return samples.isEmpty() ? 0 : figure.applyAsDouble(samples.getLast());
        }
    }

    /// What the files say.
    private record Rows(
            long candles,
            long missing,
            long twice,
            long wrongFacts,
            long predictions,
            long updates,
            long unjudged) {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        int minutes = argument(arguments, 0, 24);
        int seed = argument(arguments, 1, 1);
        int portBase = argument(arguments, 2, 18_680);
        Path folder = Files.createTempDirectory("foretick-direction");
        boolean fine;
        try (var exchange =
                Soak.Exchange.start(
                        folder.resolve("exchange.log"),
                        "--port-base=" + portBase,
                        "--seed=" + seed,
                        "--speed=" + SPEED,
                        "--faults=all")) {
            Life killed = live(folder, exchange, minutes * 30, true);
            Life ended = live(folder, exchange, minutes * 30, false);
            fine = report(minutes, killed, ended, rows(folder.resolve("out")));
        } finally {
            Soak.delete(folder);
        }
        System.exit(fine ? 0 : 2);
    }

    private static Life live(Path folder, Soak.Exchange exchange, int seconds, boolean toBeKilled)
            throws IOException, InterruptedException {
        String name = toBeKilled ? "killed" : "ended";
        Path out = folder.resolve(name + ".out");
        Path err = folder.resolve(name + ".err");
        var command = new ArrayList<>(List.of("direction", "run", "--tfs=1,5", "--quiet"));
        command.addAll(List.of("--dashboard", "--dashboard-port=0", "--speed=" + SPEED));
        command.add("--rest-url=" + exchange.urls().get("bybit_rest"));
        command.add("--ws-url=" + exchange.urls().get("bybit_ws"));
        command.add("--save-jsonl-dir=" + folder.resolve("out"));
        command.add("--state-db=" + folder.resolve("state/state.db"));
        command.add("--pattern-db=" + folder.resolve("state/patterns.db"));
        long startNs = System.nanoTime();
        Process run = Soak.start(out, err, command);
        double pageSeconds = awaitPage(run, out, startNs);
        List<Sample> samples = watch(run, out, startNs, seconds);
        if (toBeKilled) {
            Soak.kill(run);
        } else {
            run.destroy();
        }
        boolean gone = run.waitFor(30, TimeUnit.SECONDS);
        int code = gone ? run.exitValue() : 124;
        Soak.kill(run);
        return new Life(code, pageSeconds, samples, Files.readString(err));
    }

    private static double awaitPage(Process run, Path out, long startNs)
            throws IOException, InterruptedException {
        while (!PAGE.matcher(Files.readString(out)).find()
                && !run.waitFor(50, TimeUnit.MILLISECONDS)) {}
        return (System.nanoTime() - startNs) / 1e9;
    }

    private static List<Sample> watch(Process run, Path out, long startNs, int seconds)
            throws IOException, InterruptedException {
        var samples = new ArrayList<Sample>();
        long endNs = startNs + seconds * 1_000_000_000L;
        while (System.nanoTime() < endNs) {
            long leftNs = endNs - System.nanoTime();
            long waitNs = Math.min(leftNs, LOOK_SECONDS * 1_000_000_000L);
            if (run.waitFor(waitNs, TimeUnit.NANOSECONDS)) {
                break;
            }
            String state = page(Files.readString(out));
            Duration cpu = run.info().totalCpuDuration().orElse(Duration.ZERO);
            samples.add(
                    new Sample(
                            (System.nanoTime() - startNs) / 1e9,
                            cpu.toMillis() / 1e3,
                            Soak.liveHeapKb(run),
                            Soak.number(state, "reconnects"),
                            Soak.number(state, "backfilled")));
            System.out.println(samples.getLast().json());
        }
        return samples;
    }

    /// What `/api/state` answers; empty where nothing did.
    private static String page(String out) throws InterruptedException {
        Matcher url = PAGE.matcher(out);
        if (!url.find()) {
            return "";
        }
        String address = url.group(1).replace("/predictor?", "/api/state?");
        var request =
                HttpRequest.newBuilder(URI.create(address)).timeout(Duration.ofSeconds(5)).build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(request, HttpResponse.BodyHandlers.ofString()).body();
        } catch (IOException e) {
            System.out.println("no answer of the page: " + e);
            return "";
        }
    }

    private static Rows rows(Path folder) throws IOException {
        var closes = new HashMap<String, Double>(); // by timeframe and start
        var newest = new TreeMap<String, Long>();
        long missing = 0;
        long twice = 0;
        for (String row : lines(folder.resolve("candles.jsonl"))) {
            String timeframe = text(row, "tf");
            long startMs = (long) Soak.number(row, "ts_start");
            long dueMs = newest.getOrDefault(timeframe, startMs - lengthMs(timeframe));
            missing += Math.max(0, (startMs - dueMs) / lengthMs(timeframe) - 1);
            twice += startMs <= dueMs && !row.contains("\"revised\":true") ? 1 : 0;
            newest.merge(timeframe, startMs, Math::max);
            closes.put(timeframe + "/" + startMs, Soak.number(row, "c"));
        }
        Map<String, Long> predicted = count(folder.resolve("predictions.jsonl"));
        Map<String, Long> judged = count(folder.resolve("updates.jsonl"));
        long repeated = predicted.values().stream().filter(times -> times != 1).count();
        repeated += judged.values().stream().filter(times -> times != 1).count();
        long unjudged = predicted.keySet().stream().filter(key -> !judged.containsKey(key)).count();
        return new Rows(
                closes.size(),
                missing,
                twice + repeated,
                wrongFacts(folder.resolve("facts.jsonl"), closes),
                predicted.size(),
                judged.size(),
                unjudged);
    }

    /// Facts whose closes are not those of the candles.
    private static long wrongFacts(Path file, Map<String, Double> closes) throws IOException {
        long wrong = 0;
        for (String row : lines(file)) {
            String timeframe = text(row, "tf") + "/";
            Double before = closes.get(timeframe + (long) Soak.number(row, "prev_ts"));
            Double close = closes.get(timeframe + (long) Soak.number(row, "curr_ts"));
            boolean first = before == null; // it moved from the last candle of the warm-up
            wrong += first || before == Soak.number(row, "close_prev") ? 0 : 1;
            wrong += close != null && close == Soak.number(row, "close_curr") ? 0 : 1;
        }
        return wrong;
    }

    /// How often each candle of a timeframe and model has a row.
    private static Map<String, Long> count(Path file) throws IOException {
        var times = new TreeMap<String, Long>();
        for (String row : lines(file)) {
            String key = text(row, "tf") + "/" + text(row, "model_id") + "/";
            times.merge(key + (long) Soak.number(row, "candle_ts"), 1L, Long::sum);
        }
        return times;
    }

    private static List<String> lines(Path file) throws IOException {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.toList();
        }
    }

    private static String text(String row, String key) {
        Matcher found = TEXT.matcher(row);
        while (found.find()) {
            if (found.group(1).equals(key)) {
                return found.group(2);
            }
        }
        return "";
    }

    private static long lengthMs(String timeframe) {
        return Long.parseLong(timeframe) * 60_000;
    }

    private static boolean report(int minutes, Life killed, Life ended, Rows rows)
            throws IOException {
        double growth = heap(ended.samples(), 3) / heap(ended.samples(), 1);
        int voices = 4; // three models and their ensemble
        boolean fine =
                ended.code() == INTERRUPTED
                        && rows.candles() > 0
                        && rows.missing() == 0
                        && rows.twice() == 0
                        && rows.wrongFacts() == 0
                        && rows.unjudged() == 2 * voices
                        && ended.last(Sample::reconnects) > 0
                        && growth < HEAP_GROWTH_MAX;
        var figures = new LinkedHashMap<String, String>();
        figures.put("campaign", "\"a day of the direction predictor at 60 times real speed\"");
        figures.put("minutes", Integer.toString(minutes));
        figures.put("exit_after_kill", Integer.toString(killed.code()));
        figures.put("exit", Integer.toString(ended.code()));
        figures.put("within_bounds", Boolean.toString(fine));
        figures.put("candles", Long.toString(rows.candles()));
        figures.put("holes", Long.toString(rows.missing()));
        figures.put("duplicates", Long.toString(rows.twice()));
        figures.put("facts_off", Long.toString(rows.wrongFacts()));
        figures.put("predictions", Long.toString(rows.predictions()));
        figures.put("updates", Long.toString(rows.updates()));
        figures.put("unjudged", Long.toString(rows.unjudged()));
        figures.put("reconnects", sum(killed, ended, Sample::reconnects));
        figures.put("backfilled", sum(killed, ended, Sample::read));
        figures.put("alarms", alarms(killed.err() + ended.err()));
        figures.put("seconds_to_page_after_kill", number(ended.pageSeconds()));
        figures.put("live_heap_kb_first", number(heap(ended.samples(), 0)));
        figures.put("live_heap_kb_last", number(heap(ended.samples(), 3)));
        figures.put("live_heap_growth", number(growth));
        figures.put("cpu_share_of_one_core", number(cpuShare(ended.samples())));
        Soak.write("soak-direction-day.json", figures, runs(killed, ended));
        if (!fine) {
            System.out.println(killed.err() + ended.err());
        }
        return fine;
    }

    private static List<String> runs(Life killed, Life ended) {
        return Stream.concat(killed.samples().stream(), ended.samples().stream())
                .map(Sample::json)
                .toList();
    }

    private static String sum(Life killed, Life ended, ToDoubleFunction<Sample> figure) {
        return "%.0f".formatted(killed.last(figure) + ended.last(figure));
    }

    /// How many alarms of each level were logged.
    private static String alarms(String err) {
        var levels = new TreeMap<String, String>();
        for (String level : List.of("WARNING", "ERROR", "CLEARED")) {
            long count = ALARM.matcher(err).results().filter(f -> f.group(1).equals(level)).count();
            levels.put(level.toLowerCase(Locale.ROOT), Long.toString(count));
        }
        return Soak.row(levels);
    }

    private static double cpuShare(List<Sample> samples) {
        if (samples.size() < 2) {
            return Double.NaN;
        }
        Sample first = samples.getFirst();
        Sample last = samples.getLast();
        return (last.cpuSeconds - first.cpuSeconds) / (last.seconds - first.seconds);
    }

    /// Mean live heap of a quarter of the samples, from 0.
    private static double heap(List<Sample> samples, int quarter) {
        int size = samples.size();
        return samples.subList(size * quarter / 4, size * (quarter + 1) / 4).stream()
                .mapToLong(Sample::liveHeapKb)
                .filter(kilobytes -> kilobytes != Soak.NOT_COUNTED)
                .average()
                .orElse(Double.NaN);
    }

    private static String number(double value) {
        return Double.isFinite(value) ? "%.4f".formatted(value) : "null";
    }

    private static int argument(String[] arguments, int index, int absent) {
        return arguments.length > index ? Integer.parseInt(arguments[index]) : absent;
    }
}
