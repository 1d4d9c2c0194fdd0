package io.foretick.venue.ethereum;

import java.math.BigInteger;

/// A wallet's secret key. It signs and names its address, and never shows itself: not as text, not
/// in an exception, not to a caller.
public final class PrivateKey {

    private static final String HIDDEN = "PrivateKey[hidden]";

    private final byte[] secret;
    private final EthAddress address;

    private PrivateKey(byte[] secret) {
        this.secret = secret;
        this.address = Secp256k1.addressOf(secret);
    }

    /// Of 64 digits, with or without `0x`.
    ///
    /// @throws IllegalArgumentException if they are no key; the message does not repeat them
    public static PrivateKey parse(String text) {
        byte[] secret =
                Hex.parse(text.startsWith("0x") ? text : "0x" + text)
                        .filter(PrivateKey::isKey)
                        .orElseThrow(() ->
                                new IllegalArgumentException(
                                        "a private key is 64 hexadecimal digits below the curve's"
                                                + " order; this is not one"));
        return new PrivateKey(secret);
    }

    private static boolean isKey(byte[] secret) {
        var number = new BigInteger(1, secret);
        return secret.length == Bytes32.BYTES
                && number.signum() > 0
                && number.compareTo(Secp256k1.ORDER) < 0;
    }

    public EthAddress address() {
        return address;
    }

    /// Deterministic: the same digest gets the same signature.
    public EcdsaSignature sign(Bytes32 digest) {
        return Secp256k1.sign(digest, secret);
    }

    @Override
    public String toString() {
        return HIDDEN;
    }
}
