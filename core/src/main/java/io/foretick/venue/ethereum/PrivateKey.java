package io.foretick.venue.ethereum;

import java.math.BigInteger;

/// A wallet's secret key. It signs and names its address, and never shows itself: not as text, not
/// in an exception, not to a caller.
public final class PrivateKey implements Signer {

    private static final String HIDDEN = "PrivateKey[hidden]";

    private static final String WRONG =
            "a private key is 64 hexadecimal digits below the curve's order; this is not one";

    private final byte[] secret;
    private final EthAddress address;

    private PrivateKey(byte[] secret) {
        this.secret = secret;
        this.address = Secp256k1.addressOf(secret);
    }

    /// Of 32 bytes, which are copied.
    ///
    /// @throws IllegalArgumentException if they are no key; the message does not repeat them
    public static PrivateKey of(byte[] secret) {
        if (!isKey(secret)) {
            throw new IllegalArgumentException(WRONG);
        }
        return new PrivateKey(secret.clone());
    }

    /// Of 64 digits, with or without `0x`.
    ///
    /// @throws IllegalArgumentException if they are no key; the message does not repeat them
    public static PrivateKey parse(String text) {
        byte[] secret =
                Hex.parse(text.startsWith("0x") ? text : "0x" + text)
                        .filter(PrivateKey::isKey)
                        .orElseThrow(() -> new IllegalArgumentException(WRONG));
        return new PrivateKey(secret);
    }

    /// Whether these bytes are a key: 32 of them, above zero and below the curve's order.
    public static boolean isKey(byte[] secret) {
        var number = new BigInteger(1, secret);
        return secret.length == Bytes32.BYTES
                && number.signum() > 0
                && number.compareTo(Secp256k1.ORDER) < 0;
    }

    @Override
    public EthAddress address() {
        return address;
    }

    /// Deterministic: the same digest gets the same signature.
    @Override
    public EcdsaSignature sign(Bytes32 digest) {
        return Secp256k1.sign(digest, secret);
    }

    @Override
    public String toString() {
        return HIDDEN;
    }
}
