package io.foretick.venue.evm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.foretick.testing.SharedFiles;
import io.foretick.venue.evm.PoolEvent.Swap;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/// Reads logs as nodes have sent them.
class PoolLogFixtureTest {

    private static final BigDecimal TWO_96 = new BigDecimal(BigInteger.ONE.shiftLeft(96));

    @TestFactory
    Stream<DynamicTest> readsASwapOfPancakeV3() {
        return SharedFiles.fixtures()
                .cases("pancakeswap_v3_swap_rpc.json", PoolLogFixtureTest::check);
    }

    @TestFactory
    Stream<DynamicTest> doesNotKnowWhatIsNoMatterOfSwaps() {
        return SharedFiles.fixtures()
                .cases(
                        "uniswap_v3_set_fee_protocol_rpc.json",
                        file -> {
                            JsonNode json = JsonMapper.shared().readTree(Files.readString(file));
                            String topic = json.path("topics").path(0).stringValue();
                            assertTrue(LogKind.of(topic).isEmpty());
                        });
    }

    private static void check(Path file) throws IOException {
        JsonNode json = JsonMapper.shared().readTree(Files.readString(file));
        RawLog log = RawLog.of(json, json.path("address").stringValue());
        LogKind kind = LogKind.of(log.topics().getFirst()).orElseThrow();
        assertEquals(LogKind.PANCAKE_V3_SWAP, kind);
        var place = new PoolEvent.Place(log.block(), log.log(), 0);
        Swap swap = (Swap) kind.decode(place, log.topics(), log.data());
        assertEquals(0x649bc61, log.block());
        assertEquals(0x149, log.log());
        assertEquals(0x1fcd5b7dda1ae49cL, swap.amount0().longValueExact());
        assertEquals(-63_769, swap.tick());
        checkPrices(swap);
    }

    /// The amounts, the root of the price and the tick are three accounts of one price: they agree
    /// as far as the fee, the size of the swap and the width of a tick allow.
    private static void checkPrices(Swap swap) {
        BigDecimal root = new BigDecimal(swap.sqrtPriceX96()).divide(TWO_96, MathContext.DECIMAL64);
        double after = root.multiply(root).doubleValue();
        double traded = swap.amount1().negate().doubleValue() / swap.amount0().doubleValue();
        assertEquals(1, traded / after, 0.002);
        assertEquals(swap.tick(), Math.floor(Math.log(after) / Math.log(1.0001)));
    }
}
