package io.foretick.venue.polymarket.chain;

import io.foretick.venue.ethereum.EthAddress;
import io.foretick.venue.polymarket.sign.SignatureType;

/// A wallet that holds outcome tokens.
///
/// @param address where the tokens are
/// @param owner of the key that may act for it; the wallet itself where it is no contract
public record Wallet(SignatureType type, EthAddress address, EthAddress owner) {

    public Wallet {
        if (type == SignatureType.EOA && !address.equals(owner)) {
            throw new IllegalArgumentException(
                    "a key acts for itself: the wallet is "
                            + address
                            + ", the key's address "
                            + owner);
        }
    }
}
