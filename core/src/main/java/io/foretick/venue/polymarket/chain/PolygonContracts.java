package io.foretick.venue.polymarket.chain;

import io.foretick.venue.ethereum.EthAddress;

/// The contracts on Polygon that redeeming and merging go through. Other chains are not in here.
///
/// Source: the production environment of the venue's own TypeScript client, as of autumn 2026.
public final class PolygonContracts {

    /// Holds all outcome tokens and pays them out.
    public static final EthAddress CONDITIONAL_TOKENS =
            new EthAddress("0x4D97DCd97eC945f40cF65F87097ACe5EA0476045");

    /// What backs the outcome tokens inside the contract above; people hold pUSD instead.
    public static final EthAddress BACKING =
            new EthAddress("0x2791Bca1f2de4661ED88A30C99A7a9449Aa84174");

    /// The collateral that people hold.
    public static final EthAddress PUSD =
            new EthAddress("0xC011a7E12a19f7B1f670d46F03B03f3342E82DFB");

    /// Takes calls in the form of the conditional tokens, makes them with the backing, and pays
    /// pUSD. Needs to be an approved operator of the wallet's tokens.
    public static final EthAddress COLLATERAL_ADAPTER =
            new EthAddress("0xAdA100Db00Ca00073811820692005400218FcE1f");

    /// Passes calls of a key on to the proxy wallet of that key.
    public static final EthAddress PROXY_FACTORY =
            new EthAddress("0xaB45c5A4B0c941a2F231C04C3f49182e1A254052");

    /// Through which the venue's relayer hands batches to deposit wallets.
    public static final EthAddress DEPOSIT_WALLET_FACTORY =
            new EthAddress("0x00000000000Fb5C9ADea0298D729A0CB3823Cc07");

    private PolygonContracts() {}
}
