package io.foretick.venue.ethereum;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Stream;

final class Secp256k1Test {

    private static final int CASES = 100;

    private static Stream<Curve> curves() {
        return Stream.concat(NativeCurve.load().stream(), Stream.of(new JavaCurve()));
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void bothCurvesGiveTheSameBytes(long seed) {
        Optional<Curve> loaded = NativeCurve.load();
        Assumptions.assumeTrue(loaded.isPresent(), "the native library does not load here");
        Curve natively = loaded.orElseThrow();
        var plain = new JavaCurve();
        var random = new SplittableRandom(seed);
        for (int i = 0; i < CASES; i++) {
            byte[] secret = bytes(random);
            byte[] digest = bytes(random);
            assertArrayEquals(plain.publicKey(secret), natively.publicKey(secret));
            EcdsaSignature signature = plain.sign(digest, secret);
            assertEquals(signature, natively.sign(digest, secret));
            assertArrayEquals(plain.publicKey(secret), recovered(plain, digest, signature));
            assertArrayEquals(plain.publicKey(secret), recovered(natively, digest, signature));
        }
    }

    /// Most random pairs r and s belong to some key, which both must agree on; half of the r are no
    /// x of the curve.
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {4, 5})
    void bothCurvesAgreeOnForgedSignatures(long seed) {
        Optional<Curve> loaded = NativeCurve.load();
        Assumptions.assumeTrue(loaded.isPresent(), "the native library does not load here");
        Curve natively = loaded.orElseThrow();
        var plain = new JavaCurve();
        var random = new SplittableRandom(seed);
        int none = 0;
        for (int i = 0; i < CASES; i++) {
            byte[] digest = bytes(random);
            var forged =
                    new EcdsaSignature(
                            Bytes32.of(bytes(random)),
                            Bytes32.of(bytes(random)),
                            27 + random.nextInt(2));
            Optional<byte[]> expected = plain.recover(digest, forged);
            none += expected.isEmpty() ? 1 : 0;
            assertEquals(expected.map(Hex::of), natively.recover(digest, forged).map(Hex::of));
        }
        assertTrue(none > CASES / 4 && none < 3 * CASES / 4, none + " without a key");
    }

    @ParameterizedTest
    @MethodSource("curves")
    void takesTheExtremesOfKeysAndDigests(Curve curve) {
        byte[] one = word(BigInteger.ONE);
        byte[] last = word(Secp256k1.ORDER.subtract(BigInteger.ONE));
        byte[] zero = new byte[32];
        byte[] full = new byte[32];
        Arrays.fill(full, (byte) 0xff);
        for (byte[] secret : List.of(one, last)) {
            for (byte[] digest : List.of(zero, full, word(Secp256k1.ORDER))) {
                EcdsaSignature signature = curve.sign(digest, secret);
                assertEquals(new JavaCurve().sign(digest, secret), signature);
                assertArrayEquals(curve.publicKey(secret), recovered(curve, digest, signature));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("curves")
    void findsNoKeyForNumbersOutsideTheGroup(Curve curve) {
        byte[] digest = new byte[32];
        Bytes32 fine = Bytes32.of(word(BigInteger.ONE));
        Bytes32 order = Bytes32.of(word(Secp256k1.ORDER));
        for (Bytes32 wrong : List.of(Bytes32.ZERO, order)) {
            assertTrue(curve.recover(digest, new EcdsaSignature(wrong, fine, 27)).isEmpty());
            assertTrue(curve.recover(digest, new EcdsaSignature(fine, wrong, 28)).isEmpty());
        }
    }

    @Test
    void refusesTheSecondFormOfASignature() {
        PrivateKey key = PrivateKey.parse("1".repeat(64));
        Bytes32 digest = Bytes32.of(Keccak256.hash("order"));
        EcdsaSignature low = key.sign(digest);
        BigInteger s = new BigInteger(1, low.s().bytes());
        var high =
                new EcdsaSignature(
                        low.r(), Bytes32.of(word(Secp256k1.ORDER.subtract(s))), 55 - low.v());
        assertEquals(Optional.of(key.address()), Secp256k1.recover(digest, low));
        assertEquals(Optional.empty(), Secp256k1.recover(digest, high));
    }

    @Test
    void signaturesSurviveTheWayThroughText() {
        EcdsaSignature signature = PrivateKey.parse("2".repeat(64)).sign(Bytes32.ZERO);
        assertEquals(Optional.of(signature), EcdsaSignature.parse(signature.hex()));
        String withOldV = signature.hex().substring(0, 130) + "00";
        assertEquals(Optional.empty(), EcdsaSignature.parse(withOldV));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "cafe",
                "0xcanary",
                "0x0000000000000000000000000000000000000000000000000000000000000000",
                "fffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141",
                "cafecafecafecafecafecafecafecafecafecafecafecafecafecafecafecafecafe"
            })
    void doesNotRepeatABadKey(String text) {
        var thrown = assertThrows(IllegalArgumentException.class, () -> PrivateKey.parse(text));
        assertTrue(text.isEmpty() || !thrown.toString().contains(text), thrown.toString());
    }

    @Test
    void hidesTheKey() {
        String digits = "abcdef0123456789".repeat(4);
        PrivateKey key = PrivateKey.parse(digits);
        assertFalse(key.toString().contains(digits.substring(0, 6)), key.toString());
    }

    private static byte[] recovered(Curve curve, byte[] digest, EcdsaSignature signature) {
        return curve.recover(digest, signature).orElseThrow();
    }

    private static byte[] bytes(SplittableRandom random) {
        var bytes = new byte[32];
        random.nextBytes(bytes); // outside the group once in 2^128
        return bytes;
    }

    private static byte[] word(BigInteger value) {
        return Eip712.uint(value);
    }
}
