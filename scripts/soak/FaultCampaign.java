import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.stream.Stream;

/// Demo sessions against exchanges with all faults, one per seed. A seed passes if the session ends
/// in order (its own checks of every event included), its journal verifies, and its replay gives
/// the same commands and digests.
///
/// `java scripts/soak/FaultCampaign.java [seeds=20] [first=1] [wall seconds=60] [speed=20]`
final class FaultCampaign {

    private FaultCampaign() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        int seeds = argument(arguments, 0, 20);
        int first = argument(arguments, 1, 1);
        int seconds = argument(arguments, 2, 60);
        int speed = argument(arguments, 3, 20);
        var rows = new ArrayList<String>();
        int passed = 0;
        for (int seed = first; seed < first + seeds; seed++) {
            var row = new LinkedHashMap<String, String>();
            boolean fine = pass(seed, seconds, speed, row);
            passed += fine ? 1 : 0;
            rows.add(Soak.row(row));
            System.out.println((fine ? "passed " : "FAILED ") + rows.getLast());
        }
        var figures = new LinkedHashMap<String, String>();
        figures.put("campaign", "\"demo --faults all\"");
        figures.put("wall_seconds_each", Integer.toString(seconds));
        figures.put("speed", Integer.toString(speed));
        figures.put("seeds", Integer.toString(seeds));
        figures.put("passed", Integer.toString(passed));
        Soak.write("soak-faults.json", figures, rows);
        System.exit(passed == seeds ? 0 : 2);
    }

    private static boolean pass(int seed, int seconds, int speed, LinkedHashMap<String, String> row)
            throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("foretick-faults");
        try {
            Soak.Ended demo =
                    Soak.run(
                            seconds + 180L,
                            "demo",
                            "--faults=all",
                            "--seed=" + seed,
                            "--duration=" + seconds + "s",
                            "--speed=" + speed,
                            "--headless",
                            "--json",
                            "--out=" + folder.resolve("run"));
            row.put("seed", Integer.toString(seed));
            row.put("exit", Integer.toString(demo.code()));
            for (String key : new String[] {"orders", "fills", "decisions", "dropped"}) {
                row.put(key, figure(demo.number(key)));
            }
            if (demo.code() != 0) {
                row.put("error", Soak.quoted(lastLines(demo.err())));
                return false;
            }
            return journalHolds(folder.resolve("run/journal"), row);
        } finally {
            delete(folder);
        }
    }

    private static boolean journalHolds(Path journal, LinkedHashMap<String, String> row)
            throws IOException, InterruptedException {
        Soak.Ended verify = Soak.run(120, "journal", "verify", journal.toString(), "--json");
        row.put("journal_ok", Boolean.toString(verify.isTrue("ok")));
        Soak.Ended replay = Soak.run(300, "replay", journal.toString(), "--verify", "--json");
        row.put("replay_identical", Boolean.toString(replay.isTrue("identical")));
        return verify.code() == 0 && replay.code() == 0;
    }

    private static String figure(double value) {
        return Double.isNaN(value) ? "null" : Long.toString(Math.round(value));
    }

    private static String lastLines(String text) {
        return text.substring(Math.max(0, text.length() - 400));
    }

    private static int argument(String[] arguments, int index, int absent) {
        return arguments.length > index ? Integer.parseInt(arguments[index]) : absent;
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
