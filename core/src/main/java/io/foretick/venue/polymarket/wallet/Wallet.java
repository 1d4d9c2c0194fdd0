package io.foretick.venue.polymarket.wallet;

import io.foretick.base.Checks;
import io.foretick.venue.ethereum.EthAddress;
import io.foretick.venue.polymarket.sign.SignatureType;

/// Whose money an order moves and whose key signs for it. Public knowledge all of it: the key is
/// with a [io.foretick.venue.ethereum.Signer].
///
/// @param type which kind of wallet holds the money
/// @param key address of the key
/// @param funder address that holds the money: the key's own for [SignatureType#EOA], else the
///   proxy, the safe or the deposit wallet
/// @param chainId where it lives
public record Wallet(SignatureType type, EthAddress key, EthAddress funder, long chainId) {

    public Wallet {
        Checks.positive(chainId, "chainId");
        if (type == SignatureType.EOA && !funder.equals(key)) {
            throw new IllegalArgumentException(
                    "a plain wallet pays by itself, but the funder is "
                            + funder
                            + " and the key's address is "
                            + key);
        }
        if (type != SignatureType.EOA && funder.equals(key)) {
            throw new IllegalArgumentException(
                    "a wallet of type "
                            + type
                            + " has an address of its own, not its key's "
                            + key);
        }
    }

    /// The wallet that is the key's own address.
    public static Wallet plain(EthAddress key, long chainId) {
        return new Wallet(SignatureType.EOA, key, key, chainId);
    }

    /// What an order names as its signer: a deposit wallet signs for itself.
    public EthAddress orderSigner() {
        return type == SignatureType.DEPOSIT_WALLET ? funder : key;
    }
}
