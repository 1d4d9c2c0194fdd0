package io.foretick.venue.polymarket.sign;

import io.foretick.venue.ethereum.Bytes32;
import io.foretick.venue.ethereum.Eip712;

/// Hash and id of an order. The id is known before the order is sent, so that an answer that got
/// lost can be asked for again.
public final class OrderHash {

    /// The type string, which deposit wallets also append to their signatures.
    static final String TYPE =
            "Order(uint256 salt,address maker,address signer,uint256 tokenId,uint256 makerAmount,"
                    + "uint256 takerAmount,uint8 side,uint8 signatureType,uint256 timestamp,"
                    + "bytes32 metadata,bytes32 builder)";

    private static final byte[] TYPE_HASH = Eip712.typeHash(TYPE);

    private OrderHash() {}

    /// Hash of the order alone, without its domain.
    public static Bytes32 structHash(OrderStruct order) {
        return Eip712.structHash(
                TYPE_HASH,
                Eip712.uint(order.salt()),
                Eip712.address(order.maker()),
                Eip712.address(order.signer()),
                Eip712.uint(order.tokenId()),
                Eip712.uint(order.makerAmountE6()),
                Eip712.uint(order.takerAmountE6()),
                Eip712.uint(sideCode(order)),
                Eip712.uint(order.signatureType().code()),
                Eip712.uint(order.timestampMs()),
                order.metadata().bytes(),
                order.builder().bytes());
    }

    /// The digest, which is also the order's id, whatever its signature type.
    public static Bytes32 digest(OrderStruct order, ExchangeDomain domain) {
        return Eip712.digest(domain.separator(), structHash(order));
    }

    private static int sideCode(OrderStruct order) {
        return switch (order.side()) {
            case BUY -> 0;
            case SELL -> 1;
        };
    }
}
