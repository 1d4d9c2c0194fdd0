package io.foretick.lab.dataset.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.foretick.lab.spec.DataSpec;
import io.foretick.lab.spec.DataSpec.Source;
import io.foretick.venue.evm.LoopbackPool;
import io.foretick.venue.solana.LoopbackSolana;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// Pools of chains as sources of a tape.
class PoolSourcesTest {

    private static final String FROM = "2025-01-01T00:01:00Z";
    private static final String TO = "2025-01-01T00:03:00Z";
    private static final String POOL = "base:" + LoopbackPool.POOL;

    @TempDir private Path folder;

    private DataSpec spec(Source source, String symbol, String url) {
        List<String> paths = List.of(folder.toString());
        return new DataSpec(source, paths, symbol, FROM, TO, url, 0, 0.01, 0.001);
    }

    @Test
    void givesTheSwapsOfAnEvmPool() throws IOException {
        try (var pool = new LoopbackPool(1, 200)) {
            var kept = new KeptRows();
            new EvmSwaps().read(spec(Source.EVM, POOL, pool.url()), kept);
            List<LoopbackPool.Made> expected =
                    pool.between(
                            LoopbackPool.GENESIS_SECOND + 60, LoopbackPool.GENESIS_SECOND + 180);
            assertTrue(expected.size() > 5);
            assertEquals(expected.size(), kept.trades.size());
            assertEquals(expected.getFirst().priceE8(), kept.trades.priceE8(0));
        }
        var again = new KeptRows();
        new EvmSwaps().read(spec(Source.EVM, POOL, ""), again);
        assertTrue(again.trades.size() > 5, "the snapshot is read where no node is named");
    }

    @Test
    void givesTheSwapsOfASolanaPool() throws IOException {
        try (var pool = new LoopbackSolana(1, 700)) {
            var kept = new KeptRows();
            new SolanaSwaps().read(spec(Source.SOLANA, LoopbackSolana.SYMBOL, pool.url()), kept);
            int expected =
                    pool.prints(LoopbackSolana.FIRST_SECOND + 60, LoopbackSolana.FIRST_SECOND + 180)
                            .size();
            assertTrue(expected > 50);
            assertEquals(expected, kept.trades.size());
        }
    }

    @Test
    void readsSwapsFromFilesWhereNoNodeIsNamed() throws IOException {
        Files.writeString(
                folder.resolve("swaps.csv"),
                "slot,time,base,quote,side\n1,1735689600,2,300,buy\n2,1735689600,1,149,sell\n");
        var kept = new KeptRows();
        new SolanaSwaps().read(spec(Source.SOLANA, "", ""), kept);
        assertEquals("1735689600000000000 15000000000 200000000 buy", kept.text(0));
        assertEquals("1735689600000000001 14900000000 100000000 sell", kept.text(1));
    }

    @Test
    void saysWhatIsMissing() {
        DataSpec noPool = spec(Source.EVM, "ETHUSDT", "http://127.0.0.1:1");
        assertReason("data.symbol: 'ETHUSDT' is no pool", noPool);
        assertReason("data.url must be a whole http", spec(Source.EVM, POOL, ""));
        var noTime = new DataSpec(Source.EVM, List.of(), POOL, "", "", "", 0, 0.01, 0.001);
        assertReason("data.from and data.to must say", noTime);
    }

    private static void assertReason(String beginning, DataSpec data) {
        var failure =
                assertThrows(IOException.class, () -> new EvmSwaps().read(data, new KeptRows()));
        assertTrue(
                String.valueOf(failure.getMessage()).startsWith(beginning), failure.getMessage());
    }
}
