package io.foretick.exchange.binance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.foretick.base.Seed;
import io.foretick.base.Sha256;
import io.foretick.exchange.LoopbackClient;
import io.foretick.exchange.TestVenue;
import io.foretick.exchange.fault.FaultKind;
import io.foretick.exchange.fault.FaultPlan;
import io.foretick.exchange.fault.SeededFaults;
import io.foretick.exchange.source.World;
import io.foretick.exchange.source.WorldSettings;
import io.foretick.exchange.wire.ExchangeContext;
import io.foretick.venue.VenueClock;

import org.junit.jupiter.api.Test;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.ZipInputStream;

/// What is wrong with the archive when faults are on.
class ArchiveFaultsTest {

    private static final World WORLD = World.of(new Seed(7), new WorldSettings(8_000));
    private static final String DAY = "data/spot/daily/trades/SOLUSDT/SOLUSDT-trades-";
    private static final String MONTH = "data/spot/monthly/trades/SOLUSDT/SOLUSDT-trades-";

    /// An archive with faults, and a client of it.
    private static final class Spoiled implements AutoCloseable {

        private final VenueClock clock = VenueClock.startingAt(TestVenue.START_NS, 100);
        private final SeededFaults faults;
        private final BinanceExchange exchange;
        private final LoopbackClient client = new LoopbackClient();

        Spoiled(String rules) {
            faults =
                    new SeededFaults(
                            FaultPlan.parse("faults: [" + rules + "]", "plan"), clock, new Seed(3));
            exchange =
                    BinanceExchange.start(
                            new ExchangeContext(clock, new Seed(7), faults, _ -> 0), WORLD);
        }

        LoopbackClient.Answer get(String path) throws Exception {
            return client.get(TestVenue.url(exchange, BinanceExchange.ARCHIVE) + "/" + path);
        }

        long injected(FaultKind kind) {
            return faults.injected().getOrDefault(kind, 0L);
        }

        boolean digestFits(String path) throws Exception {
            String digest = Sha256.hex(get(path).bytes());
            String told = get(path + ".CHECKSUM").text();
            return told.startsWith(digest + "  ");
        }

        List<String> rows(String path) throws Exception {
            try (var zip = new ZipInputStream(new ByteArrayInputStream(get(path).bytes()))) {
                zip.getNextEntry();
                return new String(zip.readAllBytes(), StandardCharsets.US_ASCII).lines().toList();
            }
        }

        @Override
        public void close() {
            client.close();
            exchange.close();
            faults.close();
        }
    }

    @Test
    void endsAFileEarlyWithADigestThatFits() throws Exception {
        try (var whole = new Spoiled("");
                var spoiled = new Spoiled("{kind: truncated-archive, service: binance_archive}")) {
            int torn = 0;
            for (String day : List.of("01", "02", "03", "04")) {
                String path = DAY + "2025-03-" + day + ".zip";
                assertTrue(spoiled.digestFits(path));
                List<String> all = whole.rows(path);
                try {
                    List<String> some = spoiled.rows(path);
                    assertTrue(some.size() < all.size());
                    assertEquals(all.subList(0, some.size()), some);
                } catch (EOFException _) {
                    torn++;
                }
            }
            assertTrue(torn > 0 && torn < 4, torn + " of 4 break off");
        }
    }

    @Test
    void strikesTheSameFilesForTheSameSeed() throws Exception {
        String rule = "{kind: truncated-archive, probability: 0.5}";
        try (var one = new Spoiled(rule);
                var other = new Spoiled(rule)) {
            String path = DAY + "2025-03-04.zip";
            assertEquals(one.get(path).text(), other.get(path).text());
            assertEquals(one.get(path).text(), one.get(path).text());
        }
    }

    @Test
    void tellsAWrongDigestAsOftenAsTheRuleSays() throws Exception {
        String path = DAY + "2025-03-04.zip";
        try (var spoiled = new Spoiled("{kind: wrong-digest, probability: 0.5}")) {
            int wrong = 0;
            for (int k = 0; k < 40; k++) {
                wrong += spoiled.digestFits(path) ? 0 : 1;
            }
            assertTrue(wrong > 8 && wrong < 32, wrong + " of 40");
            assertEquals(wrong, spoiled.injected(FaultKind.WRONG_DIGEST));
        }
    }

    @Test
    void issuesAFileAnewWithTheSameRows() throws Exception {
        String path = DAY + "2025-03-04.zip";
        try (var spoiled = new Spoiled("")) {
            LoopbackClient.Answer first = spoiled.get(path);
            List<String> rows = spoiled.rows(path);
            spoiled.faults.add(FaultPlan.parse("faults: [{kind: reissued-archive}]", "plan"));
            assertNotEquals(first.header("ETag"), spoiled.get(path).header("ETag"));
            assertTrue(spoiled.digestFits(path));
            assertEquals(rows, spoiled.rows(path));
        }
    }

    @Test
    void hidesAMonthThatExistsAsDays() throws Exception {
        String rule = "{kind: missing-archive, path: \"*/monthly/*2025-01*\"}";
        try (var spoiled = new Spoiled(rule)) {
            assertEquals(404, spoiled.get(MONTH + "2025-01.zip").status());
            assertEquals(404, spoiled.get(MONTH + "2025-01.zip.CHECKSUM").status());
            assertEquals(200, spoiled.get(MONTH + "2025-02.zip.CHECKSUM").status());
            assertEquals(200, spoiled.get(DAY + "2025-01-31.zip.CHECKSUM").status());
            String listed = spoiled.get("?prefix=" + MONTH).text();
            assertTrue(listed.contains("2025-02.zip"));
            assertFalse(listed.contains("2025-01.zip"));
        }
    }

    @Test
    void cutsTheConnectionWithinABody() throws Exception {
        try (var spoiled = new Spoiled("{kind: reset-body, service: binance_archive}")) {
            for (int k = 0; k < 5; k++) {
                assertThrows(IOException.class, () -> spoiled.get(DAY + "2025-03-04.zip"));
            }
            assertTrue(spoiled.injected(FaultKind.RESET_BODY) >= 5);
            spoiled.faults.clear();
            assertTrue(spoiled.digestFits(DAY + "2025-03-04.zip"));
        }
    }
}
