package io.foretick.exchange.polymarket.match;

import io.foretick.base.E8;
import io.foretick.base.Seed;
import io.foretick.base.Times;
import io.foretick.event.FeeSchedule;
import io.foretick.event.Resolution;
import io.foretick.event.Side;
import io.foretick.event.TimeInForce;
import io.foretick.event.Window;
import io.foretick.venue.polymarket.Coin;
import io.foretick.venue.polymarket.WindowLength;

import java.util.ArrayList;
import java.util.List;

/// One listed market with some accounts, and all that the engine reports of it.
final class Scene implements MatchListener {

    static final long START_NS = 1_800_000_000L * Times.SECOND_NS;
    static final String UP = "1001";
    static final String DOWN = "1002";
    static final String HOUSE = "house";
    static final ListedMarket MARKET =
            new ListedMarket(
                    "btc-updown-5m-1800000000",
                    "0xc0ffee",
                    UP,
                    DOWN,
                    Coin.BTC,
                    WindowLength.FIVE_MINUTES,
                    Window.ofSeconds(1_800_000_000L, 1_800_000_300L),
                    new FeeSchedule(7_000_000, 1, false),
                    5 * E8.ONE);

    final MatchEngine engine;
    final List<TradeReport> trades = new ArrayList<>();
    final List<TradeReport> states = new ArrayList<>();
    final List<OrderReport> reports = new ArrayList<>();
    final List<LevelChange> changes = new ArrayList<>();
    final List<String> notes = new ArrayList<>();
    long nowNs = START_NS;
    private int sent;

    Scene(MatchSettings settings) {
        engine = new MatchEngine(settings, this);
        engine.openHouse(HOUSE);
        engine.open("alice", 1_000 * E8.ONE);
        engine.open("bob", 1_000 * E8.ONE);
        engine.list(MARKET, nowNs);
    }

    static Scene withoutDelay() {
        return new Scene(MatchSettings.usual(new Seed(7)).withTakerDelayNs(0));
    }

    static Scene usual() {
        return new Scene(MatchSettings.usual(new Seed(7)));
    }

    /// Price and shares as decimals.
    PlaceAnswer place(
            String account,
            String token,
            Side side,
            String price,
            String shares,
            TimeInForce life) {
        return engine.place(request(account, token, side, price, shares, life), nowNs);
    }

    OrderRequest request(
            String account,
            String token,
            Side side,
            String price,
            String shares,
            TimeInForce life) {
        return OrderRequest.ofHouse(
                account + "-" + sent++,
                account,
                token,
                side,
                E8.parse(price),
                E8.parse(shares),
                life);
    }

    PlaceAnswer buy(String account, String token, String price, String shares) {
        return place(account, token, Side.BUY, price, shares, TimeInForce.GTC);
    }

    PlaceAnswer sell(String account, String token, String price, String shares) {
        return place(account, token, Side.SELL, price, shares, TimeInForce.GTC);
    }

    void passNs(long spanNs) {
        nowNs += spanNs;
        engine.advance(nowNs);
    }

    BookView book(String token) {
        return engine.book(token).orElseThrow();
    }

    OrderReport lastReport() {
        return reports.getLast();
    }

    @Override
    public void bookChanged(ListedMarket market, List<LevelChange> changed, long atNs) {
        changes.addAll(changed);
    }

    @Override
    public void traded(TradeReport trade) {
        trades.add(trade);
    }

    @Override
    public void order(OrderReport report) {
        reports.add(report);
    }

    @Override
    public void tradeState(TradeReport trade) {
        states.add(trade);
    }

    @Override
    public void tickChanged(ListedMarket market, long oldTickE8, long newTickE8, long atNs) {
        notes.add("tick " + E8.format(oldTickE8) + " " + E8.format(newTickE8));
    }

    @Override
    public void resolved(ListedMarket market, Resolution resolution, long atNs) {
        notes.add("resolved " + resolution);
    }

    @Override
    public void delayEnded(String orderId, PlaceAnswer answer, long atNs) {
        notes.add("delay ended " + orderId + " " + answer.getClass().getSimpleName());
    }
}
