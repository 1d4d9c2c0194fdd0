package io.foretick.venue.polymarket.order;

import io.foretick.base.E8;
import io.foretick.base.Times;
import io.foretick.event.Market;
import io.foretick.event.OrderTerms;
import io.foretick.event.Outcome;
import io.foretick.event.Side;
import io.foretick.event.TimeInForce;
import io.foretick.venue.polymarket.account.OrderRequest;
import io.foretick.venue.polymarket.sign.ExchangeDomain;
import io.foretick.venue.polymarket.sign.OrderHash;
import io.foretick.venue.polymarket.sign.OrderStruct;
import io.foretick.venue.polymarket.wallet.Wallet;

import java.math.BigInteger;
import java.util.Optional;

/// Makes what the engine wants into orders of one wallet, as the venue takes them: amounts rounded,
/// rules checked, id computed. A function of its arguments, so that an order's id can be computed
/// again from the journal. Signs nothing.
///
/// @param rounding of FOK and FAK orders. A session uses [MarketRounding#MEETING]: its limits are
///   prices on the grid, mostly the best price of the other side, and an order rounded the
///   protective way is killed there unless its amounts come out exact. (A user of the venue's
///   newest client, which rounded that way, lost two of three orders: Polymarket/py-sdk, issue 291,
///   2026-09-02.)
public record OrderMaker(Wallet wallet, ExchangeDomain domain, MarketRounding rounding) {

    /// The venue drops a GTD order this long before the time that it states.
    private static final long EXPIRY_LEAD_SECONDS = 60;

    /// The venue's client states no nearer time than this.
    private static final long STATED_LIFE_SECONDS_MIN = 180;

    /// The least pUSD of a buy that trades at once.
    private static final long TAKING_CASH_MIN_E6 = 1_000_000;

    private static final long E6_TO_E8 = 100;
    private static final long MILLIS_PER_SECOND = 1_000;

    public OrderMaker {
        if (domain.chainId() != wallet.chainId()) {
            throw new IllegalArgumentException(
                    "the wallet is on chain "
                            + wallet.chainId()
                            + ", the exchange on "
                            + domain.chainId());
        }
    }

    /// For orders that a session places.
    public static OrderMaker of(Wallet wallet, ExchangeDomain domain) {
        return new OrderMaker(wallet, domain, MarketRounding.MEETING);
    }

    /// The order to sign and send, or why there is none.
    ///
    /// FOK and FAK buys are for pUSD: they spend what the wanted shares cost at the limit, less
    /// than a cent of it left out, and get more shares where these are cheaper. All others are for
    /// shares, less than a hundredth of one left out.
    ///
    /// @param orderId our number of it
    /// @param tickE8 the market's step now, which may not be that of its listing
    /// @param stamp see [OrderStamp#of]
    public OrderPlan make(
            long orderId, OrderTerms terms, Market market, long tickE8, OrderStamp stamp) {
        Optional<Tick> tick = Tick.of(tickE8);
        if (tick.isEmpty()) {
            return new OrderPlan.Refused("the venue has no tick of " + E8.format(tickE8));
        }
        Optional<String> early = brokenBefore(terms, market, tick.get(), stamp);
        if (early.isPresent()) {
            return new OrderPlan.Refused(early.get());
        }
        OrderAmounts amounts = amounts(terms, tick.get());
        return brokenBy(amounts, terms, market)
                .<OrderPlan>map(OrderPlan.Refused::new)
                .orElseGet(
                        () -> new OrderPlan.Ready(request(orderId, terms, amounts, market, stamp)));
    }

    private static Optional<String> brokenBefore(
            OrderTerms terms, Market market, Tick tick, OrderStamp stamp) {
        if (!tick.allows(terms.priceE8())) {
            return Optional.of(
                    "price %s is not on the grid of %s, or less than a step from 0 or 1"
                            .formatted(E8.format(terms.priceE8()), E8.format(tick.stepE8())));
        }
        if (terms.postOnly() && isImmediate(terms)) {
            return Optional.of("a post-only order cannot be " + terms.timeInForce());
        }
        boolean over =
                terms.timeInForce() == TimeInForce.GTD
                        && terms.expireNs() / Times.MILLI_NS <= stamp.timestampMs();
        if (over) {
            return Optional.of("it would have expired already");
        }
        return tokenId(terms, market).isEmpty()
                ? Optional.of("the market's listing has no id of the token")
                : Optional.empty();
    }

    private OrderAmounts amounts(OrderTerms terms, Tick tick) {
        if (!isImmediate(terms)) {
            return OrderAmounts.limit(terms.side(), terms.priceE8(), terms.quantityE8(), tick);
        }
        long amountE8 =
                terms.side() == Side.BUY
                        ? E8.multiply(terms.priceE8(), terms.quantityE8())
                        : terms.quantityE8();
        return OrderAmounts.market(terms.side(), terms.priceE8(), amountE8, tick, rounding);
    }

    private static Optional<String> brokenBy(
            OrderAmounts amounts, OrderTerms terms, Market market) {
        long sharesE8 = amounts.sharesE6(terms.side()) * E6_TO_E8;
        if (sharesE8 < market.minimumSizeE8() || amounts.makerE6() == 0 || amounts.takerE6() == 0) {
            return Optional.of(
                    "%s shares are fewer than the least, %s"
                            .formatted(E8.format(sharesE8), E8.format(market.minimumSizeE8())));
        }
        boolean small =
                isImmediate(terms)
                        && terms.side() == Side.BUY
                        && amounts.cashE6(terms.side()) < TAKING_CASH_MIN_E6;
        return small
                ? Optional.of("a buy that trades at once is for 1 pUSD at least")
                : Optional.empty();
    }

    private OrderRequest request(
            long orderId, OrderTerms terms, OrderAmounts amounts, Market market, OrderStamp stamp) {
        var tokenId = new BigInteger(tokenId(terms, market));
        OrderStruct order = OrderDraft.of(tokenId, terms.side(), amounts).struct(wallet, stamp);
        return new OrderRequest(
                orderId,
                OrderHash.digest(order, domain).hex(),
                order,
                domain,
                terms.timeInForce(),
                terms.postOnly(),
                expirationSecond(terms, stamp));
    }

    /// The venue takes no time that is too near, so an order that is to end sooner must be
    /// cancelled by whoever placed it; what is stated is the bound for when that cannot be done.
    private static long expirationSecond(OrderTerms terms, OrderStamp stamp) {
        if (terms.timeInForce() != TimeInForce.GTD) {
            return 0;
        }
        long wanted = terms.expireNs() / Times.SECOND_NS + EXPIRY_LEAD_SECONDS;
        long placed = Math.ceilDiv(stamp.timestampMs(), MILLIS_PER_SECOND);
        return Math.max(wanted, placed + STATED_LIFE_SECONDS_MIN);
    }

    private static String tokenId(OrderTerms terms, Market market) {
        return terms.outcome() == Outcome.UP ? market.upToken() : market.downToken();
    }

    private static boolean isImmediate(OrderTerms terms) {
        return terms.timeInForce() == TimeInForce.FOK || terms.timeInForce() == TimeInForce.FAK;
    }
}
