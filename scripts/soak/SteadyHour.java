import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// One hour at real speed: a paper session of all coins and lengths against simulated exchanges in
/// a process of their own. Reads the session's CPU time and resident memory from the system and the
/// live heap from `jcmd` while it runs, and its latencies from its summary.
///
/// Bounds: CPU under a quarter of one core on average; live heap of the last quarter not more than
/// a fifth above that of the second; 99th percentile from frame to decision under a millisecond.
///
/// `java scripts/soak/SteadyHour.java [minutes=60] [seed=1] [port base=18600]`
final class SteadyHour {

    private static final double CPU_SHARE_MAX = 0.25;
    private static final double HEAP_GROWTH_MAX = 1.2;
    private static final double P99_MICROS_MAX = 1_000;

    /// Counting live objects collects all garbage, so it is done every fifth minute only.
    private static final int LOOKS_PER_COUNT = 10;

    private SteadyHour() {}

    /// What one look at the process showed.
    private record Sample(double seconds, double cpuSeconds, long residentKb, long liveHeapKb) {

        String json() {
            return "{\"seconds\": %.0f, \"cpu_seconds\": %.2f, \"resident_kb\": %d, \"live_heap_kb\": %d}"
                    .formatted(seconds, cpuSeconds, residentKb, liveHeapKb);
        }
    }

    public static void main(String[] arguments) throws IOException, InterruptedException {
        int minutes = argument(arguments, 0, 60);
        int seed = argument(arguments, 1, 1);
        int portBase = argument(arguments, 2, 18_600);
        Path folder = Files.createTempDirectory("foretick-hour");
        boolean fine;
        try (var exchange =
                Soak.Exchange.start(
                        folder.resolve("exchange.log"),
                        "--port-base=" + portBase,
                        "--seed=" + seed)) {
            fine = run(folder, exchange, minutes);
        } finally {
            Soak.delete(folder);
        }
        System.exit(fine ? 0 : 2);
    }

    private static boolean run(Path folder, Soak.Exchange exchange, int minutes)
            throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of("paper", "--headless", "--json"));
        command.add("--duration=" + minutes + "m");
        command.add("--out=" + folder.resolve("run"));
        command.addAll(exchange.settings());
        Path out = folder.resolve("paper.out");
        Process session = Soak.start(out, folder.resolve("paper.err"), command);
        List<Sample> samples = watch(session, minutes);
        String summary = Files.readString(out);
        int code = session.isAlive() ? 124 : session.exitValue();
        Soak.kill(session);
        return report(code, summary, samples, minutes);
    }

    /// Looks twice a minute until the session ends, or is two minutes late.
    private static List<Sample> watch(Process session, int minutes)
            throws IOException, InterruptedException {
        var samples = new ArrayList<Sample>();
        long startNs = System.nanoTime();
        for (int look = 0; look < (minutes + 2) * 2; look++) {
            if (session.waitFor(30, TimeUnit.SECONDS)) {
                return samples;
            }
            Duration cpu = session.info().totalCpuDuration().orElse(Duration.ZERO);
            samples.add(
                    new Sample(
                            (System.nanoTime() - startNs) / 1e9,
                            cpu.toMillis() / 1e3,
                            Soak.residentKb(session),
                            look % LOOKS_PER_COUNT == 9
                                    ? Soak.liveHeapKb(session)
                                    : Soak.NOT_COUNTED));
            System.out.println(samples.getLast().json());
        }
        return samples;
    }

    private static boolean report(int code, String summary, List<Sample> samples, int minutes)
            throws IOException {
        double cpuShare = cpuShare(samples);
        double heapGrowth = heap(samples, 3) / heap(samples, 1);
        String latencies = Soak.object(summary, "latency_us");
        String endToEnd = Soak.object(latencies, "end_to_end");
        double p99 = Soak.number(endToEnd, "p99");
        boolean fine =
                code == 0
                        && cpuShare < CPU_SHARE_MAX
                        && heapGrowth < HEAP_GROWTH_MAX
                        && p99 < P99_MICROS_MAX;
        var figures = new LinkedHashMap<String, String>();
        figures.put("campaign", "\"one session at real speed\"");
        figures.put("minutes", Integer.toString(minutes));
        figures.put("exit", Integer.toString(code));
        figures.put("within_bounds", Boolean.toString(fine));
        figures.put("cpu_share_of_one_core", number(cpuShare));
        figures.put("live_heap_growth", number(heapGrowth));
        figures.put("p99_frame_to_decision_us", number(p99));
        figures.put("latency_us", "{" + latencies + "}");
        Soak.write("soak-hour.json", figures, samples.stream().map(Sample::json).toList());
        return fine;
    }

    /// Of the time after the first five minutes, or of all if there is no more.
    private static double cpuShare(List<Sample> samples) {
        if (samples.size() < 2) {
            return Double.NaN;
        }
        Sample first = samples.get(Math.min(10, samples.size() / 2 - 1));
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
