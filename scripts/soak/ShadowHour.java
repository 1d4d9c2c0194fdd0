import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// One hour of `live --shadow` at real speed against simulated exchanges in a process of their own,
/// and the replay of its journal. The wallet is made for the hour and owns nothing.
///
/// Bounds: no book of the session differs from the venue's, every order could be made and signed,
/// the account at the venue stays as it was, and `replay --verify` finds the same commands.
///
/// `java scripts/soak/ShadowHour.java [minutes=60] [seed=1] [port base=18640]`
final class ShadowHour {

    private ShadowHour() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        int minutes = argument(arguments, 0, 60);
        int seed = argument(arguments, 1, 1);
        int portBase = argument(arguments, 2, 18_640);
        Path folder = Files.createTempDirectory("foretick-shadow");
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
        Path run = folder.resolve("run");
        var command = new ArrayList<>(List.of("live", "--shadow", "--headless", "--json"));
        command.add("--duration=" + minutes + "m");
        command.add("--out=" + run);
        command.addAll(exchange.settings());
        Path out = folder.resolve("shadow.out");
        Process session =
                Soak.start(
                        out,
                        folder.resolve("shadow.err"),
                        command,
                        "FORETICK_PRIVATE_KEY",
                        "%064x".formatted(System.nanoTime()));
        boolean ended = session.waitFor((minutes + 3) * 60L, TimeUnit.SECONDS);
        int code = ended ? session.exitValue() : 124;
        Soak.kill(session);
        Soak.Ended replay =
                Soak.run(1_800, "replay", run.resolve("journal").toString(), "--verify", "--json");
        return report(minutes, code, Files.readString(out), replay);
    }

    private static boolean report(int minutes, int code, String summary, Soak.Ended replay)
            throws IOException {
        String shadow = Soak.object(summary, "shadow");
        boolean fine =
                code == 0
                        && replay.code() == 0
                        && Soak.number(shadow, "books_compared") > 10 * minutes
                        && Soak.number(shadow, "books_diverged") == 0
                        && Soak.number(shadow, "orders_signed") > 0
                        && Soak.number(shadow, "orders_unmade") == 0
                        && Soak.number(shadow, "account_compared") > 0
                        && Soak.number(shadow, "account_diverged") == 0;
        var figures = new LinkedHashMap<String, String>();
        figures.put("campaign", "\"one hour in the shadow\"");
        figures.put("minutes", Integer.toString(minutes));
        figures.put("exit", Integer.toString(code));
        figures.put("within_bounds", Boolean.toString(fine));
        figures.put("orders", "%.0f".formatted(Soak.number(summary, "orders")));
        figures.put("fills", "%.0f".formatted(Soak.number(summary, "fills")));
        figures.put("shadow", "{" + shadow + "}");
        figures.put("replay_exit", Integer.toString(replay.code()));
        figures.put("replay_seconds", "%.1f".formatted(replay.seconds()));
        Soak.write("soak-shadow-hour.json", figures, List.of());
        return fine;
    }

    private static int argument(String[] arguments, int index, int absent) {
        return arguments.length > index ? Integer.parseInt(arguments[index]) : absent;
    }
}
