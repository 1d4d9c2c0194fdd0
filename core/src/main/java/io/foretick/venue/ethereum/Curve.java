package io.foretick.venue.ethereum;

import java.util.Optional;

/// Arithmetic on secp256k1. Two implementations give the same bytes: the C library of Bitcoin, and
/// plain Java for machines it was not built for.
interface Curve {

    /// 65 bytes, the first of them 4.
    ///
    /// @param secret 32 bytes in `[1, n)`
    byte[] publicKey(byte[] secret);

    /// Deterministic (RFC 6979, SHA-256), s in the lower half.
    EcdsaSignature sign(byte[] digest, byte[] secret);

    /// The public key that made the signature, 65 bytes; empty if none can have.
    Optional<byte[]> recover(byte[] digest, EcdsaSignature signature);
}
