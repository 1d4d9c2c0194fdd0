package io.foretick.venue.solana;

import java.math.BigDecimal;

/// What a transaction has changed in a pool's vaults, in coins.
///
/// @param timeNs of its slot
/// @param base by how much the vault of the base has grown; negative when the base was bought
/// @param quote by how much the other vault has grown
record VaultSwap(long slot, long timeNs, BigDecimal base, BigDecimal quote) {}
