package io.foretick.venue.polymarket.gateway.login;

import io.foretick.venue.ethereum.Bytes32;
import io.foretick.venue.ethereum.EcdsaSignature;

import java.io.IOException;

/// A wallet's key, as far as a login needs it.
@FunctionalInterface
public interface LoginKey {

    /// Signs a digest.
    ///
    /// @throws IOException if the key cannot be asked now
    EcdsaSignature sign(Bytes32 digest) throws IOException;
}
