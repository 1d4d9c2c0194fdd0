import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// `kill -9` at random moments of the matrix of a thousand trials, resumed in the same folder each
/// time. In the end the digest of all results has to be that of a matrix that was never killed.
///
/// `java scripts/soak/LabKills.java [kills=5] [seed=1] [klines, or none for the generated market]
/// [trials at most, 0 for all]`
final class LabKills {

    private static final String CONFIG = "configs/grid-1000.yml";
    private static final String NO_DATA = "none";
    private static final long SECONDS_MAX = 7_200;

    /// No life is shorter: the program is to be killed at work, not while it starts.
    private static final double LIFE_SECONDS_MIN = 1.5;

    private final Path folder;
    private final String data;
    private final int limit;

    private LabKills(Path folder, String data, int limit) {
        this.folder = folder;
        this.data = data;
        this.limit = limit;
    }

    public static void main(String[] arguments) throws IOException, InterruptedException {
        int kills = Integer.parseInt(argument(arguments, 0, "5"));
        int seed = Integer.parseInt(argument(arguments, 1, "1"));
        String data = argument(arguments, 2, NO_DATA);
        int limit = Integer.parseInt(argument(arguments, 3, "0"));
        Path folder = Files.createTempDirectory("foretick-lab-kills");
        boolean passed;
        try {
            passed = new LabKills(folder, data, limit).run(kills, new Random(seed));
        } finally {
            Soak.delete(folder);
        }
        System.exit(passed ? 0 : 2);
    }

    private boolean run(int kills, Random random) throws IOException, InterruptedException {
        var figures = new LinkedHashMap<String, String>();
        figures.put("campaign", Soak.quoted("kill -9 of a matrix of trials"));
        figures.put("config", Soak.quoted(CONFIG));
        figures.put("data", Soak.quoted(String.valueOf(Path.of(data).getFileName())));
        figures.put("kills", Integer.toString(kills));
        Soak.Ended unbroken = Soak.run(SECONDS_MAX, grid("unbroken").toArray(String[]::new));
        describe("unbroken", unbroken, figures);
        if (unbroken.code() != 0) {
            System.out.println(unbroken.err());
            return false;
        }
        var rows = new ArrayList<String>();
        double lives = kill(kills, unbroken.number("wall_seconds"), random, rows);
        Soak.Ended killed = Soak.run(SECONDS_MAX, resume().toArray(String[]::new));
        describe("killed", killed, figures);
        figures.put("killed_all_lives_seconds", decimal(lives + killed.seconds()));
        boolean same =
                killed.code() == 0
                        && killed.number("trials") == unbroken.number("trials")
                        && killed.text("digest").equals(unbroken.text("digest"));
        figures.put("digests_equal", Boolean.toString(same));
        Soak.write("lab-kills.json", figures, rows);
        return same;
    }

    private static void describe(
            String name, Soak.Ended ended, LinkedHashMap<String, String> figures) {
        figures.put(name + "_code", Integer.toString(ended.code()));
        figures.put(name + "_trials", "%.0f".formatted(ended.number("trials")));
        figures.put(name + "_failed", "%.0f".formatted(ended.number("failed")));
        figures.put(name + "_wall_seconds", decimal(ended.number("wall_seconds")));
        figures.put(
                name + "_peak_memory_bytes", "%.0f".formatted(ended.number("peak_memory_bytes")));
        figures.put(name + "_digest", Soak.quoted(ended.text("digest")));
        System.out.println(figures);
    }

    /// Kills it again and again, early enough that it is never done.
    ///
    /// @return seconds that it lived in all
    private double kill(int kills, double wallSeconds, Random random, List<String> rows)
            throws IOException, InterruptedException {
        double lifeMax = Math.max(2 * LIFE_SECONDS_MIN, 0.9 * wallSeconds / kills);
        double lives = 0;
        for (int kill = 1; kill <= kills; kill++) {
            double life = random.nextDouble(LIFE_SECONDS_MIN, lifeMax);
            List<String> command = kill == 1 ? grid("killed") : resume();
            Process lab = Soak.start(folder.resolve("lab.out"), folder.resolve("lab.err"), command);
            boolean ended = lab.waitFor((long) (life * 1e3), TimeUnit.MILLISECONDS);
            long residentKb = Soak.residentKb(lab);
            Soak.kill(lab);
            lives += life;
            var row = new LinkedHashMap<String, String>();
            row.put("kill", Integer.toString(kill));
            row.put("life_seconds", decimal(life));
            row.put("had_ended", Boolean.toString(ended));
            row.put("trials_done", Long.toString(trialsDone()));
            row.put("resident_megabytes", Long.toString(residentKb / 1024));
            rows.add(Soak.row(row));
            System.out.println(rows.getLast());
        }
        return lives;
    }

    private List<String> grid(String name) {
        var command = new ArrayList<>(List.of("lab", "grid", "--json", "--max-par=2"));
        command.add("--config=" + Soak.ROOT.resolve(CONFIG));
        command.add("--out=" + folder.resolve(name));
        if (!data.equals(NO_DATA)) {
            command.add("--data=" + Path.of(data).toAbsolutePath());
        }
        if (limit > 0) {
            command.add("--limit=" + limit);
        }
        return command;
    }

    private List<String> resume() {
        return List.of(
                "lab", "resume", "--json", "--max-par=2", "--out=" + folder.resolve("killed"));
    }

    private long trialsDone() throws IOException {
        Path trials = folder.resolve("killed/trials");
        if (!Files.isDirectory(trials)) {
            return 0;
        }
        try (Stream<Path> files = Files.list(trials)) {
            return files.filter(file -> file.toString().endsWith(".json")).count();
        }
    }

    private static String decimal(double number) {
        return String.format(Locale.ROOT, "%.1f", number);
    }

    private static String argument(String[] arguments, int index, String absent) {
        return arguments.length > index ? arguments[index] : absent;
    }
}
