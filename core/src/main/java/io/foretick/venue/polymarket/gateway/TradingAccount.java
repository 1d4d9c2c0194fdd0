package io.foretick.venue.polymarket.gateway;

import io.foretick.venue.ethereum.EthAddress;
import io.foretick.venue.polymarket.sign.ApiCredentials;
import io.foretick.venue.polymarket.sign.SignatureType;

/// Whose account it is: who signs, whose money it is, and the API key. Its text shows no secret.
///
/// @param signer address of the key that the API key belongs to
/// @param funder the wallet that holds money and tokens; the signer itself for [SignatureType#EOA]
/// @param signatureType what kind of wallet the funder is
public record TradingAccount(
        EthAddress signer,
        EthAddress funder,
        SignatureType signatureType,
        ApiCredentials credentials) {

    public TradingAccount {
        if (signatureType == SignatureType.EOA && !signer.equals(funder)) {
            throw new IllegalArgumentException("a plain key pays for itself: signer is not funder");
        }
    }
}
