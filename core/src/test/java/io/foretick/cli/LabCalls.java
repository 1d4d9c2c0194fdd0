package io.foretick.cli;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.SplittableRandom;

/// Calls of `foretick lab` within this process, and small experiments for them. For tests.
final class LabCalls {

    /// A market of its own, one training for all.
    static final String HEAD =
            """
            experiment: {id: tiny, seed: 7}
            data: {source: generated, rows: 4000, tick: 0.01, lot: 0.0001}
            bars: {type: tick, threshold_ticks: 20}
            features: {include: [price]}
            labels: {horizon_bars: 6}
            model: {level0: {algo: xgboost, params: {rounds: 5, max_depth: 2}}}
            venue: {type: lob}
            """;

    /// One trial.
    static final String ONE = HEAD + "market_maker: {gamma: 0.1}\n";

    /// Six trials.
    static final String SIX =
            HEAD + "market_maker: {gamma: [0.1, 0.2, 0.4], signal_beta: [0, 1]}\n";

    /// What a command left.
    record Ended(int code, String out, String err) {

        JsonNode json() {
            return new JsonMapper().readTree(out);
        }

        String digest() {
            return json().get("digest").asString();
        }
    }

    private LabCalls() {}

    static Ended lab(String... arguments) {
        var all = new String[arguments.length + 1];
        all[0] = "lab";
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        var out = new StringWriter();
        var err = new StringWriter();
        int code =
                Main.commandLine()
                        .setOut(new PrintWriter(out, true))
                        .setErr(new PrintWriter(err, true))
                        .execute(all);
        return new Ended(code, out.toString(), err.toString());
    }

    static Path write(Path file, String text) throws IOException {
        return Files.writeString(file, text, StandardCharsets.UTF_8);
    }

    /// Minute klines of a random walk.
    ///
    /// @param changedFrom the row from which they are those of another walk
    static void writeKlines(Path file, int rows, int changedFrom) throws IOException {
        var text = new StringBuilder("open_time_ms,open,high,low,close,volume\n");
        var walk = new SplittableRandom(3);
        var other = new SplittableRandom(4);
        double price = 100;
        for (int row = 0; row < rows; row++) {
            double step = (row < changedFrom ? walk : other).nextDouble(-0.002, 0.002);
            double close = price * (1 + step);
            text.append(
                    String.format(
                            Locale.ROOT,
                            "%d,%.2f,%.2f,%.2f,%.2f,%.4f%n",
                            1_735_689_600_000L + row * 60_000L,
                            price,
                            Math.max(price, close) + 0.05,
                            Math.min(price, close) - 0.05,
                            close,
                            5 + 10 * walk.nextDouble()));
            price = close;
        }
        var _ = write(file, text.toString());
    }
}
