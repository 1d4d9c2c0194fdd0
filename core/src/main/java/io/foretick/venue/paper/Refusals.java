package io.foretick.venue.paper;

import io.foretick.base.E8;
import io.foretick.event.Command;
import io.foretick.event.OrderTerms;
import io.foretick.event.Side;
import io.foretick.event.TimeInForce;
import io.foretick.market.Costs;

import java.util.Optional;

/// The venue's reasons to refuse an order, in the shape of its own texts.
final class Refusals {

    static final String UNKNOWN_MARKET = "the market is not yet ready to process new orders";
    static final String ENDED_MARKET = "No orderbook exists for the requested token id";
    static final String NOT_BACKED = "not enough balance / allowance";
    static final String CROSSES = "invalid post-only order: order crosses book";

    private Refusals() {}

    static String duplicate(long orderId) {
        return "order " + orderId + " is invalid. Duplicated.";
    }

    /// What is wrong with the order itself, whatever the book.
    static Optional<String> ofTerms(Command.PlaceOrder command, PaperMarket market, long nowNs) {
        OrderTerms terms = command.terms();
        String order = "order " + command.orderId() + " is invalid. ";
        if (!market.onGrid(terms.priceE8())) {
            String price = "Price (" + E8.format(terms.priceE8()) + ")";
            String tick = E8.format(market.tickE8());
            return Optional.of(order + price + " breaks minimum tick size rule: " + tick);
        }
        long minimumE8 = market.terms().minimumSizeE8();
        if (terms.quantityE8() < minimumE8) {
            String size = "Size (" + E8.format(terms.quantityE8()) + ")";
            return Optional.of(order + size + " lower than the minimum: " + E8.format(minimumE8));
        }
        boolean rests =
                switch (terms.timeInForce()) {
                    case GTC, GTD -> true;
                    case FOK, FAK -> false;
                };
        if (terms.postOnly() && !rests) {
            return Optional.of("Invalid order payload");
        }
        boolean over = terms.timeInForce() == TimeInForce.GTD && terms.expireNs() <= nowNs;
        return over ? Optional.of("invalid expiration") : Optional.empty();
    }

    /// What is wrong with an order that would take from the book.
    static Optional<String> ofTaking(PaperOrder order, long minimumBuyE8) {
        OrderTerms terms = order.terms();
        if (terms.postOnly()) {
            return Optional.of(CROSSES);
        }
        long worthE8 = Costs.cashE8(terms.priceE8(), order.remainingE8());
        if (terms.side() == Side.BUY && worthE8 < minimumBuyE8) {
            String worth =
                    "invalid amount for a marketable BUY order ($" + E8.format(worthE8) + ")";
            return Optional.of(worth + ", min size: $" + E8.format(minimumBuyE8));
        }
        return Optional.empty();
    }
}
