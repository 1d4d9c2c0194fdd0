package io.foretick.venue.amm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.foretick.base.Seed;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.math.BigInteger;
import java.util.Optional;
import java.util.SplittableRandom;

class LiquiditySharesTest {

    @Test
    void theFirstDepositLocksAThousandShares() {
        LiquidityShares none = LiquidityShares.none();
        BigInteger shares = none.minted(number(1_000_000), number(4_000_001)).orElseThrow();
        assertEquals(number(1_999_000), shares);
        LiquidityShares after = none.afterMint(number(1_000_000), number(4_000_001), shares);
        assertEquals(number(2_000_000), after.total());
    }

    @Test
    void aLaterDepositCountsByItsScarcerCoin() {
        var pool = new LiquidityShares(number(1_000), number(3_000), number(500));
        assertEquals(Optional.of(number(5)), pool.minted(number(10), number(1_000)));
        assertEquals(Optional.of(number(4)), pool.minted(number(1_000), number(29)));
    }

    @Test
    void aBurnPaysProRataRoundedDown() {
        var pool = new LiquidityShares(number(1_000), number(3_001), number(500));
        LiquidityShares.Payment paid = pool.burned(number(7)).orElseThrow();
        assertEquals(new LiquidityShares.Payment(number(14), number(42)), paid);
        assertEquals(
                new LiquidityShares(number(986), number(2_959), number(493)),
                pool.afterBurn(number(7), paid));
    }

    @Test
    void refusesWhatTheContractReverts() {
        LiquidityShares none = LiquidityShares.none();
        assertTrue(none.minted(number(1_000), number(1_000)).isEmpty(), "all would be locked");
        var pool = new LiquidityShares(number(1_000), number(3), number(500));
        assertTrue(pool.minted(number(1), number(0)).isEmpty());
        assertTrue(pool.burned(number(100)).isEmpty(), "no quote would be paid");
        assertTrue(pool.burned(number(501)).isEmpty(), "there are not so many");
        assertTrue(pool.burned(number(0)).isEmpty());
        assertThrows(
                IllegalArgumentException.class,
                () -> new LiquidityShares(number(-1), number(1), number(1)));
    }

    /// Nobody gains by coming and going.
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void aDepositTakenOutAtOncePaysNoMoreThanItCost(long seed) {
        SplittableRandom random = new Seed(seed).random();
        for (int round = 0; round < 2_000; round++) {
            var pool =
                    new LiquidityShares(
                            number(random.nextLong(1, 1L << 50)),
                            number(random.nextLong(1, 1L << 50)),
                            number(random.nextLong(1, 1L << 50)));
            BigInteger base = number(random.nextLong(1, 1L << 50));
            BigInteger quote = number(random.nextLong(1, 1L << 50));
            pool.minted(base, quote)
                    .ifPresent(shares -> {
                        LiquidityShares after = pool.afterMint(base, quote, shares);
                        after.burned(shares)
                                .ifPresent(paid -> {
                                    assertTrue(paid.base().compareTo(base) <= 0);
                                    assertTrue(paid.quote().compareTo(quote) <= 0);
                                });
                    });
        }
    }

    @Test
    void aStablePoolOpensWithEqualValues() {
        Wide million = Wide.of(1_000_000_000_000L);
        Wide sameMillion = Wide.parse("1000000000000000000000000");
        assertTrue(
                LiquidityShares.opensStable(new AerodromeStable(million, sameMillion, 6, 18, 5)));
        assertFalse(
                LiquidityShares.opensStable(
                        new AerodromeStable(Wide.copyOf(million).add(1), sameMillion, 6, 18, 5)));
        assertFalse(
                LiquidityShares.opensStable(new AerodromeStable(Wide.of(1), Wide.of(1), 18, 18, 5)),
                "k is too small");
    }

    private static BigInteger number(long value) {
        return BigInteger.valueOf(value);
    }
}
