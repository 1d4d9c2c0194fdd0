package io.foretick.venue.ethereum;

import java.io.IOException;

/// Whoever holds a wallet's key and signs with it without giving it away: a key in memory, or a
/// program outside. Safe for all threads, one signature after the other.
public interface Signer extends AutoCloseable {

    /// The address of its key.
    EthAddress address();

    /// Signs what a wallet or a login wants signed.
    ///
    /// @throws IOException if it does not answer, or not as agreed
    EcdsaSignature sign(Bytes32 digest) throws IOException;

    /// Ends what was started for it, if anything was.
    @Override
    default void close() {}
}
