import io.foretick.engine.Engine;
import io.foretick.event.Market;
import io.foretick.event.Outcome;
import io.foretick.market.cash.Reconciliation;
import io.foretick.session.account.AccountAccess;
import io.foretick.session.account.WalletTerms;
import io.foretick.session.live.Follower;
import io.foretick.venue.VenueClock;
import io.foretick.venue.polymarket.account.AccountQuestion;
import io.foretick.venue.polymarket.account.AccountSnapshot;
import io.foretick.venue.polymarket.gateway.AccountReader;
import io.foretick.venue.polymarket.gateway.GatewayEndpoints;
import io.foretick.venue.polymarket.gateway.GatewaySettings;
import io.foretick.venue.polymarket.sign.ExchangeDomain;
import io.foretick.venue.polymarket.wallet.Secrets;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// `kill -9` at random moments of one `live --real-money` session against simulated exchanges whose
/// answers to orders are lost, late or refused, whose fills fail and whose user channel breaks. Each
/// time the session is taken up in the same folder, the faults going on. At last a session without
/// faults and without new orders lets all come to its end. Then the books of the journal have to be
/// those of the venue, nothing may be open, no order may have reached the venue twice, and the replay
/// of the whole journal has to give the same commands.
///
/// It reads journal and account with the program's own classes, so it needs a build:
/// `java @jvm.options -cp 'core/target/classes:core/target/lib/*' scripts/soak/ExecutionKills.java
/// [kills at most=20] [seed=1] [seconds at most between kills=8] [port base=18700] [minutes at most
/// for the kills=60]`
final class ExecutionKills {

    private static final int SPEED = 10;
    private static final int STARTS_MAX = 5;
    private static final long ALIVE_SECONDS_MAX = 120;
    private static final long CALM_SECONDS = 25;
    private static final List<String> LENGTHS = List.of("15m", "1h", "4h");
    private static final Pattern READY =
            Pattern.compile("(\\d+) events after it, \\d+ commands sent, ready in (\\d+) ms");

    /// A part of a quarter of an hour, in seconds, in which no market is resolved.
    private static final long QUIET_FROM = 120;

    private static final long QUIET_TO = 600;

    private static final String FAULTS =
            """
            faults:
              - {kind: lost-answer, service: polymarket_clob, path: "/order*", probability: 0.2}
              - {kind: ghost-fill, service: polymarket_clob, probability: 0.1}
              - {kind: slow-rest, service: polymarket_clob, path: "/order*", probability: 0.2}
              - {kind: 5xx, service: polymarket_clob, path: "/order*", probability: 0.1}
              - {kind: 5xx, name: data, service: polymarket_clob, path: "/data/*", probability: 0.2}
              - {kind: "425", service: polymarket_clob, path: "/order*", every: 60s, for: 3s}
              - {kind: "429", service: polymarket_clob, path: "/data/*", probability: 0.1}
              - {kind: duplicate, service: polymarket_ws, probability: 0.1}
              - {kind: reorder, service: polymarket_ws, probability: 0.05}
              - {kind: late, service: polymarket_ws, probability: 0.01, lasting: 1s}
              - {kind: disconnect, service: polymarket_ws, probability: 0.5, every: 40s}
              - {kind: half-open, service: polymarket_ws, probability: 0.3, every: 50s}
            """;

    private final Path folder;
    private final Soak.Exchange exchange;
    private final HttpClient client = HttpClient.newHttpClient();
    private final String key;
    private final ArrayList<Double> restartsMs = new ArrayList<>();

    private ExecutionKills(Path folder, Soak.Exchange exchange, int seed) {
        this.folder = folder;
        this.exchange = exchange;
        this.key = "%064x".formatted(1_000_003L * seed + 7);
    }

    public static void main(String[] arguments) throws Exception {
        int kills = argument(arguments, 0, 20);
        int seed = argument(arguments, 1, 1);
        int secondsMax = argument(arguments, 2, 8);
        int portBase = argument(arguments, 3, 18_700);
        long untilNs = System.nanoTime() + argument(arguments, 4, 60) * 60_000_000_000L;
        var lives = new Lives(kills, seed, secondsMax, untilNs);
        Path folder = Files.createTempDirectory("foretick-execution");
        boolean fine;
        try (var exchange =
                Soak.Exchange.start(
                        folder.resolve("exchange.log"),
                        "--port-base=" + portBase,
                        "--seed=" + seed,
                        "--speed=" + SPEED)) {
            fine = new ExecutionKills(folder, exchange, seed).run(lives);
        } finally {
            delete(folder);
        }
        System.exit(fine ? 0 : 2);
    }

    /// How often a session is killed, and after how long.
    private record Lives(int kills, int seed, int secondsMax, long untilNs) {}

    private boolean run(Lives lives) throws Exception {
        var random = new Random(lives.seed);
        var rows = new ArrayList<String>();
        boolean fine = true;
        while (rows.size() < lives.kills && System.nanoTime() < lives.untilNs) {
            var row = new LinkedHashMap<String, String>();
            row.put("kill", Integer.toString(rows.size() + 1));
            fine &= liveAndDie(random.nextDouble(0.05, lives.secondsMax), row);
            rows.add(Soak.row(row));
            System.out.println(rows.getLast());
        }
        String injected = Soak.object(control("GET", "/faults", ""), "injected");
        var figures = new LinkedHashMap<String, String>();
        figures.put("campaign", "\"kill -9 of live --real-money\"");
        figures.put("speed", Integer.toString(SPEED));
        figures.put("kills", Integer.toString(rows.size()));
        var last = new LinkedHashMap<String, String>();
        last.put("calm", "true");
        fine &= comeToRest(last, figures) && holds(figures);
        rows.add(Soak.row(last));
        figures.put("restart_ms_median", "%.0f".formatted(quantile(0.5)));
        figures.put("restart_ms_max", "%.0f".formatted(quantile(1)));
        figures.put("injected", "{" + injected.replaceAll("\\s+", " ") + "}");
        figures.put("passed", Boolean.toString(fine));
        Soak.write("soak-execution-kills.json", figures, rows);
        return fine;
    }

    /// Starts the session while the venue is well, for `doctor` lets none start otherwise; lets it
    /// live a while among faults, and kills it.
    private boolean liveAndDie(double lifeSeconds, LinkedHashMap<String, String> row)
            throws IOException, InterruptedException {
        control("DELETE", "/faults", "");
        Process session = startReady("live", row);
        boolean ready = session.isAlive();
        try {
            control("POST", "/faults", FAULTS);
            row.put("life_seconds", "%.2f".formatted(lifeSeconds));
            boolean ended = session.waitFor((long) (lifeSeconds * 1e3), TimeUnit.MILLISECONDS);
            if (ended) {
                row.put("error", Soak.quoted(said("live")));
            }
            return ready && !ended;
        } finally {
            Soak.kill(session);
        }
    }

    /// A session that places nothing, ended in order at a moment at which no market is resolved.
    private boolean comeToRest(
            LinkedHashMap<String, String> row, LinkedHashMap<String, String> figures)
            throws IOException, InterruptedException {
        control("DELETE", "/faults", "");
        Process session = startReady("calm", row);
        try {
            boolean paused = session.isAlive();
            for (String length : LENGTHS) {
                paused &= Soak.run(60, "pause", length, "--out=" + run()).code() == 0;
            }
            TimeUnit.SECONDS.sleep(CALM_SECONDS);
            awaitQuiet();
            session.destroy();
            boolean ended = session.waitFor(60, TimeUnit.SECONDS);
            String summary = Files.readString(folder.resolve("calm.out"));
            String account = Soak.object(summary, "account");
            row.put("account", "{" + account.replaceAll("\\s+", " ") + "}");
            figures.put("orders", "%.0f".formatted(Soak.number(summary, "orders")));
            figures.put("fills", "%.0f".formatted(Soak.number(summary, "fills")));
            return paused && ended && account.matches("(?s).*\"reconciled\"\\s*:\\s*true.*");
        } finally {
            Soak.kill(session);
        }
    }

    private void awaitQuiet() throws IOException, InterruptedException {
        while (true) {
            double second = Soak.number(control("GET", "/health", ""), "time_ms") / 1e3 % 900;
            if (second > QUIET_FROM && second < QUIET_TO) {
                return;
            }
            TimeUnit.MILLISECONDS.sleep(200);
        }
    }

    /// Holds what the journal says against the venue.
    private boolean holds(LinkedHashMap<String, String> figures) throws Exception {
        var differences = new ArrayList<String>();
        AccountSnapshot venue = venue();
        try (Follower follower = Follower.of(run().resolve("journal"), List.of(), List.of())) {
            follower.poll();
            compare(follower.engine(), venue, differences);
        }
        Soak.Ended status = Soak.run(300, "status", "--out=" + run(), "--json");
        Soak.Ended verify =
                Soak.run(300, "journal", "verify", run().resolve("journal").toString(), "--json");
        Soak.Ended replay =
                Soak.run(900, "replay", run().resolve("journal").toString(), "--verify", "--json");
        double repeated = Soak.number(control("GET", "/orders", ""), "repeated");
        figures.put("cash_at_the_venue", "%.6f".formatted(venue.cashE8() / 1e8));
        figures.put("cash_in_status", "%.8f".formatted(status.number("cash")));
        figures.put("tokens_held", Integer.toString(venue.tokensE8().size()));
        figures.put("open_at_the_venue", Integer.toString(venue.open().size()));
        figures.put("unreconciled", Boolean.toString(status.isTrue("unreconciled")));
        figures.put("orders_sent_again", "%.0f".formatted(repeated));
        figures.put("journal_records", "%.0f".formatted(verify.number("last_sequence")));
        figures.put("journal_ok", Boolean.toString(verify.isTrue("ok")));
        figures.put("replay_identical", Boolean.toString(replay.isTrue("identical")));
        figures.put("differences", Soak.quoted(String.join("; ", differences)));
        return differences.isEmpty()
                && repeated == 0
                && !status.isTrue("unreconciled")
                && verify.code() == 0
                && replay.code() == 0;
    }

    private static void compare(Engine engine, AccountSnapshot venue, List<String> differences) {
        var account = engine.account();
        var left = new HashMap<>(venue.tokensE8());
        long trades = venue.trades().size();
        account.forEachPosition(position -> {
            Market market = engine.state().slot(position.market()).terms();
            for (Outcome outcome : Outcome.values()) {
                String token = outcome == Outcome.UP ? market.upToken() : market.downToken();
                Long shown = left.remove(token);
                long shownE8 = shown == null ? 0 : shown;
                long oursE8 = position.resolved() ? 0 : position.heldE8(outcome);
                if (!Reconciliation.agree(shownE8, oursE8, trades)) {
                    differences.add(market.slug() + " " + outcome + " " + shownE8 + " " + oursE8);
                }
            }
        });
        if (!left.isEmpty()) {
            differences.add("held at the venue alone: " + left);
        }
        if (!Reconciliation.agree(venue.cashE8(), account.cashE8(), trades)) {
            differences.add("cash " + venue.cashE8() + " " + account.cashE8());
        }
        if (account.openOrders() > 0 || !venue.open().isEmpty()) {
            differences.add("open orders " + account.openOrders() + " " + venue.open());
        }
    }

    private AccountSnapshot venue() throws IOException, InterruptedException {
        String clob = exchange.urls().get("polymarket_clob");
        var secrets = new Secrets(Map.of(Secrets.PRIVATE_KEY, key), question -> new char[0]);
        AccountAccess access =
                AccountAccess.open(secrets, new WalletTerms("", ""), clob, ExchangeDomain.POLYGON);
        var endpoints =
                new GatewayEndpoints(
                        clob,
                        exchange.urls().get("polymarket_ws"),
                        exchange.urls().get("polymarket_data"));
        double nowMs = Soak.number(control("GET", "/health", ""), "time_ms");
        VenueClock clock = VenueClock.startingAt((long) nowMs * 1_000_000, SPEED);
        try (AccountReader reader =
                AccountReader.start(
                        endpoints,
                        access.tradingAccount(),
                        GatewaySettings.DEFAULT,
                        clock,
                        arrival -> {})) {
            return reader.account(new AccountQuestion(List.of(), 0));
        }
    }

    private Process start(String name) throws IOException {
        var command = new ArrayList<>(List.of("live", "--real-money", "--headless", "--json"));
        command.add("--out=" + run());
        for (String setting :
                List.of(
                        "paper=false",
                        "live.speed=" + SPEED,
                        "filter.intervals=" + String.join(",", LENGTHS),
                        "strategy.density_maker.enabled=true",
                        "risk.cooldown_ms=1000",
                        "live.endpoints.polymarket_geo="
                                + exchange.urls().get("polymarket_gamma"))) {
            command.add("--set");
            command.add(setting);
        }
        command.addAll(exchange.settings());
        return Soak.start(
                folder.resolve(name + ".out"),
                folder.resolve(name + ".err"),
                command,
                Secrets.PRIVATE_KEY,
                key);
    }

    /// Starts a session. On a busy machine `doctor` may refuse one, since at this speed a late answer
    /// to the question for the time is a wrong clock; then it is started again.
    ///
    /// @return a session that is ready, or one that has ended
    private Process startReady(String name, LinkedHashMap<String, String> row)
            throws IOException, InterruptedException {
        for (int refused = 0; ; refused++) {
            Process session = start(name);
            if (awaitReady(session, name, row)) {
                return session;
            }
            Soak.kill(session);
            boolean byDoctor = said(name).contains("nothing was sent");
            if (!byDoctor || refused == STARTS_MAX) {
                row.put("error", Soak.quoted(said(name)));
                return session;
            }
            row.put("starts_refused", Integer.toString(refused + 1));
        }
    }

    /// Waits until the session may trade. The first has no journal to take up, and is ready when it
    /// has begun one.
    private boolean awaitReady(Process session, String name, LinkedHashMap<String, String> row)
            throws IOException, InterruptedException {
        Path segment = run().resolve("journal/segment-000000.ftj");
        boolean first = !Files.exists(segment);
        long startNs = System.nanoTime();
        while ((System.nanoTime() - startNs) / 1e9 < ALIVE_SECONDS_MAX) {
            Matcher ready = READY.matcher(said(name));
            if (first ? Files.exists(segment) : ready.find()) {
                if (!first) {
                    row.put("events_read", ready.group(1));
                    row.put("restart_ms", ready.group(2));
                    restartsMs.add(Double.parseDouble(ready.group(2)));
                }
                return true;
            }
            if (session.waitFor(10, TimeUnit.MILLISECONDS)) {
                break;
            }
        }
        return false;
    }

    private String said(String name) throws IOException {
        return Files.readString(folder.resolve(name + ".err"));
    }

    private Path run() {
        return folder.resolve("run");
    }

    private String control(String method, String path, String body)
            throws IOException, InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(exchange.urls().get("control") + path))
                        .method(method, BodyPublishers.ofString(body))
                        .build();
        var answer = client.send(request, BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IOException(path + ": " + answer.body());
        }
        return answer.body();
    }

    private double quantile(double part) {
        List<Double> sorted = restartsMs.stream().sorted().toList();
        return sorted.isEmpty()
                ? Double.NaN
                : sorted.get((int) Math.min(sorted.size() - 1L, (long) (part * sorted.size())));
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
