package io.foretick.venue.evm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.foretick.venue.evm.PoolEvent.Burn;
import io.foretick.venue.evm.PoolEvent.Mint;
import io.foretick.venue.evm.PoolEvent.Place;
import io.foretick.venue.evm.PoolEvent.Range;
import io.foretick.venue.evm.PoolEvent.Swap;
import io.foretick.venue.evm.PoolEvent.Sync;

import org.junit.jupiter.api.Test;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/// Reads what the contracts log. The topics are those that chains show.
class LogKindTest {

    private static final Place PLACE = new Place(7, 3, 1_700_000_000);

    private static String word(BigInteger number) {
        BigInteger shown = number.signum() < 0 ? number.add(BigInteger.ONE.shiftLeft(256)) : number;
        return "%064x".formatted(shown);
    }

    private static String data(long... words) {
        var text = new StringBuilder("0x");
        for (long each : words) {
            text.append(word(BigInteger.valueOf(each)));
        }
        return text.toString();
    }

    private static PoolEvent decode(LogKind kind, String data, long... indexed) {
        List<String> topics = new ArrayList<>(List.of(kind.topic()));
        for (long each : indexed) {
            topics.add("0x" + word(BigInteger.valueOf(each)));
        }
        return kind.decode(PLACE, topics, data);
    }

    private static BigInteger big(long number) {
        return BigInteger.valueOf(number);
    }

    @Test
    void knowsTheTopicsThatChainsShow() {
        assertEquals(LoopbackPool.V2_SWAP, LogKind.V2_SWAP.topic());
        assertEquals(
                "0xb3e2773606abfd36b5bd91394b3a54d1398336c65005baf7bf7a05efeffaf75b",
                LogKind.VELODROME_SWAP.topic());
        assertEquals(
                "0xc42079f94a6350d7e6235f29174924f928cc2ac818eb64fed8004e115fbcca67",
                LogKind.V3_SWAP.topic());
        assertEquals(
                "0x19b47279256b2a23a1665c810c8d55a1758940ee09377d4f8d26497a3577dc83",
                LogKind.PANCAKE_V3_SWAP.topic());
        assertEquals(
                "0x1c411e9a96e071241c2f21f7726b17ae89e3cab4c78be50e062b03a9fffbbad1",
                LogKind.V2_SYNC.topic());
        assertEquals(
                "0x7a53080ba414158be7ec69b987b5fb7d07dee101fe85488f0853ae16239d0bde",
                LogKind.V3_MINT.topic());
    }

    @Test
    void netsWhatASwapBringsAndTakes() {
        var expected = new Swap(PLACE, big(90), big(-180), BigInteger.ZERO, BigInteger.ZERO, 0);
        assertEquals(expected, decode(LogKind.V2_SWAP, data(100, 20, 10, 200), 1, 2));
        assertEquals(expected, decode(LogKind.VELODROME_SWAP, data(90, 0, 0, 180), 1, 2));
    }

    @Test
    void readsSignedAmountsAndTheStateAfterASwap() {
        var expected = new Swap(PLACE, big(-5), big(6), big(7), big(8), -9);
        assertEquals(expected, decode(LogKind.V3_SWAP, data(-5, 6, 7, 8, -9), 1, 2));
        assertEquals(expected, decode(LogKind.PANCAKE_V3_SWAP, data(-5, 6, 7, 8, -9, 1, 2), 1, 2));
    }

    @Test
    void readsReservesMintsAndBurns() {
        assertEquals(new Sync(PLACE, big(3), big(4)), decode(LogKind.V2_SYNC, data(3, 4)));
        assertEquals(new Sync(PLACE, big(3), big(4)), decode(LogKind.VELODROME_SYNC, data(3, 4)));
        assertEquals(
                new Mint(PLACE, big(3), big(4), Range.WHOLE),
                decode(LogKind.V2_MINT, data(3, 4), 1));
        assertEquals(
                new Burn(PLACE, big(3), big(4), Range.WHOLE),
                decode(LogKind.V2_BURN, data(3, 4), 1, 2));
        assertEquals(
                new Burn(PLACE, big(3), big(4), Range.WHOLE),
                decode(LogKind.VELODROME_BURN, data(3, 4), 1, 2));
        var range = new Range(big(55), -100, 200);
        assertEquals(
                new Mint(PLACE, big(3), big(4), range),
                decode(LogKind.V3_MINT, data(1, 55, 3, 4), 9, -100, 200));
        assertEquals(
                new Burn(PLACE, big(3), big(4), range),
                decode(LogKind.V3_BURN, data(55, 3, 4), 9, -100, 200));
    }

    @Test
    void readsAmountsOf256Bits() {
        BigInteger most = BigInteger.ONE.shiftLeft(256).subtract(BigInteger.ONE);
        String data = "0x" + word(most) + word(BigInteger.ZERO);
        assertEquals(new Sync(PLACE, most, BigInteger.ZERO), decode(LogKind.VELODROME_SYNC, data));
    }

    @Test
    void refusesWhatIsTooShortTooLongOrMissesATopic() {
        for (String data : List.of("0x", data(1, 2, 3), data(1, 2, 3, 4, 5), "0x1", "zz")) {
            assertThrows(
                    IllegalArgumentException.class,
                    () -> decode(LogKind.V2_SWAP, data, 1, 2),
                    data);
        }
        assertThrows(
                IllegalArgumentException.class, () -> decode(LogKind.V2_SWAP, data(1, 2, 3, 4), 1));
        assertThrows(
                IllegalArgumentException.class,
                () -> decode(LogKind.V3_SWAP, data(1, 2, 3, 4, 1L << 40), 1, 2));
    }
}
