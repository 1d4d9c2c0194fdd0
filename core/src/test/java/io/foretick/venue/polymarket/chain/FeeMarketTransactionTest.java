package io.foretick.venue.polymarket.chain;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.foretick.venue.ethereum.Hex;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;

final class FeeMarketTransactionTest {

    /// The examples of Ethereum's page on Recursive Length Prefix.
    @ParameterizedTest(name = "{0}")
    @CsvSource({"dog, 0x83646f67", "a, 0x61", "'', 0x80"})
    void prefixesTextsWithTheirLength(String text, String expected) {
        assertEquals(expected, Hex.of(Rlp.bytes(text.getBytes(StandardCharsets.UTF_8))));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"0, 0x80", "15, 0x0f", "1024, 0x820400", "128, 0x8180"})
    void writesNumbersWithoutLeadingZeros(long number, String expected) {
        assertEquals(expected, Hex.of(Rlp.number(number)));
    }

    @Test
    void writesTheLengthOfALongTextApart() {
        String text = "Lorem ipsum dolor sit amet, consectetur adipisicing elit";

        String encoded = Hex.of(Rlp.bytes(text.getBytes(StandardCharsets.US_ASCII)));

        assertEquals("0xb8384c6f72656d20", encoded.substring(0, 18));
    }

    /// The expected hash was made with another implementation (ethers 6) from the same values.
    @Test
    void signsAsOthersDo() {
        var gas =
                new FeeMarketTransaction.Gas(
                        240_000,
                        BigInteger.valueOf(30_000_000_000L),
                        BigInteger.valueOf(90_000_000_000L));
        ChainCall redeem = TokenCalls.redeem(SampleChain.CONDITION, "a-market");

        String raw = new FeeMarketTransaction(137, 5, gas, redeem).signedBy(SampleChain.KEY);

        assertEquals(
                "0xcf59ddc56c1ee3f72e9910e0005733047224b37834046e562b8c7df58e50ef56",
                SampleChain.hash(raw));
    }
}
