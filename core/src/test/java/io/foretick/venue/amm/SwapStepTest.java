package io.foretick.venue.amm;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.foretick.event.Side;

import org.junit.jupiter.api.Test;

import java.math.BigInteger;

/// Steps of a swap with the amounts that the contract's library gives for them.
class SwapStepTest {

    private static final Wide ETHER = Wide.parse("1000000000000000000");
    private static final Wide EVEN = root(1, 1);
    private static final Wide LIQUIDITY = Wide.parse("2000000000000000000");

    private final SwapStep step = new SwapStep(new SqrtPrice(new WideDivider()), 600);

    @Test
    void aPaymentStopsAtTheTarget() {
        Wide target = root(101, 100);
        step.payIn(Side.BUY, EVEN, target, LIQUIDITY, ETHER);
        assertStep("9975124224178055", "9925619580021728", "5988667735148");
        assertEquals(target, step.price);
    }

    @Test
    void aWithdrawalStopsAtTheTarget() {
        Wide target = root(101, 100);
        step.takeOut(Side.BUY, EVEN, target, LIQUIDITY, ETHER);
        assertStep("9975124224178055", "9925619580021728", "5988667735148");
        assertEquals(target, step.price);
    }

    @Test
    void aPaymentIsSpentBeforeTheTarget() {
        step.payIn(Side.BUY, EVEN, root(1_000, 100), LIQUIDITY, ETHER);
        assertStep("999400000000000000", "666399946655997866", "600000000000000");
    }

    @Test
    void aWithdrawalIsMetBeforeTheTarget() {
        step.takeOut(Side.BUY, EVEN, root(10_000, 100), LIQUIDITY, ETHER);
        assertStep("2000000000000000000", "1000000000000000000", "1200720432259356");
    }

    @Test
    void aPaymentTooSmallToMoveThePriceIsAllFee() {
        var costly = new SwapStep(new SqrtPrice(new WideDivider()), 1_872);
        costly.payIn(
                Side.BUY,
                Wide.of(2_413),
                Wide.parse("79887613182836312"),
                Wide.parse("1985041575832132834610021537970"),
                Wide.of(10));
        assertEquals(Wide.of(0), costly.in);
        assertEquals(Wide.of(0), costly.out);
        assertEquals(Wide.of(10), costly.fee);
        assertEquals(Wide.of(2_413), costly.price);
    }

    private void assertStep(String in, String out, String fee) {
        assertEquals(Wide.parse(in), step.in);
        assertEquals(Wide.parse(out), step.out);
        assertEquals(Wide.parse(fee), step.fee);
    }

    private static Wide root(long quote, long base) {
        BigInteger scaled = BigInteger.valueOf(quote).shiftLeft(192);
        return Wide.of(scaled.divide(BigInteger.valueOf(base)).sqrt());
    }
}
