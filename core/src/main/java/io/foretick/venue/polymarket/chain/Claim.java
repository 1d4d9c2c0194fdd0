package io.foretick.venue.polymarket.chain;

import io.foretick.venue.ethereum.Bytes32;

/// Something that a wallet can turn into collateral, or could if this program knew how.
///
/// @param kind how
/// @param slug of the market
/// @param units millionths: of tokens held, or of pairs
/// @param payoutUnits millionths of collateral that it is expected to pay
/// @param obstacle why no call is made for it, empty if one is
public record Claim(
        Kind kind,
        Bytes32 conditionId,
        String slug,
        long units,
        long payoutUnits,
        String obstacle) {

    /// How tokens become collateral.
    public enum Kind {
        /// The market has resolved and pays.
        REDEEM,
        /// One token of each outcome is worth 1 at any time.
        MERGE
    }

    /// Whether a call is made for it.
    public boolean isClear() {
        return obstacle.isEmpty();
    }

    /// The call that claims it.
    public ChainCall call() {
        return switch (kind) {
            case REDEEM -> TokenCalls.redeem(conditionId, slug);
            case MERGE -> TokenCalls.merge(conditionId, units, slug);
        };
    }
}
