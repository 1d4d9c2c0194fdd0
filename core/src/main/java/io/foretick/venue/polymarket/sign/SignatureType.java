package io.foretick.venue.polymarket.sign;

import java.util.Optional;

/// Which kind of wallet an order's maker is, and so how its signature is made.
public enum SignatureType {
    /// The maker is the signing key's own address.
    EOA(0),
    /// The maker is a proxy wallet of the key.
    PROXY(1),
    /// The maker is a Gnosis safe of the key.
    SAFE(2),
    /// Maker and signer are a wallet contract that checks the signature itself (EIP-1271).
    DEPOSIT_WALLET(3);

    private final int code;

    SignatureType(int code) {
        this.code = code;
    }

    /// The number in the order's hash and in its JSON.
    public int code() {
        return code;
    }

    /// Empty for a number the venue does not know.
    public static Optional<SignatureType> of(int code) {
        return code >= 0 && code < values().length ? Optional.of(values()[code]) : Optional.empty();
    }
}
