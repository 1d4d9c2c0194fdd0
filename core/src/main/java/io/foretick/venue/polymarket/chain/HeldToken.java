package io.foretick.venue.polymarket.chain;

import io.foretick.venue.ethereum.Bytes32;

/// Outcome tokens of one kind in a wallet, as the venue's list of positions tells it.
///
/// @param tokenId decimal digits
/// @param outcomeIndex 0 for the first outcome of the market, 1 for the second
/// @param units millionths of a token
/// @param priceE8 what the venue says one is worth now
public record HeldToken(
        Bytes32 conditionId,
        String tokenId,
        int outcomeIndex,
        String slug,
        long units,
        long priceE8,
        Flags flags) {

    /// What the venue says of the position.
    ///
    /// @param redeemable whether its market has resolved
    /// @param negativeRisk whether its market is one of several of which one pays
    public record Flags(boolean redeemable, boolean negativeRisk) {}
}
