package io.foretick.venue.amm;

import static io.foretick.testing.Close.assertClose;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.foretick.event.Side;
import io.foretick.testing.SharedFiles;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

import tools.jackson.databind.json.JsonMapper;

import java.math.BigInteger;
import java.nio.file.Path;
import java.util.stream.Stream;

/// A swap that a pool of PancakeSwap v3 with a fee of 0.01 % once did and told in its log.
class RecordedSwapFixtureTest {

    private static final int WORD = 64; // hexadecimal digits

    @TestFactory
    Stream<DynamicTest> theTickIsThatOfTheLog() {
        return SharedFiles.fixtures()
                .cases(
                        "pancakeswap_v3_swap_*.json",
                        file -> {
                            Wide root = Wide.of(word(file, 2));
                            assertEquals(word(file, 4).intValue(), new Ticks().atSqrtRatio(root));
                        });
    }

    /// The price before is not told, so it is taken back from the quote that was paid out. That is
    /// exact to a unit of the root, and so is what the swap then gives.
    @TestFactory
    Stream<DynamicTest> theSwapDoneAgainGivesTheSame() {
        return SharedFiles.fixtures()
                .cases("pancakeswap_v3_swap_*.json", RecordedSwapFixtureTest::checkSwap);
    }

    private static void checkSwap(Path file) {
        Wide paid = Wide.of(word(file, 0));
        BigInteger got = word(file, 1).negate();
        BigInteger after = word(file, 2);
        BigInteger liquidity = word(file, 3);
        Wide before = Wide.of(after.add(got.shiftLeft(96).divide(liquidity)));
        var step = new SwapStep(new SqrtPrice(new WideDivider()), 100);
        Wide far = new Ticks().sqrtRatio(word(file, 4).intValue(), new Wide());
        step.payIn(Side.SELL, before, far, Wide.of(liquidity), paid);
        double unit = liquidity.doubleValue() * 0x1.0p-96;
        assertClose("out", got.doubleValue(), step.out.toDouble(), 0.0, 2.0 * unit + 1e3);
        assertClose("root", after.doubleValue(), step.price.toDouble(), 1e-15, 0.0);
        assertEquals(paid, Wide.copyOf(step.in).add(step.fee));
    }

    /// A word of the log's data, as the signed number that it is.
    private static BigInteger word(Path file, int index) {
        String data = JsonMapper.builder().build().readTree(file.toFile()).path("data").asString();
        String digits = data.substring(2 + WORD * index, 2 + WORD * (index + 1));
        BigInteger unsigned = new BigInteger(digits, 16);
        return unsigned.testBit(255) ? unsigned.subtract(BigInteger.TWO.pow(256)) : unsigned;
    }
}
