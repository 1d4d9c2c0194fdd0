package io.foretick.venue.evm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.foretick.base.Times;
import io.foretick.venue.rpc.Patience;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// Every swap of the wanted time once, however a node behaves, and none made up.
class PoolHistoryTest {

    private static final Patience SHORT = new Patience(3, 1_000_000, 2_000_000, 2_000_000_000L);
    private static final int BLOCKS = 1_000;
    private static final long FROM = LoopbackPool.GENESIS_SECOND + 401;
    private static final long END = LoopbackPool.GENESIS_SECOND + 1_603;
    private static final String NAME = "base:" + LoopbackPool.POOL;

    @TempDir private Path folder;

    private List<String> read(String name, String url) throws IOException {
        List<String> prints = new ArrayList<>();
        new PoolHistory(PoolName.parse(name), url, folder, SHORT)
                .swaps(
                        FROM,
                        END,
                        (id, timeNs, priceE8, quantityE8, sold) ->
                                prints.add(
                                        "%d %d %d %d %s"
                                                .formatted(id, timeNs, priceE8, quantityE8, sold)));
        return prints;
    }

    private static List<String> expected(LoopbackPool pool) {
        List<String> prints = new ArrayList<>();
        long lastBlock = -1;
        long inBlock = 0;
        for (LoopbackPool.Made swap : pool.between(FROM, END)) {
            inBlock = swap.block() == lastBlock ? inBlock + 1 : 0;
            lastBlock = swap.block();
            long timeNs = LoopbackPool.second(swap.block()) * Times.SECOND_NS + inBlock;
            prints.add(
                    "%d %d %d %d %s"
                            .formatted(
                                    prints.size(),
                                    timeNs,
                                    swap.priceE8(),
                                    swap.quantityE8(),
                                    !swap.buys()));
        }
        return prints;
    }

    @Test
    void findsEverySwapOfTheTimeWhateverTheLimitsOfTheNode() throws IOException {
        int[][] limits = {{100_000, 100_000}, {777, 100_000}, {100_000, 60}, {50, 9}, {1, 2}};
        for (int[] limit : limits) {
            try (var pool = new LoopbackPool(1, BLOCKS).limits(limit[0], limit[1])) {
                List<String> expected = expected(pool);
                assertTrue(expected.size() > 200, "only " + expected.size());
                assertEquals(expected, read(LoopbackPool.POOL, pool.url()));
            }
            clear();
        }
    }

    @Test
    void takesTimesFromTheLogsWhereTheNodeTellsThem() throws IOException {
        try (var pool = new LoopbackPool(2, BLOCKS).tellingTimes()) {
            assertEquals(expected(pool), read(NAME, pool.url()));
            long ofTheSearch = 100;
            assertTrue(pool.server().asked("eth_getBlockByNumber") < ofTheSearch);
        }
    }

    @Test
    void outlivesSilenceAndHaste() throws IOException {
        try (var pool = new LoopbackPool(3, BLOCKS)) {
            pool.server().troubles("hang up", "503", "{", "hang up").withoutLists();
            var failure = assertThrows(IOException.class, () -> read(NAME, pool.url()));
            assertTrue(
                    String.valueOf(failure.getMessage()).contains("does not answer eth_chainId"));
            assertEquals(expected(pool), read(NAME, pool.url()));
        }
    }

    @Test
    void asksNobodyWhereASnapshotCoversTheTime() throws IOException {
        List<String> first;
        try (var pool = new LoopbackPool(4, BLOCKS)) {
            first = read(NAME, pool.url());
        }
        assertEquals(first, read(NAME, ""));
        assertFalse(first.isEmpty());
    }

    @Test
    void refusesABrokenSnapshot() throws IOException {
        try (var pool = new LoopbackPool(5, BLOCKS)) {
            read(NAME, pool.url());
            Path rows = file(".parquet");
            byte[] bytes = Files.readAllBytes(rows);
            bytes[bytes.length / 2] ^= 1;
            Files.write(rows, bytes);
            var failure = assertThrows(IOException.class, () -> read(NAME, pool.url()));
            assertTrue(String.valueOf(failure.getMessage()).contains("is broken: its SHA-256 is"));
            Files.delete(rows);
            failure = assertThrows(IOException.class, () -> read(NAME, pool.url()));
            assertTrue(
                    String.valueOf(failure.getMessage()).contains("is gone"), failure.getMessage());
            Files.writeString(file(".json"), "{}");
            failure = assertThrows(IOException.class, () -> read(NAME, pool.url()));
            assertTrue(
                    String.valueOf(failure.getMessage()).contains("is no manifest"),
                    failure.getMessage());
        }
    }

    @Test
    void turnsThePriceRoundWhereTheOtherTokenIsTheBase() throws IOException {
        try (var pool = new LoopbackPool(6, BLOCKS)) {
            String ofWeth = read(NAME, pool.url()).getFirst();
            String ofDollar = read(NAME + ":base=1", pool.url()).getFirst();
            double price = Double.parseDouble(ofWeth.split(" ", -1)[2]) / 1e8;
            double turned = Double.parseDouble(ofDollar.split(" ", -1)[2]) / 1e8;
            assertEquals(1, price * turned, 1e-4);
            assertEquals(!ofWeth.endsWith("true"), ofDollar.endsWith("true"));
        }
    }

    @Test
    void makesOneReasonOfALogThatIsNone() throws IOException {
        for (String data : List.of("0xzz", "0x12", "12", "0x" + "0".repeat(63) + "-")) {
            try (var pool = new LoopbackPool(7, BLOCKS).spoilt(data)) {
                var failure = assertThrows(IOException.class, () -> read(NAME, pool.url()));
                assertTrue(
                        String.valueOf(failure.getMessage())
                                .startsWith("the node at 127.0.0.1 gives a wrong log"),
                        failure.getMessage());
            }
        }
        try (Stream<Path> files = Files.list(folder)) {
            assertEquals(List.of(), files.toList());
        }
    }

    @Test
    void refusesTheWrongChainAndBlocksThatMayChange() throws IOException {
        try (var pool = new LoopbackPool(8, BLOCKS)) {
            var failure =
                    assertThrows(
                            IOException.class,
                            () -> read("arbitrum:" + LoopbackPool.POOL, pool.url()));
            assertEquals("the node is of base, the pool of arbitrum", failure.getMessage());
        }
        try (var pool = new LoopbackPool(8, 600)) {
            var failure = assertThrows(IOException.class, () -> read(NAME, pool.url()));
            assertEquals(
                    "data.to is 2025-01-01T00:26:43Z, the chain is final only to"
                            + " 2025-01-01T00:19:58Z",
                    failure.getMessage());
        }
    }

    private Path file(String end) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(end)).findFirst().orElseThrow();
        }
    }

    private void clear() throws IOException {
        Files.delete(file(".parquet"));
        Files.delete(file(".json"));
    }
}
