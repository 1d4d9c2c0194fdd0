package io.foretick.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.foretick.store.SampleModels;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import picocli.CommandLine;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;

/// Made-up quotes of five-minute windows, before and after such windows settle on an average: the
/// command says how our models and the mid did, each rule apart. All are settled by the last price,
/// whatever their rule. `-Dforetick.renew=true` writes the golden file anew.
class QuotesAgainstMidTest {

    private static final Path GOLDEN =
            Path.of(Objects.requireNonNull(System.getProperty("foretick.root"), "foretick.root"))
                    .resolve("core/src/test/resources/golden/versus_mid.txt");
    private static final double SIGMA_PER_SQRT_SECOND = 5e-5;
    private static final int QUOTE_SECONDS = 15;
    private static final Instant FIRST = Instant.parse("2026-07-27T12:00:00Z");
    private static final int DAYS = 21; // settled on the spot price, then on 30 s, then on 60 s

    @TempDir private Path folder = Path.of("");
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private final StringBuilder markets = new StringBuilder();
    private final StringBuilder quotes = new StringBuilder();
    private final SplittableRandom random = new SplittableRandom(7);

    @BeforeEach
    void writeThreeWeeksOfQuotes() throws IOException {
        markets.append("src,slug,coin,duration,start,end,strike,final,outcome,outcome_src\n");
        quotes.append("slug,ts_ms,up_bid,up_ask,spot\n");
        for (int day = 0; day < DAYS; day++) {
            long second = FIRST.plus(Duration.ofDays(day)).getEpochSecond();
            double price = 65_000;
            for (int window = 0; window < 6; window++) {
                price = addMarket(second + 300L * window, price);
            }
        }
        Path input = Files.createDirectory(folder.resolve("in"));
        Files.writeString(input.resolve("markets.csv"), markets);
        Files.writeString(input.resolve("quotes.csv"), quotes);
    }

    @Test
    void tellsOursRivalsAndTheMidApartByRuleAndShare() throws IOException {
        assertEquals(ExitCode.OK, backtest("bundled"), err::toString);
        String text = out.toString();
        String part = text.substring(text.indexOf("Against the venue's own mid"));
        String table = part.substring(0, part.indexOf("\n\n") + 1);
        if (Boolean.getBoolean("foretick.renew")) {
            Files.writeString(GOLDEN, table);
        }
        assertEquals(Files.readString(GOLDEN), table);
        assertTrue(table.lines().allMatch(line -> line.length() <= 100), table);
    }

    @Test
    void aRivalThatIsMissingIsNamed() {
        assertEquals(ExitCode.USAGE, backtest("network=nothing.json"));
        assertTrue(err.toString().contains("nothing.json"), err::toString);
    }

    @Test
    void aNetworkIsComparedWhereTheInputHoldsCandles() throws IOException {
        Path network = folder.resolve("network");
        SampleModels.network(3, 1).write(network);
        assertEquals(ExitCode.OK, backtest("network=" + network), err::toString);
        assertFalse(out.toString().contains("chainlink_spot, network"), out::toString);
        writeTwoHoursOfCandles();
        assertEquals(ExitCode.OK, backtest("network=" + network), err::toString);
        List<String> table =
                out.toString().lines().dropWhile(line -> !line.endsWith("network")).toList();
        assertEquals("5m, chainlink_spot, network", table.getFirst());
        assertTrue(table.get(7).matches("all +30 +1 .*"), table::toString); // the first day's
    }

    @Test
    void aRivalWithoutANameIsRefused() {
        assertEquals(ExitCode.USAGE, backtest("har.json"));
        assertTrue(err.toString().contains("NAME=FILE, was har.json"), err::toString);
    }

    /// Adds a window with its quotes, the strike being the price at its start.
    ///
    /// @return the price at its end
    private double addMarket(long start, double strike) {
        String slug = "btc-updown-5m-" + start;
        double price = strike;
        for (int second = 0; second < 300; second += QUOTE_SECONDS) {
            double sigmaLeft = SIGMA_PER_SQRT_SECOND * Math.sqrt(300 - second);
            double score = (price / strike - 1) / sigmaLeft;
            double mid = 0.5 + 0.45 * score / (1 + Math.abs(score)) + 0.02 * random.nextDouble();
            quotes.append(slug).append(',').append(1000 * (start + second)).append(',');
            quotes.append(decimal(mid - 0.01)).append(',').append(decimal(mid + 0.01)).append(',');
            quotes.append(decimal(price)).append('\n');
            double step = SIGMA_PER_SQRT_SECOND * Math.sqrt(QUOTE_SECONDS);
            price *= 1 + step * (2 * random.nextDouble() - 1) * Math.sqrt(3);
        }
        markets.append("made,").append(slug).append(",BTC,5m,").append(start).append(',');
        markets.append(start + 300).append(',').append(decimal(strike)).append(",,");
        markets.append(price >= strike ? "1.0" : "0.0").append(",recorder\n");
        return price;
    }

    /// Minutes around the windows of the first day.
    private void writeTwoHoursOfCandles() throws IOException {
        StringBuilder candles = new StringBuilder("open_time_ms,open,high,low,close,volume\n");
        long first = FIRST.minus(Duration.ofHours(1)).toEpochMilli();
        for (int minute = 0; minute < 120; minute++) {
            String price = decimal(65_000 + 20 * random.nextDouble());
            candles.append(first + 60_000L * minute).append((',' + price).repeat(4));
            candles.append(',').append(decimal(1 + random.nextDouble())).append('\n');
        }
        Files.writeString(folder.resolve("in/BTCUSDT_1m_made.csv"), candles);
    }

    private static String decimal(double value) {
        return "%.4f".formatted(value);
    }

    private int backtest(String against) {
        out.getBuffer().setLength(0);
        CommandLine program = Main.commandLine();
        program.setOut(new PrintWriter(out));
        program.setErr(new PrintWriter(err));
        return program.execute(
                "backtest",
                "--input",
                folder.resolve("in").toString(),
                "--out",
                folder.resolve("run").toString(),
                "--against",
                against,
                "--set=input.strike_delay_seconds=5",
                "--set=score.max_age_seconds=15");
    }
}
