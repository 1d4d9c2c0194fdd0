package io.foretick.venue.polymarket.sign;

import io.foretick.venue.ethereum.Bytes32;
import io.foretick.venue.ethereum.EcdsaSignature;
import io.foretick.venue.ethereum.EthAddress;
import io.foretick.venue.ethereum.Hex;
import io.foretick.venue.ethereum.PrivateKey;
import io.foretick.venue.ethereum.Secp256k1;
import io.foretick.venue.ethereum.Signer;

import java.io.IOException;
import java.util.Optional;

/// An order's signature in the form its wallet wants, made and checked.
public final class OrderSignature {

    private OrderSignature() {}

    /// As it travels in the order's JSON.
    ///
    /// @param key of the signer, or of the owner of a deposit wallet
    public static String sign(OrderStruct order, ExchangeDomain domain, PrivateKey key) {
        return encode(key.sign(toSign(order, domain)), order, domain);
    }

    /// The same by a key that lies elsewhere.
    ///
    /// @throws IOException if the signer does not answer, or not as agreed
    public static String sign(OrderStruct order, ExchangeDomain domain, Signer signer)
            throws IOException {
        return encode(signer.sign(toSign(order, domain)), order, domain);
    }

    private static Bytes32 toSign(OrderStruct order, ExchangeDomain domain) {
        return switch (order.signatureType()) {
            case EOA, PROXY, SAFE -> OrderHash.digest(order, domain);
            case DEPOSIT_WALLET -> DepositWalletSignature.innerDigest(order, domain);
        };
    }

    private static String encode(EcdsaSignature plain, OrderStruct order, ExchangeDomain domain) {
        return switch (order.signatureType()) {
            case EOA, PROXY, SAFE -> plain.hex();
            case DEPOSIT_WALLET -> Hex.of(DepositWalletSignature.wrap(plain, order, domain));
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
