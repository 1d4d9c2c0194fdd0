import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// `kill -9` at random moments of one paper session against simulated exchanges, taken up again in
/// the same folder each time. After each kill the journal has to verify and to replay to the same
/// commands and digests, and no order number may stand in it twice; after each start the journal
/// has to grow again within five seconds of the start.
///
/// `java scripts/soak/KillCampaign.java [kills=50] [seed=1] [seconds at most between kills=20]
/// [port base=18400]`
final class KillCampaign {

    private static final int SPEED = 20;
    private static final double RESTART_SECONDS_MAX = 5;
    private static final long ALIVE_SECONDS_MAX = 60;
    private static final Pattern ORDER = Pattern.compile("\"order_?[iI]d\"\\s*:\\s*\"?(\\d+)");

    private final Path folder;
    private final Soak.Exchange exchange;

    private KillCampaign(Path folder, Soak.Exchange exchange) {
        this.folder = folder;
        this.exchange = exchange;
    }

    public static void main(String[] arguments) throws IOException, InterruptedException {
        int kills = argument(arguments, 0, 50);
        int seed = argument(arguments, 1, 1);
        int secondsMax = argument(arguments, 2, 20);
        int portBase = argument(arguments, 3, 18_400);
        Path folder = Files.createTempDirectory("foretick-kill");
        int failed;
        try (var exchange =
                Soak.Exchange.start(
                        folder.resolve("exchange.log"),
                        "--port-base=" + portBase,
                        "--seed=" + seed,
                        "--speed=" + SPEED)) {
            failed = new KillCampaign(folder, exchange).run(kills, new Random(seed), secondsMax);
        } finally {
            delete(folder);
        }
        System.exit(failed == 0 ? 0 : 2);
    }

    private int run(int kills, Random random, int secondsMax)
            throws IOException, InterruptedException {
        var rows = new ArrayList<String>();
        int failed = 0;
        double slowest = 0;
        for (int kill = 1; kill <= kills; kill++) {
            var row = new LinkedHashMap<String, String>();
            row.put("kill", Integer.toString(kill));
            double restart = liveAndDie(random.nextDouble(0.2, secondsMax), row);
            boolean fine = restart <= RESTART_SECONDS_MAX & journalHolds(row);
            slowest = Math.max(slowest, restart);
            failed += fine ? 0 : 1;
            rows.add(Soak.row(row));
            System.out.println((fine ? "passed " : "FAILED ") + rows.getLast());
        }
        var figures = new LinkedHashMap<String, String>();
        figures.put("campaign", "\"kill -9 of a paper session\"");
        figures.put("speed", Integer.toString(SPEED));
        figures.put("kills", Integer.toString(kills));
        figures.put("failed", Integer.toString(failed));
        figures.put("restart_seconds_max", "%.2f".formatted(slowest));
        Soak.write("soak-kills.json", figures, rows);
        return failed;
    }

    /// Starts the session, waits until its journal grows, lets it live a while, and kills it.
    ///
    /// @return seconds from the start of the process until the journal grew
    private double liveAndDie(double lifeSeconds, LinkedHashMap<String, String> row)
            throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of("paper", "--headless", "--json"));
        command.add("--out=" + folder.resolve("run"));
        command.add("--set");
        command.add("live.speed=" + SPEED);
        command.addAll(exchange.settings());
        long bytesBefore = journalBytes();
        long startNs = System.nanoTime();
        Process session =
                Soak.start(folder.resolve("paper.out"), folder.resolve("paper.err"), command);
        try {
            while (journalBytes() == bytesBefore) {
                double waited = (System.nanoTime() - startNs) / 1e9;
                if (session.waitFor(20, TimeUnit.MILLISECONDS) || waited > ALIVE_SECONDS_MAX) {
                    row.put("error", Soak.quoted(Files.readString(folder.resolve("paper.err"))));
                    return Double.POSITIVE_INFINITY;
                }
            }
            double restartSeconds = (System.nanoTime() - startNs) / 1e9;
            row.put("restart_seconds", "%.2f".formatted(restartSeconds));
            row.put("life_seconds", "%.2f".formatted(lifeSeconds));
            boolean ended = session.waitFor((long) (lifeSeconds * 1e3), TimeUnit.MILLISECONDS);
            row.put("died_by_itself", Boolean.toString(ended));
            return ended ? Double.POSITIVE_INFINITY : restartSeconds;
        } finally {
            Soak.kill(session);
        }
    }

    private boolean journalHolds(LinkedHashMap<String, String> row)
            throws IOException, InterruptedException {
        String journal = folder.resolve("run/journal").toString();
        Soak.Ended verify = Soak.run(300, "journal", "verify", journal, "--json");
        Soak.Ended replay = Soak.run(300, "replay", journal, "--verify", "--json");
        Soak.Ended orders = Soak.run(300, "journal", "cat", journal, "--type=place_order");
        int repeated = repeatedOrders(orders.out());
        row.put("last_sequence", "%.0f".formatted(verify.number("last_sequence")));
        row.put("journal_ok", Boolean.toString(verify.isTrue("ok")));
        row.put("replay_identical", Boolean.toString(replay.isTrue("identical")));
        row.put("orders", Long.toString(orders.out().lines().count()));
        row.put("orders_repeated", Integer.toString(repeated));
        return verify.code() == 0 && replay.code() == 0 && orders.code() == 0 && repeated == 0;
    }

    /// Lines without an order number count as repeated: then this check does not fit the journal.
    private static int repeatedOrders(String lines) {
        var seen = new HashSet<String>();
        int repeated = 0;
        for (String line : lines.lines().toList()) {
            Matcher order = ORDER.matcher(line);
            repeated += order.find() && seen.add(order.group(1)) ? 0 : 1;
        }
        return repeated;
    }

    private long journalBytes() throws IOException {
        Path journal = folder.resolve("run/journal");
        if (!Files.isDirectory(journal)) {
            return 0;
        }
        long bytes = 0;
        try (Stream<Path> files = Files.list(journal)) {
            for (Path file : files.filter(path -> path.toString().endsWith(".ftj")).toList()) {
                bytes += bytes(file);
            }
        }
        return bytes;
    }

    /// A segment that was prepared and not begun goes when the session starts again.
    private static long bytes(Path file) throws IOException {
        try {
            return Files.size(file);
        } catch (NoSuchFileException _) {
            return 0;
        }
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
