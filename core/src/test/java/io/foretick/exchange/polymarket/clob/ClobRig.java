package io.foretick.exchange.polymarket.clob;

import io.foretick.base.E8;
import io.foretick.base.Seed;
import io.foretick.base.Times;
import io.foretick.event.FeeSchedule;
import io.foretick.event.Side;
import io.foretick.event.TimeInForce;
import io.foretick.event.Window;
import io.foretick.exchange.polymarket.match.ListedMarket;
import io.foretick.exchange.polymarket.match.MatchEngine;
import io.foretick.exchange.polymarket.match.MatchSettings;
import io.foretick.exchange.polymarket.match.OrderRequest;
import io.foretick.exchange.wire.Faults;
import io.foretick.exchange.wire.LoopbackServer;
import io.foretick.venue.VenueClock;
import io.foretick.venue.polymarket.Coin;
import io.foretick.venue.polymarket.WindowLength;

import java.util.concurrent.atomic.AtomicInteger;

/// A simulated order book on loopback with one market and a house account that quotes it.
final class ClobRig implements AutoCloseable {

    static final String CONDITION = "0x" + "c0".repeat(32);
    static final String UP =
            "72701660270447019294988313895569364283368667835389845842623926001625353315502";
    static final String DOWN =
            "7284271883532121250544476240536204229540539395515254996389621382927138878432";
    static final ListedMarket MARKET =
            new ListedMarket(
                    "btc-updown-15m-1800000000",
                    CONDITION,
                    UP,
                    DOWN,
                    Coin.BTC,
                    WindowLength.QUARTER_HOUR,
                    Window.ofSeconds(1_800_000_000L, 1_800_000_900L),
                    new FeeSchedule(7_000_000, 1, false),
                    5 * E8.ONE);

    private static final String HOUSE = "house";

    private static final class Words implements ClobService.Wording {
        @Override
        public String question(ListedMarket market) {
            return "Bitcoin Up or Down?";
        }

        @Override
        public String description(ListedMarket market) {
            return "Up or Down";
        }
    }

    final VenueLoop loop;
    final ClobService service;
    final LoopbackServer server;
    private final AtomicInteger sent = new AtomicInteger();

    ClobRig(VenueClock clock, long takerDelayNs, ClobSettings settings) {
        this(clock, takerDelayNs, settings, Faults.NONE);
    }

    ClobRig(VenueClock clock, long takerDelayNs, ClobSettings settings, Faults faults) {
        var held = new HeldAnswers();
        var rules = MatchSettings.usual(new Seed(3)).withTakerDelayNs(takerDelayNs);
        loop = new VenueLoop(clock, new MatchEngine(rules, held));
        service = new ClobService(settings, loop, held, new Words(), faults);
        loop.call((engine, nowNs) -> {
            engine.openHouse(HOUSE);
            engine.list(MARKET, nowNs);
            return true;
        });
        loop.start();
        server = LoopbackServer.start(ClobService.SERVICE, 0, Faults.NONE, service::addTo);
    }

    /// Without a taker delay, at the time of the market's start.
    static ClobRig plain() {
        return new ClobRig(
                VenueClock.startingAt(1_800_000_000L * Times.SECOND_NS, 1),
                0,
                ClobSettings.usual(new Seed(5)));
    }

    void quote(String token, Side side, String price, String shares) {
        var request =
                OrderRequest.ofHouse(
                        "house-" + sent.incrementAndGet(),
                        HOUSE,
                        token,
                        side,
                        E8.parse(price),
                        E8.parse(shares),
                        TimeInForce.GTC);
        loop.call((engine, nowNs) -> engine.place(request, nowNs));
    }

    @Override
    public void close() {
        server.close();
        loop.close();
    }
}
