package io.foretick.venue.polymarket.sign;

import io.foretick.venue.ethereum.Bytes32;
import io.foretick.venue.ethereum.EcdsaSignature;
import io.foretick.venue.ethereum.EthAddress;
import io.foretick.venue.ethereum.Hex;
import io.foretick.venue.ethereum.PrivateKey;
import io.foretick.venue.ethereum.Secp256k1;

import java.util.Optional;

/// An order's signature in the form its wallet wants, made and checked.
public final class OrderSignature {

    private OrderSignature() {}

    /// As it travels in the order's JSON.
    ///
    /// @param key of the signer, or of the owner of a deposit wallet
    public static String sign(OrderStruct order, ExchangeDomain domain, PrivateKey key) {
        return switch (order.signatureType()) {
            case EOA, PROXY, SAFE -> key.sign(OrderHash.digest(order, domain)).hex();
            case DEPOSIT_WALLET -> {
                var inner = key.sign(DepositWalletSignature.innerDigest(order, domain));
                yield Hex.of(DepositWalletSignature.wrap(inner, order, domain));
            }
        };
    }

    /// The address of the key that signed; empty if the text is no signature of this order. Whether
    /// that key may sign for the maker is the caller's question.
    public static Optional<EthAddress> recover(
            OrderStruct order, ExchangeDomain domain, String signature) {
        return switch (order.signatureType()) {
            case EOA, PROXY, SAFE ->
                    EcdsaSignature.parse(signature)
                            .flatMap(plain ->
                                    Secp256k1.recover(OrderHash.digest(order, domain), plain));
            case DEPOSIT_WALLET -> {
                Bytes32 digest = DepositWalletSignature.innerDigest(order, domain);
                yield Hex.parse(signature)
                        .flatMap(bytes -> DepositWalletSignature.unwrap(bytes, order, domain))
                        .flatMap(inner -> Secp256k1.recover(digest, inner));
            }
        };
    }
}
