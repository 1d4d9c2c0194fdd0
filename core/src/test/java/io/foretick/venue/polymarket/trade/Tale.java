package io.foretick.venue.polymarket.trade;

import io.foretick.base.E8;
import io.foretick.event.OrderTerms;
import io.foretick.event.Outcome;
import io.foretick.event.Side;
import io.foretick.event.TimeInForce;
import io.foretick.event.live.FillState;
import io.foretick.venue.polymarket.account.AccountSnapshot;
import io.foretick.venue.polymarket.account.Heard;
import io.foretick.venue.polymarket.account.OrderRecord;
import io.foretick.venue.polymarket.account.PlaceAnswer;
import io.foretick.venue.polymarket.account.TradeRecord;

import java.util.List;
import java.util.Map;

/// A run of one market in which the test itself speaks for the venue.
final class Tale {

    static final OrderTerms RESTS = Scene.terms(Side.BUY, "0.40", 10, TimeInForce.GTC);
    static final OrderTerms TAKES = Scene.terms(Side.BUY, "0.40", 10, TimeInForce.FAK);

    final SpyGateway gateway = new SpyGateway();
    final TradeRun run;

    Tale() {
        this(Scene.QUICK);
    }

    Tale(TradeSettings settings) {
        run = new TradeRun(settings, gateway, 1);
    }

    /// Connected, the account compared, and the calls until then forgotten.
    static Tale ready() {
        var tale = new Tale();
        tale.run.connect();
        tale.account(List.of(), List.of(), 1_000, Map.of());
        tale.gateway.take();
        return tale;
    }

    /// An order that rests, as the answer said.
    static Tale resting() {
        Tale tale = ready();
        tale.run.place(0, RESTS);
        tale.answer(1, new PlaceAnswer.Live());
        tale.gateway.take();
        return tale;
    }

    void answer(long orderId, PlaceAnswer answer) {
        run.hear(new Heard.Answered(orderId, answer));
    }

    /// Our first order as maker against one taker.
    TradeRecord trade(String id, long shares, FillState state) {
        String name = Scene.name(1);
        String up = Scene.token(0, Outcome.UP);
        String down = Scene.token(0, Outcome.DOWN);
        var taker =
                new TradeRecord.Part("0xtaker", down, Side.BUY, E8.parse("0.60"), shares * E8.ONE);
        var ours = new TradeRecord.Part(name, up, Side.BUY, E8.parse("0.40"), shares * E8.ONE);
        return new TradeRecord(id, state, Scene.condition(0), run.nowNs(), taker, List.of(ours));
    }

    void hearTrade(String id, long shares, FillState state) {
        run.hear(new Heard.TradeTold(trade(id, shares, state)));
    }

    OrderRecord order(String status, OrderRecord.Phase phase, long matchedShares) {
        return new OrderRecord(
                Scene.name(1),
                Scene.condition(0),
                Scene.token(0, Outcome.UP),
                Side.BUY,
                E8.parse("0.40"),
                10 * E8.ONE,
                matchedShares * E8.ONE,
                status,
                phase);
    }

    void hearOrder(String status, OrderRecord.Phase phase, long matchedShares) {
        run.hear(new Heard.OrderTold(order(status, phase, matchedShares)));
    }

    /// A snapshot that took no time.
    void account(
            List<OrderRecord> open,
            List<TradeRecord> trades,
            long dollars,
            Map<String, Long> tokensE8) {
        long nowNs = run.nowNs();
        run.hear(
                new Heard.AccountTold(
                        new AccountSnapshot(
                                nowNs, nowNs, open, trades, dollars * E8.ONE, tokensE8)));
    }
}
