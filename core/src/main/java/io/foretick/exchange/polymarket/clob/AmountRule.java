package io.foretick.exchange.polymarket.clob;

import io.foretick.base.E8;
import io.foretick.event.Side;
import io.foretick.exchange.polymarket.match.OrderRequest;

import java.util.Optional;

/// How many decimals the two amounts of an order may have. Shares have two, and pUSD two more than
/// the tick; an order that lives for one moment may give two decimals and want four, whatever the
/// tick.
final class AmountRule {

    private static final long CENT_E8 = E8.ONE / 100;
    private static final int SIZE_DECIMALS = 2;
    private static final int MARKET_DECIMALS = 4;

    private AmountRule() {}

    /// The venue's words if a rule is broken.
    static Optional<String> broken(OrderRequest request, long tickE8) {
        boolean buy = request.side() == Side.BUY;
        int cashDecimals = tickE8 >= CENT_E8 ? 4 : 5;
        int makerDecimals = buy && !request.isImmediate() ? cashDecimals : SIZE_DECIMALS;
        int takerDecimals = buy ? SIZE_DECIMALS : cashDecimals;
        if (request.isImmediate()) {
            takerDecimals = MARKET_DECIMALS;
        }
        boolean fits =
                fits(request.makerE8(), makerDecimals) && fits(request.takerE8(), takerDecimals);
        if (fits) {
            return Optional.empty();
        }
        String kind = request.isBudget() ? "market buy" : buy ? "buy" : "sell";
        return Optional.of(
                ("invalid amounts, the %s orders maker amount supports a max accuracy of %d"
                                + " decimals, taker amount a max of %d decimals")
                        .formatted(kind, makerDecimals, takerDecimals));
    }

    private static boolean fits(long amountE8, int decimals) {
        long unitE8 = E8.ONE;
        for (int k = 0; k < decimals; k++) {
            unitE8 /= 10;
        }
        return amountE8 % unitE8 == 0;
    }
}
