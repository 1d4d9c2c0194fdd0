package io.foretick.venue.polymarket.chain;

import io.foretick.base.E8;
import io.foretick.venue.ethereum.Bytes32;

import java.util.List;

/// The calls that turn outcome tokens into collateral. They go through the collateral adapter:
/// called directly with pUSD, the conditional tokens would pay nothing, for other coins back them.
public final class TokenCalls {

    /// Units of a token, and of collateral, in a whole one.
    public static final long UNITS = 1_000_000;

    private static final long UNIT_E8 = E8.ONE / UNITS;

    private static final AbiValue NO_PARENT = new AbiValue.Word(Bytes32.ZERO);

    /// The sets {Up} and {Down} of a market's outcomes, as bits.
    private static final AbiValue BOTH_OUTCOMES =
            new AbiValue.Sequence(List.of(AbiValue.uint(1), AbiValue.uint(2)));

    private TokenCalls() {}

    /// Burns all that the wallet holds of both outcomes of a resolved market, and pays it out.
    ///
    /// @param slug for people
    public static ChainCall redeem(Bytes32 conditionId, String slug) {
        AbiCall call =
                AbiCall.of(
                        "redeemPositions(address,bytes32,bytes32,uint256[])",
                        AbiValue.address(PolygonContracts.PUSD),
                        NO_PARENT,
                        new AbiValue.Word(conditionId),
                        BOTH_OUTCOMES);
        return new ChainCall(
                PolygonContracts.COLLATERAL_ADAPTER, call.data(), "redeem all of " + slug);
    }

    /// Burns so many pairs of both outcomes and pays 1 for each, also before the market resolves.
    ///
    /// @param units pairs in millionths
    public static ChainCall merge(Bytes32 conditionId, long units, String slug) {
        AbiCall call =
                AbiCall.of(
                        "mergePositions(address,bytes32,bytes32,uint256[],uint256)",
                        AbiValue.address(PolygonContracts.PUSD),
                        NO_PARENT,
                        new AbiValue.Word(conditionId),
                        BOTH_OUTCOMES,
                        AbiValue.uint(units));
        String pairs = E8.format(units * UNIT_E8);
        return new ChainCall(
                PolygonContracts.COLLATERAL_ADAPTER,
                call.data(),
                "merge " + pairs + " pairs of " + slug);
    }

    /// Lets the adapter take the wallet's outcome tokens; needed once, before the calls above.
    public static ChainCall approveAdapter() {
        AbiCall call =
                AbiCall.of(
                        "setApprovalForAll(address,bool)",
                        AbiValue.address(PolygonContracts.COLLATERAL_ADAPTER),
                        AbiValue.uint(1));
        return new ChainCall(
                PolygonContracts.CONDITIONAL_TOKENS,
                call.data(),
                "let the collateral adapter take the wallet's outcome tokens");
    }
}
