package io.foretick.exchange.polymarket.match;

import io.foretick.base.E8;

import java.math.BigDecimal;
import java.math.MathContext;

/// The venue's words for what the engine refuses.
final class Refusals {

    static final String NO_BALANCE = "not enough balance / allowance";
    static final String FILL_OR_KILL =
            "order couldn't be fully filled. FOK orders are fully filled or killed.";
    static final String FILL_AND_KILL =
            "no orders found to match with FAK order. FAK orders are partially filled or killed"
                    + " if no match is found.";
    static final String POST_ONLY = "invalid post-only order: order crosses book";
    static final String EXPIRATION = "invalid expiration";
    static final String GONE = "order can't be found - already canceled or matched";
    static final String IN_DELAY = "order is delayed and can't be canceled";

    private static final MathContext DIGITS = new MathContext(6);

    private Refusals() {}

    static String noBook(String tokenId) {
        return "the orderbook " + tokenId + " does not exist";
    }

    static String duplicated(String orderId) {
        return "order " + orderId + " is invalid. Duplicated.";
    }

    static String tooSmall(OrderRequest request, long minimumE8) {
        return "order %s is invalid. Size (%s) lower than the minimum: %s"
                .formatted(request.orderId(), E8.format(request.sharesE8()), E8.format(minimumE8));
    }

    static String offTick(OrderRequest request, long tickE8) {
        BigDecimal price =
                BigDecimal.valueOf(request.cashE8())
                        .divide(BigDecimal.valueOf(request.sharesE8()), DIGITS);
        return "order %s is invalid. Price (%s) breaks minimum tick size rule: %s"
                .formatted(
                        request.orderId(),
                        price.stripTrailingZeros().toPlainString(),
                        E8.format(tickE8));
    }

    static String tooCheap(long costE8) {
        return "invalid amount for a marketable BUY order ($%s), min size: $1"
                .formatted(E8.format(costE8));
    }
}
