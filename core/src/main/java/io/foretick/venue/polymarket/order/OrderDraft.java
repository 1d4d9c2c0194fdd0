package io.foretick.venue.polymarket.order;

import io.foretick.event.Side;
import io.foretick.venue.ethereum.Bytes32;
import io.foretick.venue.polymarket.sign.OrderStruct;
import io.foretick.venue.polymarket.wallet.Wallet;

import java.math.BigInteger;

/// An order that has its amounts, and lacks a wallet and a stamp.
///
/// @param metadata zero when unused
/// @param builder zero when unused
public record OrderDraft(
        BigInteger tokenId, Side side, OrderAmounts amounts, Bytes32 metadata, Bytes32 builder) {

    /// Without metadata and builder.
    public static OrderDraft of(BigInteger tokenId, Side side, OrderAmounts amounts) {
        return new OrderDraft(tokenId, side, amounts, Bytes32.ZERO, Bytes32.ZERO);
    }

    /// What is to be signed.
    public OrderStruct struct(Wallet wallet, OrderStamp stamp) {
        return new OrderStruct(
                stamp.salt(),
                wallet.funder(),
                wallet.orderSigner(),
                tokenId,
                amounts.makerE6(),
                amounts.takerE6(),
                side,
                wallet.type(),
                stamp.timestampMs(),
                metadata,
                builder);
    }
}
