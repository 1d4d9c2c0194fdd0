package io.foretick.exchange.polymarket.match;

import static io.foretick.exchange.polymarket.match.OrderRequest.MICRO_E8;

import io.foretick.base.E8;
import io.foretick.event.Outcome;
import io.foretick.event.Side;

import java.util.ArrayList;
import java.util.List;

/// An order that the engine works on. Owned by the engine.
final class Order {

    static final String LIVE = "LIVE";
    static final String MATCHED = "MATCHED";
    static final String DELAYED = "DELAYED";

    private final OrderRequest request;
    private final MarketBook book;
    private final long priceE8;
    private final boolean mirrored;
    private final long createdNs;
    private final List<String> tradeIds = new ArrayList<>();
    private long matchedE8;
    private long spentE8;
    private boolean delayed;

    /// @param priceE8 its limit, in its own token
    Order(OrderRequest request, MarketBook book, long priceE8, long createdNs) {
        this.request = request;
        this.book = book;
        this.priceE8 = priceE8;
        this.mirrored = book.market().outcome(request.tokenId()) == Outcome.DOWN;
        this.createdNs = createdNs;
    }

    OrderRequest request() {
        return request;
    }

    /// The book it rests in, or came for.
    MarketBook book() {
        return book;
    }

    ListedMarket market() {
        return book.market();
    }

    String id() {
        return request.orderId();
    }

    String account() {
        return request.account();
    }

    Side side() {
        return request.side();
    }

    long priceE8() {
        return priceE8;
    }

    /// Whether it waits in the taker delay.
    boolean isDelayed() {
        return delayed;
    }

    void setDelayed(boolean now) {
        delayed = now;
    }

    /// Its side in the merged book, which is that of Up.
    Side bookSide() {
        return mirrored ? side().opposite() : side();
    }

    /// Its limit in the merged book.
    long bookPriceE8() {
        return inOwnTokenE8(priceE8);
    }

    /// A price of the merged book in this order's token, or the other way round.
    long inOwnTokenE8(long bookPriceE8) {
        return mirrored ? E8.ONE - bookPriceE8 : bookPriceE8;
    }

    boolean isSameToken(Order other) {
        return mirrored == other.mirrored;
    }

    /// Shares that are left of an order for a number of shares.
    long remainingE8() {
        return Math.max(0, request.sharesE8() - matchedE8);
    }

    /// How many more shares it takes at a price, once some have been taken.
    ///
    /// @param ownPriceE8 the price in its own token
    /// @param takenE8 shares that come before
    /// @param paidE8 what they cost
    long wantsE8(long ownPriceE8, long takenE8, long paidE8) {
        if (!request.isBudget()) {
            return Math.max(0, remainingE8() - takenE8);
        }
        long leftE8 = Math.max(0, request.cashE8() - spentE8 - paidE8);
        return microE8(E8.divide(leftE8, ownPriceE8));
    }

    /// What it costs in pUSD to fill this resting order for some shares.
    long costE8(long sharesE8) {
        return microE8(E8.multiply(priceE8, sharesE8));
    }

    /// What must lie ready for the rest of it: pUSD of a BUY, shares of a SELL.
    long reserveE8() {
        if (side() == Side.SELL) {
            return remainingE8();
        }
        return request.isBudget() ? request.cashE8() - spentE8 : costE8(remainingE8());
    }

    void fill(long sharesE8, long cashE8, String tradeId) {
        matchedE8 += sharesE8;
        spentE8 += cashE8;
        tradeIds.add(tradeId);
    }

    TradeReport.Party party() {
        return new TradeReport.Party(
                id(), account(), request.owner(), request.tokenId(), side(), priceE8);
    }

    PlaceAnswer accepted(PlaceAnswer.Status status) {
        boolean buy = side() == Side.BUY;
        return new PlaceAnswer.Accepted(
                id(), status, buy ? spentE8 : matchedE8, buy ? matchedE8 : spentE8, tradeIds);
    }

    /// As it stands while it is open.
    OpenOrder open() {
        return withStatus(delayed ? DELAYED : LIVE);
    }

    OpenOrder withStatus(String status) {
        return new OpenOrder(
                id(),
                account(),
                request.owner(),
                market(),
                request.tokenId(),
                side(),
                request.timeInForce(),
                priceE8,
                request.sharesE8(),
                matchedE8,
                request.expirationSecond(),
                createdNs,
                status,
                tradeIds);
    }

    private static long microE8(long amountE8) {
        return amountE8 / MICRO_E8 * MICRO_E8;
    }
}
