package io.foretick.exchange.polymarket.clob;

import io.foretick.venue.ethereum.EthAddress;
import io.foretick.venue.polymarket.sign.SignatureType;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Which account holds the money of an API key: the key's own address, or the wallet that its
/// orders have named as maker. Any thread.
final class Funders {

    private record Wallet(String owner, SignatureType type) {}

    private final Map<Wallet, String> accounts = new ConcurrentHashMap<>();

    void note(OrderMessage message) {
        var wallet = new Wallet(message.owner(), message.struct().signatureType());
        accounts.put(wallet, message.account());
    }

    /// The account that answers for a key with this kind of signature; that of the key's own
    /// address if no wallet is known.
    String account(String owner, SignatureType type, EthAddress address) {
        return accounts.getOrDefault(new Wallet(owner, type), address.checksummed());
    }
}
