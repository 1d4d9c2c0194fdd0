package io.foretick.venue.ethereum;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.math.BigInteger;
import java.util.Locale;
import java.util.Optional;

final class EthAddressTest {

    /// The examples of EIP-55.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "0x52908400098527886E0F7030069857D2E4169EE7",
                "0xde709f2102306220921060314715629080e2fb77",
                "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed",
                "0xfB6916095ca1df60bB79Ce92cE3Ea74c37c5d359",
                "0xdbF03B407c01E7cD3CBea99509d93f8DDDC8C6FB",
                "0xD1220A0cf47c7B9Be7A2E6BA89F429762e7b9aDb"
            })
    void writesTheChecksum(String checksummed) {
        String lower = checksummed.toLowerCase(Locale.ROOT);
        String upper = "0x" + checksummed.substring(2).toUpperCase(Locale.ROOT);
        assertEquals(checksummed, EthAddress.parse(lower).orElseThrow().toString());
        assertEquals(checksummed, EthAddress.parse(upper).orElseThrow().toString());
        assertEquals(EthAddress.parse(lower), EthAddress.parse(checksummed));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "0x",
                "5aaeb6053f3e94c9b9a09f33669435e7ef1beaed",
                "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAeD",
                "0x5aaeb6053f3e94c9b9a09f33669435e7ef1beae",
                "0x5aaeb6053f3e94c9b9a09f33669435e7ef1beaedd0",
                "0xzaaeb6053f3e94c9b9a09f33669435e7ef1beaed"
            })
    void refusesOtherTexts(String text) {
        assertEquals(Optional.empty(), EthAddress.parse(text));
    }

    @Test
    void hashesTheEmptyInput() {
        assertEquals(
                "0xc5d2460186f7233c927e7db2dcc703c0e500b653ca82273b7bfad8045d85a470",
                Hex.of(Keccak256.hash(new byte[0])));
    }

    /// The example of EIP-712: a mail from Cow to Bob.
    @Test
    void hashesTheExampleOfTheStandard() {
        byte[] person = Eip712.typeHash("Person(string name,address wallet)");
        byte[] mail =
                Eip712.typeHash(
                        "Mail(Person from,Person to,string contents)"
                                + "Person(string name,address wallet)");
        Bytes32 cow = person(person, "Cow", "0xCD2a3d9F938E13CD947Ec05AbC7FE734Df8DD826");
        Bytes32 bob = person(person, "Bob", "0xbBbBBBBbbBBBbbbBbbBbbbbBBbBbbbbBbBbbBBbB");
        Bytes32 message =
                Eip712.structHash(mail, cow.bytes(), bob.bytes(), Eip712.string("Hello, Bob!"));
        Bytes32 domain =
                Eip712.domainSeparator(
                        "Ether Mail",
                        "1",
                        1,
                        EthAddress.parse("0xCcCCccccCCCCcCCCCCCcCcCccCcCCCcCcccccccC")
                                .orElseThrow());
        assertEquals(
                "0xbe609aee343fb3c4b28e1df9e632fca64fcfaede20f02e86244efddf30957bd2",
                Eip712.digest(domain, message).hex());
    }

    private static Bytes32 person(byte[] type, String name, String wallet) {
        return Eip712.structHash(
                type, Eip712.string(name), Eip712.address(EthAddress.parse(wallet).orElseThrow()));
    }

    @Test
    void fillsWordsFromTheLeft() {
        var expected = new byte[32];
        expected[31] = 1;
        assertArrayEquals(expected, Eip712.uint(1));
        BigInteger largest = BigInteger.TWO.pow(256).subtract(BigInteger.ONE);
        assertEquals("0x" + "ff".repeat(32), Hex.of(Eip712.uint(largest)));
    }

    @Test
    void refusesNumbersThatAreNoWord() {
        assertThrows(IllegalArgumentException.class, () -> Eip712.uint(-1));
        assertThrows(IllegalArgumentException.class, () -> Eip712.uint(BigInteger.TWO.pow(256)));
    }
}
