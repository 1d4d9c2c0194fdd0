package io.foretick.lab;

import io.foretick.base.Checks;
import io.foretick.base.Seed;
import io.foretick.base.Times;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;

/// A recording of twenty minutes that never happened: spot prices, an oracle and Up/Down markets of
/// two coins, made from a seed, in the form of a recorded session. For showing and testing the
/// program; it says nothing about any real market.
///
/// @param messages one line for each message, in the order of arrival
/// @param markets one line for each market
public record DemoRecording(List<String> messages, List<String> markets) {

    /// Names of the two files.
    public static final String MESSAGES_FILE = "demo.jsonl.gz";

    public static final String MARKETS_FILE = "demo.markets.jsonl.gz";

    private static final long OPENING_SECOND = 1_791_208_800; // 2026-10-05T14:00:00Z
    private static final int SECONDS_BEFORE = 90;
    private static final int SECONDS = 1_200;
    private static final long STEP_NS = Times.SECOND_NS / SimulatedCoin.STEPS_PER_SECOND;
    private static final List<SimulatedCoin.Terms> COINS =
            List.of(
                    new SimulatedCoin.Terms("BTC", 91_250, 1.0e-4),
                    new SimulatedCoin.Terms("ETH", 3_180, 1.3e-4));
    private static final int BUFFER_BYTES = 1 << 16;
    private static final String TIME_KEY = "\"recv_mono_ns\":";

    public DemoRecording {
        messages = List.copyOf(messages);
        markets = List.copyOf(markets);
    }

    /// Makes the recording of a seed; the same on every machine.
    public static DemoRecording of(Seed seed) {
        long startSecond = OPENING_SECOND - SECONDS_BEFORE;
        var tape = new SessionTape("demo-" + seed.value());
        var coins = new ArrayList<SimulatedCoin>();
        var makers = new ArrayList<SimulatedMakers>();
        var listings = new ArrayList<String>();
        for (SimulatedCoin.Terms terms : COINS) {
            var coin = new SimulatedCoin(seed.split(terms.asset()), terms, startSecond, SECONDS);
            coins.add(coin);
            for (SimulatedMarket market : markets(terms.asset())) {
                makers.add(new SimulatedMakers(seed.split("makers"), market, coin));
                listings.add(market.listing());
            }
        }
        for (int step = 0; step < SECONDS * SimulatedCoin.STEPS_PER_SECOND; step++) {
            long nowNs = startSecond * Times.SECOND_NS + step * STEP_NS;
            coins.forEach(SimulatedCoin::step);
            coins.forEach(coin -> coin.speak(nowNs, tape));
            makers.forEach(maker -> maker.speak(nowNs, tape));
        }
        return new DemoRecording(tape.lines(), listings);
    }

    /// The first seconds of this recording.
    public DemoRecording first(long seconds) {
        Checks.notNegative(seconds, "seconds");
        if (messages.isEmpty()) {
            return this;
        }
        long untilNs = receiveNs(messages.getFirst()) + seconds * Times.SECOND_NS;
        return new DemoRecording(
                messages.stream().takeWhile(line -> receiveNs(line) <= untilNs).toList(), markets);
    }

    /// Writes both files into a folder, over those that may be there, and names them.
    public List<Path> write(Path folder) throws IOException {
        Files.createDirectories(folder);
        Path messagesFile = folder.resolve(MESSAGES_FILE);
        Path marketsFile = folder.resolve(MARKETS_FILE);
        gzip(messages, messagesFile);
        gzip(markets, marketsFile);
        return List.of(messagesFile, marketsFile);
    }

    private static List<SimulatedMarket> markets(String asset) {
        var markets = new ArrayList<SimulatedMarket>();
        for (int minutes : List.of(5, 15)) {
            for (int start = 0; start < SECONDS - SECONDS_BEFORE; start += 60 * minutes) {
                markets.add(new SimulatedMarket(asset, minutes, OPENING_SECOND + start));
            }
        }
        return markets;
    }

    private static long receiveNs(String line) {
        int from = line.indexOf(TIME_KEY) + TIME_KEY.length();
        return Long.parseLong(line, from, line.indexOf(',', from), 10);
    }

    /// The JDK leaves the time out of a gzip head, so the same lines give the same bytes.
    private static void gzip(List<String> lines, Path file) throws IOException {
        try (var packed = new GZIPOutputStream(Files.newOutputStream(file), BUFFER_BYTES)) {
            for (String line : lines) {
                packed.write((line + "\n").getBytes(StandardCharsets.UTF_8));
            }
        }
    }
}
