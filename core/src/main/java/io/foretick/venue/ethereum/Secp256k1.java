package io.foretick.venue.ethereum;

import java.math.BigInteger;
import java.util.Optional;

/// Signing and recovering on Ethereum's curve, by the native library where it loads and in plain
/// Java elsewhere, with the same bytes. Safe for all threads.
public final class Secp256k1 {

    /// The order of the curve's base point (SEC 2, section 2.4.1).
    static final BigInteger ORDER =
            new BigInteger("fffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141", 16);

    private static final BigInteger HALF_ORDER = ORDER.shiftRight(1);

    private static final Curve CURVE = NativeCurve.load().orElseGet(JavaCurve::new);

    private Secp256k1() {}

    /// Whether the native library does the work.
    public static boolean isNative() {
        return CURVE instanceof NativeCurve;
    }

    /// The address whose key signed the digest; empty if no key can have, or if s lies in the upper
    /// half, where it would be a second form of the same signature.
    public static Optional<EthAddress> recover(Bytes32 digest, EcdsaSignature signature) {
        if (new BigInteger(1, signature.s().bytes()).compareTo(HALF_ORDER) > 0) {
            return Optional.empty();
        }
        return CURVE.recover(digest.bytes(), signature).map(EthAddress::ofPublicKey);
    }

    static EcdsaSignature sign(Bytes32 digest, byte[] secret) {
        return CURVE.sign(digest.bytes(), secret);
    }

    static EthAddress addressOf(byte[] secret) {
        return EthAddress.ofPublicKey(CURVE.publicKey(secret));
    }
}
