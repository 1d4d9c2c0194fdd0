package io.foretick.risk;

import io.foretick.base.E8;
import io.foretick.base.Times;
import io.foretick.event.CloseReason;
import io.foretick.event.Command;
import io.foretick.event.Event;
import io.foretick.event.Market;
import io.foretick.event.OrderTerms;
import io.foretick.event.Outcome;
import io.foretick.event.Resolution;
import io.foretick.event.SettlementRule;
import io.foretick.event.Side;
import io.foretick.event.Source;
import io.foretick.event.Stamp;
import io.foretick.event.Tie;
import io.foretick.event.TimeInForce;
import io.foretick.event.Window;
import io.foretick.market.Account;
import io.foretick.market.MarketSlot;
import io.foretick.market.MarketState;
import io.foretick.market.OpenOrder;
import io.foretick.strategy.Gate;
import io.foretick.strategy.Signal;
import io.foretick.testing.Markets;

import java.util.Locale;
import java.util.Objects;

/// Markets of two coins and two lengths of window, an account, and limits to hold wishes against.
/// For tests.
final class RiskScene {

    static final int BTC_5M = 0;
    static final int BTC_15M = 1;
    static final int ETH_5M = 2;
    static final int ETH_15M = 3;
    static final int MARKETS = 4;

    /// Noon of a Wednesday in UTC.
    static final long NOON_NS = 1_795_608_000L * Times.SECOND_NS;

    final Account account;
    private final MarketState state = new MarketState();
    private final Signal signal = new Signal();
    RiskLimits limits = new RiskLimits(1e6, 1_000_000, 0, 1e6, 2_000);
    long nowNs = NOON_NS;
    String strategy = "test"; // that wishes and places
    private long orderId;

    RiskScene(long cashUsd) {
        account = new Account(cashUsd * E8.ONE);
        for (int market = 0; market < MARKETS; market++) {
            var listed = new Event.Listed(stamp(), market, terms(market));
            state.on(listed);
            account.on(listed);
        }
    }

    RiskScene limit(String name, double value) {
        limits = limits.with(name, value).orElseThrow();
        return this;
    }

    Verdict wish(int market, Outcome outcome, Side side, String price, String shares) {
        signal.want(outcome, side, E8.parse(price), E8.parse(shares));
        signal.because(0.5, 0.1, 1, 0.01);
        return check(market, signal);
    }

    Verdict check(int market, Signal wish) {
        MarketSlot slot = Objects.requireNonNull(state.slot(market));
        return new RiskCheck(limits).check(strategy, wish, slot, account, nowNs, 0);
    }

    /// Places what was approved.
    ///
    /// @return what the check after the command says
    Gate place(int market, Outcome outcome, Side side, String price, long quantityE8) {
        var terms =
                new OrderTerms(
                        outcome, side, E8.parse(price), quantityE8, TimeInForce.GTC, false, 0);
        account.onPlace(new Command.PlaceOrder(nowNs, ++orderId, market, strategy, terms));
        OpenOrder placed = account.openOrder(account.openOrders() - 1);
        return new RiskCheck(limits).breach(placed, account, nowNs);
    }

    void fill() {
        OpenOrder order = account.openOrder(account.openOrders() - 1);
        long priceE8 = order.terms().priceE8();
        long quantityE8 = order.remainingE8();
        long feeE8 = Markets.FEES.takerFeeE8(priceE8, quantityE8);
        account.on(
                new Event.OrderFilled(
                        stamp(), order.orderId(), 1, priceE8, quantityE8, feeE8, false));
    }

    /// Takes the order that was placed last off the book.
    void cancel() {
        OpenOrder order = account.openOrder(account.openOrders() - 1);
        account.on(new Event.OrderClosed(stamp(), order.orderId(), CloseReason.CANCELLED));
    }

    /// Places an order and fills it.
    void trade(int market, Outcome outcome, Side side, String price, String shares) {
        place(market, outcome, side, price, E8.parse(shares));
        fill();
    }

    void resolve(int market, Resolution resolution) {
        account.on(new Event.MarketResolved(stamp(), market, resolution, 0));
    }

    private Stamp stamp() {
        return Stamp.internal(nowNs, Source.EXECUTION);
    }

    private static Market terms(int market) {
        String asset = market < ETH_5M ? "BTC" : "ETH";
        long seconds = market % 2 == 0 ? 300 : 900;
        long start = NOON_NS / Times.SECOND_NS;
        return new Market(
                asset.toLowerCase(Locale.ROOT) + "-updown-" + seconds / 60 + "m-" + start,
                "",
                "",
                "",
                asset,
                Window.ofSeconds(start, start + seconds),
                new SettlementRule.OraclePrice("x/usd", 60, Tie.UP),
                Markets.FEES,
                E8.ONE / 100,
                5 * E8.ONE);
    }
}
