import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// `kill -9` at random moments of a sync of four symbols from a simulated Binance whose files are
/// cut short, wrong and missing, taken up again in the same store each time. In the end the store
/// has to verify, and its digest has to be that of a store that was never killed and of a venue
/// without faults.
///
/// `java scripts/soak/SyncKillCampaign.java [kills=20] [seed=1] [seconds at most between kills=8]
/// [port base=18440]`
final class SyncKillCampaign {

    private static final String START = "2025-03-04T03:00:00Z";
    private static final String TO = "2025-03-04T02:00:00Z";
    private static final String FROM = "2024-12-10";
    private static final String SYMBOLS = "BTCUSDT,ETHUSDT,SOLUSDT,XRPUSDT";
    private static final long SYNC_SECONDS_MAX = 1_800;
    private static final Pattern DIGEST = Pattern.compile("\"digest\"\\s*:\\s*\"([0-9a-f]+)\"");

    /// A month that ends early with a right digest, one that exists only as days, a day with a
    /// wrong digest, one that is issued anew, and a network that breaks off.
    private static final String FAULTS =
            """
            faults:
              - {kind: truncated-archive, service: binance_archive, path: "*/monthly/*2024-12.zip"}
              - {kind: missing-archive, service: binance_archive, path: "*/monthly/*2025-02*"}
              - {kind: wrong-digest, service: binance_archive, path: "*2025-02-20.zip.CHECKSUM"}
              - {kind: reissued-archive, service: binance_archive, path: "*2025-02-1*", at: 60s}
              - {kind: reset-body, service: binance_archive, path: "*.zip", probability: 0.1}
              - {kind: 429, service: binance_rest, probability: 0.05, for: 1s}
              - {kind: 5xx, service: "binance_*", probability: 0.02}
            """;

    private final Path folder;
    private final int seed;
    private final int portBase;

    private SyncKillCampaign(Path folder, int seed, int portBase) {
        this.folder = folder;
        this.seed = seed;
        this.portBase = portBase;
    }

    public static void main(String[] arguments) throws IOException, InterruptedException {
        int kills = argument(arguments, 0, 20);
        int seed = argument(arguments, 1, 1);
        int secondsMax = argument(arguments, 2, 8);
        int portBase = argument(arguments, 3, 18_440);
        Path folder = Files.createTempDirectory("foretick-sync-kill");
        boolean passed;
        try {
            passed = new SyncKillCampaign(folder, seed, portBase).run(kills, secondsMax);
        } finally {
            delete(folder);
        }
        System.exit(passed ? 0 : 2);
    }

    private boolean run(int kills, int secondsMax) throws IOException, InterruptedException {
        Path plan = folder.resolve("faults.yaml");
        Files.writeString(plan, FAULTS);
        var figures = new LinkedHashMap<String, String>();
        figures.put("campaign", "\"kill -9 of a sync of history\"");
        figures.put("kills", Integer.toString(kills));
        var rows = new ArrayList<String>();
        List<String> killed;
        try (var exchange = exchange(plan.toString())) {
            kill(exchange, new Random(seed), kills, secondsMax, rows);
            killed = finish(exchange, "killed", figures);
        }
        List<String> straight;
        try (var exchange = exchange("none")) {
            straight = finish(exchange, "straight", figures);
        }
        boolean same = !killed.isEmpty() && killed.equals(straight);
        figures.put("digests", Integer.toString(straight.size()));
        figures.put("digests_equal", Boolean.toString(same));
        Soak.write("soak-sync-kills.json", figures, rows);
        return same;
    }

    private Soak.Exchange exchange(String faults) throws IOException, InterruptedException {
        return Soak.Exchange.start(
                folder.resolve("exchange.log"),
                "--port-base=" + portBase,
                "--seed=" + seed,
                "--start=" + START,
                "--trades-per-day=16000",
                "--faults=" + faults);
    }

    private void kill(
            Soak.Exchange exchange, Random random, int kills, int secondsMax, List<String> rows)
            throws IOException, InterruptedException {
        for (int kill = 1; kill <= kills; kill++) {
            double life = random.nextDouble(0.2, secondsMax);
            Path said = folder.resolve("sync.err");
            Process sync = Soak.start(folder.resolve("sync.out"), said, sync(exchange, "killed"));
            boolean ended = sync.waitFor((long) (life * 1e3), TimeUnit.MILLISECONDS);
            Soak.kill(sync);
            var row = new LinkedHashMap<String, String>();
            row.put("kill", Integer.toString(kill));
            row.put("life_seconds", "%.2f".formatted(life));
            row.put("had_ended", Boolean.toString(ended));
            row.put("days_held", Long.toString(daysHeld()));
            rows.add(Soak.row(row));
            System.out.println(rows.getLast());
        }
    }

    /// Syncs to the end and verifies.
    ///
    /// @return the digests of all days; empty if it failed
    private List<String> finish(
            Soak.Exchange exchange, String store, LinkedHashMap<String, String> figures)
            throws IOException, InterruptedException {
        List<String> command = sync(exchange, store);
        Soak.Ended sync = Soak.run(SYNC_SECONDS_MAX, command.toArray(String[]::new));
        String path = folder.resolve(store).toString();
        Soak.Ended verify =
                Soak.run(SYNC_SECONDS_MAX, "history", "verify", "--store=" + path, "--json");
        figures.put(store + "_sync_code", Integer.toString(sync.code()));
        figures.put(store + "_sync_seconds", "%.1f".formatted(sync.seconds()));
        figures.put(store + "_verify_code", Integer.toString(verify.code()));
        List<String> digests = new ArrayList<>();
        if (sync.code() != 0 || verify.code() != 0) {
            System.out.println(sync.out() + sync.err() + verify.err());
            return digests;
        }
        Matcher found = DIGEST.matcher(verify.out());
        while (found.find()) {
            digests.add(found.group(1));
        }
        return digests;
    }

    private List<String> sync(Soak.Exchange exchange, String store) {
        return List.of(
                "history",
                "sync",
                "--json",
                "--symbols=" + SYMBOLS,
                "--from=" + FROM,
                "--to=" + TO,
                "--store=" + folder.resolve(store),
                "--archive=" + exchange.urls().get("binance_archive"),
                "--set",
                "live.endpoints.binance_rest=" + exchange.urls().get("binance_rest"));
    }

    private long daysHeld() throws IOException {
        Path seconds = folder.resolve("killed/seconds");
        if (!Files.exists(seconds)) {
            return 0;
        }
        try (Stream<Path> files = Files.walk(seconds)) {
            return files.filter(file -> file.endsWith("part.parquet")).count();
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
