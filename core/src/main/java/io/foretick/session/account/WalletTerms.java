package io.foretick.session.account;

import io.foretick.session.Config;
import io.foretick.venue.ethereum.EthAddress;
import io.foretick.venue.polymarket.sign.SignatureType;

import java.util.Locale;
import java.util.Optional;

/// Which wallet pays, as somebody wrote it down; it may be wrong.
///
/// @param type `eoa`, `proxy`, `safe` or `deposit_wallet`; empty means `eoa`
/// @param funder address that holds the money; empty means the key's own
public record WalletTerms(String type, String funder) {

    /// What the configuration says.
    public static WalletTerms of(Config.Wallet wallet) {
        return new WalletTerms(wallet.walletType(), wallet.funder());
    }

    /// The kind of wallet, empty for a name that means none.
    public Optional<SignatureType> signatureType() {
        if (type.isEmpty()) {
            return Optional.of(SignatureType.EOA);
        }
        for (SignatureType each : SignatureType.values()) {
            if (each.name().toLowerCase(Locale.ROOT).equals(type)) {
                return Optional.of(each);
            }
        }
        return Optional.empty();
    }

    /// Why type, funder and key do not fit together, empty if they do.
    ///
    /// @param key address of the key
    public Optional<String> problem(EthAddress key) {
        Optional<SignatureType> kind = signatureType();
        if (kind.isEmpty()) {
            return Optional.of("account.wallet_type must be eoa, proxy, safe or deposit_wallet");
        }
        if (!funder.isEmpty() && EthAddress.parse(funder).isEmpty()) {
            return Optional.of("account.funder is no address, or its checksum is wrong");
        }
        boolean own = funder.isEmpty() || EthAddress.parse(funder).orElseThrow().equals(key);
        if (kind.get() == SignatureType.EOA) {
            return own
                    ? Optional.empty()
                    : Optional.of("a plain wallet pays for itself: its funder must be " + key);
        }
        return own
                ? Optional.of("a wallet of type " + type + " needs its own address as funder")
                : Optional.empty();
    }
}
