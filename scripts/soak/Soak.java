import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// What the campaigns share: the program's commands, single fields of their JSON, and the result
/// file. Standard library only, so that `java scripts/soak/X.java` needs no build. Not a part of
/// the program.
final class Soak {

    static final Path ROOT = Path.of(System.getProperty("foretick.root", ".")).toAbsolutePath();
    static final Path EVIDENCE = ROOT.resolve("docs/evidence");

    /// What [#liveHeapKb] is where the process did not answer.
    static final long NOT_COUNTED = -1;

    /// Number, instances, bytes, type.
    private static final Pattern HISTOGRAM_ROW =
            Pattern.compile("(?m)^ *[0-9]+: +[0-9]+ +([0-9]+) +(\\S+)");

    private Soak() {}

    /// What a command left.
    record Ended(int code, String out, String err, double seconds) {

        /// The first number under a key of its JSON, NaN if there is none.
        double number(String key) {
            return Soak.number(out, key);
        }

        boolean isTrue(String key) {
            return Pattern.compile("\"" + key + "\"\\s*:\\s*true").matcher(out).find();
        }

        /// The first text under a key of its JSON, empty if there is none.
        String text(String key) {
            Matcher found = Pattern.compile("\"" + key + "\"\\s*:\\s*\"([^\"]*)\"").matcher(out);
            return found.find() ? found.group(1) : "";
        }
    }

    static double number(String json, String key) {
        Matcher found = Pattern.compile("\"" + key + "\"\\s*:\\s*(-?[0-9.eE+-]+)").matcher(json);
        return found.find() ? Double.parseDouble(found.group(1)) : Double.NaN;
    }

    /// The text of the first object under a key, without its braces; empty if there is none.
    static String object(String json, String key) {
        Matcher start = Pattern.compile("\"" + key + "\"\\s*:\\s*\\{").matcher(json);
        if (!start.find()) {
            return "";
        }
        int depth = 1;
        int at = start.end();
        while (depth > 0 && at < json.length()) {
            char character = json.charAt(at++);
            depth += character == '{' ? 1 : character == '}' ? -1 : 0;
        }
        return json.substring(start.end(), at - 1);
    }

    /// Starts `./foretick` with arguments; its output goes to files.
    static Process start(Path out, Path err, List<String> arguments) throws IOException {
        return start(List.of(), out, err, arguments);
    }

    /// Starts it with one more variable in its environment.
    static Process start(Path out, Path err, List<String> arguments, String name, String value)
            throws IOException {
        return builder(List.of(), out, err, arguments, Map.of(name, value)).start();
    }

    /// @param prefix a command that starts another one, such as `nice`
    private static Process start(List<String> prefix, Path out, Path err, List<String> arguments)
            throws IOException {
        return builder(prefix, out, err, arguments, Map.of()).start();
    }

    private static ProcessBuilder builder(
            List<String> prefix,
            Path out,
            Path err,
            List<String> arguments,
            Map<String, String> environment) {
        var command = new ArrayList<>(prefix);
        command.add(ROOT.resolve("foretick").toString());
        command.addAll(arguments);
        var builder =
                new ProcessBuilder(command)
                        .directory(ROOT.toFile())
                        .redirectInput(Redirect.from(Path.of("/dev/null").toFile()))
                        .redirectOutput(Redirect.to(out.toFile()))
                        .redirectError(Redirect.to(err.toFile()));
        builder.environment().putAll(environment);
        return builder;
    }

    /// Runs `./foretick` to its end, or kills it after a limit (its code is then 124).
    static Ended run(long secondsMax, String... arguments)
            throws IOException, InterruptedException {
        Path out = Files.createTempFile("foretick-soak", ".out");
        Path err = Files.createTempFile("foretick-soak", ".err");
        long startNs = System.nanoTime();
        try {
            Process process = start(out, err, List.of(arguments));
            int code = waitFor(process, secondsMax);
            double seconds = (System.nanoTime() - startNs) / 1e9;
            return new Ended(code, Files.readString(out), Files.readString(err), seconds);
        } finally {
            Files.delete(out);
            Files.delete(err);
        }
    }

    private static int waitFor(Process process, long secondsMax) throws InterruptedException {
        if (process.waitFor(secondsMax, TimeUnit.SECONDS)) {
            return process.exitValue();
        }
        kill(process);
        return 124;
    }

    /// `kill -9`, and waits until it is gone.
    static void kill(Process process) throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /// The simulated exchanges as a process of their own.
    ///
    /// @param urls base URL of each service by its name
    record Exchange(Process process, Map<String, String> urls) implements AutoCloseable {

        private static final Pattern URL =
                Pattern.compile("\"([a-z_]+)\"\\s*:\\s*\"([a-z]+://[^\"]+)\"");
        private static final long START_SECONDS_MAX = 180;

        /// Venues run on machines of their own; here they must not take the session's.
        private static final List<String> BEHIND = List.of("nice", "-n", "15");

        /// Starts them and waits for the line that names their URLs.
        ///
        /// @param log gets what they say
        static Exchange start(Path log, String... arguments)
                throws IOException, InterruptedException {
            var all = new ArrayList<>(List.of("exchange"));
            all.addAll(List.of(arguments));
            Path out = log.resolveSibling(log.getFileName() + ".urls");
            Process process = Soak.start(BEHIND, out, log, all);
            for (int tenths = 0; tenths < START_SECONDS_MAX * 10; tenths++) {
                Matcher urls = URL.matcher(Files.readString(out));
                var found = new LinkedHashMap<String, String>();
                while (urls.find()) {
                    found.put(urls.group(1), urls.group(2));
                }
                if (found.containsKey("control")) {
                    return new Exchange(process, found);
                }
                if (process.waitFor(100, TimeUnit.MILLISECONDS)) {
                    throw new IOException("the exchange ended: " + Files.readString(log));
                }
            }
            kill(process);
            throw new IOException("the exchange did not start: " + Files.readString(log));
        }

        /// The settings that point a session at it.
        List<String> settings() {
            var settings = new ArrayList<String>();
            for (String key :
                    List.of(
                            "binance_rest",
                            "binance_ws",
                            "polymarket_gamma",
                            "polymarket_clob",
                            "polymarket_ws",
                            "polymarket_rtds",
                            "polymarket_data")) {
                settings.add("--set");
                settings.add("live.endpoints." + key + "=" + urls.get(key));
            }
            return settings;
        }

        @Override
        public void close() {
            process.destroy();
            try {
                if (!process.waitFor(10, TimeUnit.SECONDS)) {
                    kill(process);
                }
            } catch (InterruptedException e) {
                process.destroyForcibly();
                Thread.currentThread().interrupt();
            }
        }
    }

    /// Writes a result file: what was run, on what, and a list of rows.
    ///
    /// @param figures JSON values by name
    /// @param rows JSON objects
    static void write(String file, Map<String, String> figures, List<String> rows)
            throws IOException {
        var json = new StringBuilder("{\n");
        json.append(" \"java\": ").append(quoted(Runtime.version().toString())).append(",\n");
        json.append(" \"cores\": ").append(Runtime.getRuntime().availableProcessors());
        figures.forEach((name, value) -> json.append(",\n \"" + name + "\": " + value));
        if (!rows.isEmpty()) {
            json.append(",\n \"runs\": [\n  ").append(String.join(",\n  ", rows)).append("\n ]");
        }
        Files.createDirectories(EVIDENCE);
        Files.writeString(EVIDENCE.resolve(file), json.append("\n}\n"));
        System.out.println("wrote " + EVIDENCE.resolve(file));
    }

    /// Memory that the system gives to a process.
    static long residentKb(Process session) throws IOException {
        Path status = Path.of("/proc/" + session.pid() + "/status");
        if (!Files.exists(status)) {
            return 0;
        }
        return Files.readString(status)
                .lines()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                .findFirst()
                .orElse(0);
    }

    /// What a process keeps on its heap, in kilobytes: `GC.class_histogram` counts them after a
    /// full collection.
    static long liveHeapKb(Process session) throws IOException, InterruptedException {
        Path jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd");
        Path out = Files.createTempFile("foretick-heap", ".txt");
        try {
            Process look =
                    new ProcessBuilder(
                                    jcmd.toString(),
                                    Long.toString(session.pid()),
                                    "GC.class_histogram")
                            .redirectErrorStream(true)
                            .redirectOutput(out.toFile())
                            .start();
            if (!look.waitFor(20, TimeUnit.SECONDS)) {
                Soak.kill(look);
                return NOT_COUNTED;
            }
            long bytes = 0;
            Matcher row = HISTOGRAM_ROW.matcher(Files.readString(out));
            while (row.find()) {
                bytes += isFiller(row.group(2)) ? 0 : Long.parseLong(row.group(1));
            }
            return bytes == 0 ? NOT_COUNTED : bytes / 1024;
        } finally {
            Files.delete(out);
        }
    }

    /// What the collector puts where it leaves the dead in place; nothing refers to it.
    private static boolean isFiller(String type) {
        return type.contains("jdk.internal.vm.Filler");
    }

    /// Deletes a folder with all that lies in it.
    static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    static String quoted(String text) {
        return "\"" + text.replace("\\", "\\\\").replace("\"", "'").replaceAll("\\s+", " ") + "\"";
    }

    /// An object of JSON values.
    static String row(Map<String, String> values) {
        var parts = new ArrayList<String>();
        values.forEach((name, value) -> parts.add("\"" + name + "\": " + value));
        return "{" + String.join(", ", parts) + "}";
    }
}
