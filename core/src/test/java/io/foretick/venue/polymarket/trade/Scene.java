package io.foretick.venue.polymarket.trade;

import io.foretick.base.E8;
import io.foretick.base.Times;
import io.foretick.event.Command;
import io.foretick.event.Event;
import io.foretick.event.Market;
import io.foretick.event.OrderTerms;
import io.foretick.event.Outcome;
import io.foretick.event.SettlementRule;
import io.foretick.event.Side;
import io.foretick.event.Source;
import io.foretick.event.Stamp;
import io.foretick.event.Tie;
import io.foretick.event.TimeInForce;
import io.foretick.event.Window;
import io.foretick.testing.Markets;
import io.foretick.venue.ethereum.Bytes32;
import io.foretick.venue.ethereum.EthAddress;
import io.foretick.venue.polymarket.account.OrderRequest;
import io.foretick.venue.polymarket.order.OrderPlan;
import io.foretick.venue.polymarket.sign.ExchangeDomain;
import io.foretick.venue.polymarket.sign.MarketKind;
import io.foretick.venue.polymarket.sign.OrderStruct;
import io.foretick.venue.polymarket.sign.SignatureType;

import java.math.BigInteger;

/// Invented markets, orders and names that the tests of this package share.
final class Scene {

    static final long START_NS = 1_000_000_000L * Times.SECOND_NS;

    /// Patience in seconds rather than minutes, so that a test's hour is short.
    static final TradeSettings QUICK = new TradeSettings(2_000, 2, 500, 2_000, 6, 4, 4, 1, 60, 120);

    private static final ExchangeDomain DOMAIN =
            ExchangeDomain.find(2, ExchangeDomain.POLYGON, MarketKind.PLAIN).orElseThrow();

    private Scene() {}

    static Market market(int number) {
        return new Market(
                "abc-updown-" + number,
                condition(number),
                token(number, Outcome.UP),
                token(number, Outcome.DOWN),
                "ABC",
                Window.ofSeconds(1_000_000_000, 1_000_086_400),
                new SettlementRule.OraclePrice("abc/usd", 60, Tie.UP),
                Markets.FEES,
                E8.parse("0.01"),
                5 * E8.ONE);
    }

    static Event.Listed listed(int number) {
        var at = Stamp.internal(START_NS, Source.MARKET_LIST);
        return new Event.Listed(at, number, market(number));
    }

    static String condition(int number) {
        return "0xc" + number;
    }

    static String token(int number, Outcome outcome) {
        return Integer.toString(1_000 + 2 * number + outcome.ordinal());
    }

    static String name(long orderId) {
        return "0x%04x".formatted(orderId);
    }

    static OrderTerms terms(Side side, String price, long shares, TimeInForce timeInForce) {
        return new OrderTerms(
                Outcome.UP, side, E8.parse(price), shares * E8.ONE, timeInForce, false, 0);
    }

    /// Makes orders without rounding, named by their number.
    static OrderPlan plan(Command.PlaceOrder command, Market market, long tickE8) {
        if (command.terms().priceE8() % tickE8 != 0) {
            return new OrderPlan.Refused("the price is not on the grid");
        }
        return new OrderPlan.Ready(make(command, market));
    }

    private static OrderRequest make(Command.PlaceOrder command, Market market) {
        OrderTerms terms = command.terms();
        long sharesE6 = terms.quantityE8() / 100;
        long cashE6 = E8.multiply(terms.priceE8(), terms.quantityE8()) / 100;
        boolean buys = terms.side() == Side.BUY;
        String token = terms.outcome() == Outcome.UP ? market.upToken() : market.downToken();
        var order =
                new OrderStruct(
                        command.orderId(),
                        EthAddress.ZERO,
                        EthAddress.ZERO,
                        new BigInteger(token),
                        buys ? cashE6 : sharesE6,
                        buys ? sharesE6 : cashE6,
                        terms.side(),
                        SignatureType.EOA,
                        command.timeNs() / Times.MILLI_NS,
                        Bytes32.ZERO,
                        Bytes32.ZERO);
        return new OrderRequest(
                command.orderId(),
                name(command.orderId()),
                order,
                DOMAIN,
                terms.timeInForce(),
                terms.postOnly(),
                0);
    }
}
