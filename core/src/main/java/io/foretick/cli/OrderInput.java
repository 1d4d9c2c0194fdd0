package io.foretick.cli;

import io.foretick.base.E8;
import io.foretick.event.Side;
import io.foretick.event.TimeInForce;
import io.foretick.session.ConfigException;
import io.foretick.venue.ethereum.Bytes32;
import io.foretick.venue.ethereum.EthAddress;
import io.foretick.venue.polymarket.account.OrderRequest;
import io.foretick.venue.polymarket.order.MarketRounding;
import io.foretick.venue.polymarket.order.OrderAmounts;
import io.foretick.venue.polymarket.order.OrderDraft;
import io.foretick.venue.polymarket.order.OrderStamp;
import io.foretick.venue.polymarket.order.Tick;
import io.foretick.venue.polymarket.sign.ExchangeDomain;
import io.foretick.venue.polymarket.sign.MarketKind;
import io.foretick.venue.polymarket.sign.OrderHash;
import io.foretick.venue.polymarket.sign.OrderStruct;
import io.foretick.venue.polymarket.sign.SignatureType;
import io.foretick.venue.polymarket.wallet.Wallet;

import tools.jackson.databind.JsonNode;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// An order as a person or a program describes it: the members that docs/orders.md lists, read
/// strictly. Amounts are made of them the way the venue's own client makes them.
final class OrderInput {

    private static final int CURRENT_VERSION = 2;
    private static final int TOKEN_BITS_MAX = 256;

    private static final List<String> MEMBERS =
            List.of(
                    "chainId",
                    "version",
                    "signatureType",
                    "signerAddress",
                    "funder",
                    "tokenId",
                    "side",
                    "kind",
                    "price",
                    "size",
                    "amount",
                    "tickSize",
                    "negRisk",
                    "orderType",
                    "postOnly",
                    "deferExec",
                    "expiration",
                    "metadata",
                    "builder",
                    "salt",
                    "timestampMs",
                    "taker", // this and the rest of version 1, whose refusal then says why
                    "nonce",
                    "feeRateBps");

    private enum Kind {
        /// For a number of shares.
        LIMIT,
        /// For an amount: pUSD when buying, shares when selling.
        MARKET
    }

    private final OrderMembers members;
    private final Kind kind;
    private final Side side;
    private final TimeInForce timeInForce;

    private OrderInput(OrderMembers members) {
        this.members = members;
        this.kind = members.choice("kind", Kind.class).orElse(Kind.LIMIT);
        this.side = members.required("side", members.choice("side", Side.class));
        this.timeInForce =
                members.choice("orderType", TimeInForce.class)
                        .orElse(kind == Kind.MARKET ? TimeInForce.FOK : TimeInForce.GTC);
    }

    /// Of one JSON object.
    ///
    /// @throws ConfigException if it is none, or a member is unknown, missing or wrong
    static OrderInput of(JsonNode json) {
        var input = new OrderInput(OrderMembers.of(json, MEMBERS));
        input.checkTogether();
        return input;
    }

    private void checkTogether() {
        if (kind == Kind.MARKET && !isImmediate()) {
            throw new ConfigException("a market order is FOK or FAK, was " + timeInForce);
        }
        if (isPostOnly() && isImmediate()) {
            throw new ConfigException("a post-only order is GTC or GTD, was " + timeInForce);
        }
        if (timeInForce == TimeInForce.GTD ^ expirationSecond() > 0) {
            throw new ConfigException(
                    "expiration belongs to GTD orders alone, was "
                            + expirationSecond()
                            + " on "
                            + timeInForce);
        }
    }

    /// The order to sign, with its id.
    ///
    /// @param key address of the key that is to sign
    /// @param otherwise salt and time where the input names none
    /// @throws ConfigException if the order is none that the venue would take, or the key is not
    ///   the one that the input names
    OrderRequest request(EthAddress key, OrderStamp otherwise, MarketRounding rounding) {
        ExchangeDomain domain = domain();
        Wallet wallet = wallet(key);
        var stamp =
                new OrderStamp(
                        members.integer("salt").orElse(otherwise.salt()),
                        members.integer("timestampMs").orElse(otherwise.timestampMs()));
        try {
            OrderStruct order = draft(amounts(rounding)).struct(wallet, stamp);
            String id = OrderHash.digest(order, domain).hex();
            return new OrderRequest(
                    1, id, order, domain, timeInForce, isPostOnly(), expirationSecond());
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw new ConfigException("no such order: " + e.getMessage(), e);
        }
    }

    /// Whether the answer need not wait for the match.
    boolean isDeferred() {
        return members.flag("deferExec");
    }

    private ExchangeDomain domain() {
        int version = members.code("version").orElse(CURRENT_VERSION);
        MarketKind market = members.flag("negRisk") ? MarketKind.NEG_RISK : MarketKind.PLAIN;
        return ExchangeDomain.find(version, chainId(), market)
                .orElseThrow(() ->
                        new ConfigException(
                                "the venue has no exchange of version %d on chain %d"
                                                .formatted(version, chainId())
                                        + " (version 1 ended in April 2026)"));
    }

    private Wallet wallet(EthAddress key) {
        Optional<EthAddress> named = members.address("signerAddress");
        if (named.isPresent() && !named.get().equals(key)) {
            throw new ConfigException(
                    "signerAddress is " + named.get() + ", but the key is that of " + key);
        }
        SignatureType type =
                SignatureType.of(members.code("signatureType").orElse(0))
                        .orElseThrow(() -> members.wrong("signatureType", "0, 1, 2 or 3"));
        try {
            return new Wallet(type, key, members.address("funder").orElse(key), chainId());
        } catch (IllegalArgumentException e) {
            throw new ConfigException("funder: " + e.getMessage(), e);
        }
    }

    private OrderAmounts amounts(MarketRounding rounding) {
        Tick tick = tick();
        long priceE8 = members.requiredE8("price");
        long roundedE8 = kind == Kind.LIMIT ? tick.nearestE8(priceE8) : tick.floorE8(priceE8);
        if (!tick.reaches(priceE8) || !tick.allows(roundedE8)) {
            throw new ConfigException(
                    "price must lie on the grid of %s and in [%s, %s], was %s"
                            .formatted(
                                    E8.format(tick.stepE8()),
                                    E8.format(tick.stepE8()),
                                    E8.format(E8.ONE - tick.stepE8()),
                                    E8.format(priceE8)));
        }
        OrderAmounts amounts =
                switch (kind) {
                    case LIMIT ->
                            OrderAmounts.limit(side, priceE8, members.requiredE8("size"), tick);
                    case MARKET ->
                            OrderAmounts.market(
                                    side, priceE8, members.requiredE8("amount"), tick, rounding);
                };
        if (amounts.makerE6() == 0 || amounts.takerE6() == 0) {
            throw new ConfigException("the amount is too small: nothing is left after rounding");
        }
        return amounts;
    }

    private Tick tick() {
        String ticks =
                Arrays.stream(Tick.values())
                        .map(tick -> E8.format(tick.stepE8()))
                        .collect(Collectors.joining(", "));
        return Tick.of(members.requiredE8("tickSize"))
                .orElseThrow(() -> members.wrong("tickSize", "one of " + ticks));
    }

    private OrderDraft draft(OrderAmounts amounts) {
        return new OrderDraft(
                tokenId(),
                side,
                amounts,
                members.bytes32("metadata").orElse(Bytes32.ZERO),
                members.bytes32("builder").orElse(Bytes32.ZERO));
    }

    private BigInteger tokenId() {
        String text = members.required("tokenId", members.text("tokenId"));
        if (!isTokenId(text)) {
            throw members.wrong("tokenId", "a decimal number of at most 256 bits in quotes");
        }
        return new BigInteger(text);
    }

    private static boolean isTokenId(String text) {
        return text.matches("[0-9]{1,78}") && new BigInteger(text).bitLength() <= TOKEN_BITS_MAX;
    }

    private long chainId() {
        return members.integer("chainId").orElse(ExchangeDomain.POLYGON);
    }

    private long expirationSecond() {
        return members.integer("expiration").orElse(0L);
    }

    private boolean isPostOnly() {
        return members.flag("postOnly");
    }

    private boolean isImmediate() {
        return timeInForce == TimeInForce.FOK || timeInForce == TimeInForce.FAK;
    }
}
