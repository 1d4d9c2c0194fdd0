package io.foretick.venue.polymarket.sign;

import io.foretick.base.Checks;
import io.foretick.event.Side;
import io.foretick.venue.ethereum.Bytes32;
import io.foretick.venue.ethereum.EthAddress;

import java.math.BigInteger;

/// What an order's signature covers: the eleven fields of version 2, in the order of its type. Not
/// the whole message: expiration and order type travel beside it, unsigned.
///
/// @param salt below 2^53, since it travels as a JSON number
/// @param maker whose money it is
/// @param signer the key's address, or the wallet's for [SignatureType#DEPOSIT_WALLET]
/// @param tokenId up to 256 bits
/// @param makerAmountE6 what the maker gives, millionths: pUSD when buying, shares when selling
/// @param takerAmountE6 what the maker wants, millionths
/// @param timestampMs when it was made
/// @param metadata zero when unused
/// @param builder zero when unused
public record OrderStruct(
        long salt,
        EthAddress maker,
        EthAddress signer,
        BigInteger tokenId,
        long makerAmountE6,
        long takerAmountE6,
        Side side,
        SignatureType signatureType,
        long timestampMs,
        Bytes32 metadata,
        Bytes32 builder) {

    /// The largest salt that a JSON number carries exactly.
    public static final long SALT_MAX = (1L << 53) - 1;

    public OrderStruct {
        Checks.inRange(salt, 0, SALT_MAX, "salt");
        Checks.notNegative(tokenId.signum(), "sign of tokenId");
        Checks.inRange(tokenId.bitLength(), 0, 256, "bits of tokenId");
        Checks.notNegative(makerAmountE6, "makerAmountE6");
        Checks.notNegative(takerAmountE6, "takerAmountE6");
        Checks.notNegative(timestampMs, "timestampMs");
    }
}
