package io.foretick.venue.polymarket.chain;

import io.foretick.venue.ethereum.EthAddress;

/// What a wallet is to do on the chain: one call of one contract, with no coin sent along.
///
/// @param to the contract
/// @param data selector and arguments, digits behind `0x`
/// @param purpose for people
public record ChainCall(EthAddress to, String data, String purpose) {}
