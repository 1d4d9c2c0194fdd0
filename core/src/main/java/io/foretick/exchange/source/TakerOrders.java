package io.foretick.exchange.source;

/// Which trades belong to which taker's order, by their numbers: orders make 1, 2, 1, 3, 1 trades
/// in turn, so that five orders make eight trades. Both are counted from 1. Stateless.
final class TakerOrders {

    /// Orders in a turn.
    static final int ORDERS = 5;

    /// Trades in a turn.
    static final int TRADES = 8;

    private static final int[] FIRST_TRADE = {0, 1, 3, 4, 7};
    private static final int[] ORDER_OF_TRADE = {0, 1, 1, 2, 3, 3, 3, 4};

    private TakerOrders() {}

    /// The number of the first trade of an order.
    static long firstTradeId(long orderId) {
        long before = orderId - 1;
        return before / ORDERS * TRADES + FIRST_TRADE[(int) (before % ORDERS)] + 1;
    }

    /// The number of the last trade of an order.
    static long lastTradeId(long orderId) {
        return firstTradeId(orderId + 1) - 1;
    }

    /// The number of the order that made a trade.
    static long orderOfTrade(long tradeId) {
        long before = tradeId - 1;
        return before / TRADES * ORDERS + ORDER_OF_TRADE[(int) (before % TRADES)] + 1;
    }
}
