package io.foretick.venue.polymarket.chain;

import io.foretick.venue.ethereum.EthAddress;

/// A call in the form in which its wallet can be made to make it.
public sealed interface WalletStep {

    /// For people.
    String purpose();

    /// A transaction that the owner's key signs and pays the gas of; no coin is sent along.
    ///
    /// @param to the contract that is called: the target itself, the wallet, or its factory
    record Transaction(EthAddress from, EthAddress to, String data, String purpose)
            implements WalletStep {}

    /// A signed request for the venue's relayer, which alone can hand it to the wallet. It is not
    /// sent from here, for it needs a relayer's own API key.
    ///
    /// @param body JSON
    record RelayerRequest(String body, String purpose) implements WalletStep {}

    /// Not supported: a person has to do it.
    ///
    /// @param reason why
    record ByHand(String purpose, String reason) implements WalletStep {}
}
