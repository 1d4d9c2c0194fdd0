package io.foretick.venue.live;

import io.foretick.base.Times;
import io.foretick.exchange.wire.Faults;
import io.foretick.exchange.wire.LoopbackServer;
import io.foretick.exchange.wire.Peer;
import io.foretick.exchange.wire.PeerHandler;
import io.foretick.venue.VenueClock;
import io.foretick.venue.live.finder.FakeGamma;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/// All venues on loopback, as far as the feeds need them; what they say is up to the test.
final class FakeVenues implements AutoCloseable {

    /// One websocket service.
    static final class Channel implements PeerHandler {
        private final List<Peer> peers = new CopyOnWriteArrayList<>();
        private final List<String> heard = new CopyOnWriteArrayList<>();
        private final AtomicInteger opened = new AtomicInteger();

        List<Peer> peers() {
            return peers;
        }

        /// What clients have said, pings apart.
        List<String> heard() {
            return heard;
        }

        int opened() {
            return opened.get();
        }

        void sendAll(String text) {
            peers.forEach(peer -> peer.send(text));
        }

        @Override
        public void opened(Peer peer) {
            peers.add(peer);
            opened.incrementAndGet();
        }

        @Override
        public void received(Peer peer, String text) {
            if (text.equals("PING")) {
                peer.send("PONG");
            } else {
                heard.add(text);
            }
        }

        @Override
        public void closed(Peer peer) {
            peers.remove(peer);
        }
    }

    final Channel spot = new Channel();
    final Channel books = new Channel();
    final Channel oracle = new Channel();
    final FakeGamma gamma;
    final List<String> asked = new CopyOnWriteArrayList<>();
    final AtomicInteger spotRefusals = new AtomicInteger();
    volatile boolean tokenBooks = true;
    volatile long tradesListed = Long.MAX_VALUE;
    volatile long snapshotId;

    private final VenueClock clock;
    private final LoopbackServer rest;
    private final LoopbackServer sockets;

    FakeVenues(VenueClock clock) {
        this.clock = clock;
        this.gamma = new FakeGamma(clock);
        this.rest = LoopbackServer.start("rest", 0, Faults.NONE, this::routes);
        this.sockets = LoopbackServer.start("ws", 0, Faults.NONE, this::channels);
    }

    Endpoints endpoints() {
        return new Endpoints(
                rest.httpUrl(),
                sockets.webSocketUrl(),
                rest.httpUrl(),
                gamma.url(),
                rest.httpUrl(),
                sockets.webSocketUrl(),
                sockets.webSocketUrl() + "/rtds",
                rest.httpUrl(),
                "");
    }

    /// A trade of BTCUSDT as the combined stream sends it.
    static String trade(long id) {
        return ("{\"stream\":\"btcusdt@trade\",\"data\":{\"e\":\"trade\",\"E\":1790000000100,"
                        + "\"s\":\"BTCUSDT\",\"t\":%d,\"p\":\"64000.10\",\"q\":\"0.01000000\","
                        + "\"T\":1790000000099,\"m\":false,\"M\":true}}")
                .formatted(id);
    }

    static String depth(long first, long last) {
        return ("{\"stream\":\"btcusdt@depth@100ms\",\"data\":{\"e\":\"depthUpdate\","
                        + "\"E\":1790000000100,\"s\":\"BTCUSDT\",\"U\":%d,\"u\":%d,"
                        + "\"b\":[[\"64000.00\",\"1.0\"]],\"a\":[[\"64001.00\",\"2.0\"]]}}")
                .formatted(first, last);
    }

    static String book(String slug, boolean up) {
        return ("[{\"market\":\"0xc%s\",\"asset_id\":\"%s\",\"timestamp\":\"1790000000100\","
                        + "\"hash\":\"h\",\"bids\":[{\"price\":\"0.48\",\"size\":\"30\"}],"
                        + "\"asks\":[{\"price\":\"0.52\",\"size\":\"25\"}],"
                        + "\"event_type\":\"book\"}]")
                .formatted(slug, FakeGamma.token(slug, up));
    }

    static String oracle(String symbol, long second) {
        return ("{\"connection_id\":\"c\",\"topic\":\"crypto_prices_twap_sixty\","
                        + "\"type\":\"update\",\"timestamp\":%d123,\"payload\":{\"symbol\":\"%s\","
                        + "\"timestamp\":%d000,\"value\":64000.5,"
                        + "\"full_accuracy_value\":\"64000500000000000000000\",\"window_s\":60}}")
                .formatted(second, symbol, second);
    }

    @Override
    public void close() {
        rest.close();
        sockets.close();
        gamma.close();
    }

    private void channels(JavalinConfig config) {
        LoopbackServer.webSocket(config, "/stream", "spot", Faults.NONE, spot);
        LoopbackServer.webSocket(config, "/ws/market", "books", Faults.NONE, books);
        LoopbackServer.webSocket(config, "/rtds", "oracle", Faults.NONE, oracle);
    }

    private void routes(JavalinConfig config) {
        config.routes.get(
                "/api/v3/time",
                request ->
                        request.result(
                                "{\"serverTime\":" + (clock.nowNs() / Times.MILLI_NS + 250) + "}"));
        config.routes.get(
                "/time", request -> request.result(Long.toString(clock.nowNs() / Times.SECOND_NS)));
        config.routes.get("/api/v3/historicalTrades", this::pastTrades);
        config.routes.get("/api/v3/depth", this::snapshot);
        config.routes.get("/book", request -> request.status(tokenBooks ? 200 : 404).result("{}"));
    }

    private void pastTrades(Context request) {
        asked.add(request.queryString());
        if (spotRefusals.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
            request.status(429).header("Retry-After", "1");
            return;
        }
        long from = Long.parseLong(request.queryParam("fromId"));
        long to = Math.min(tradesListed, from + Long.parseLong(request.queryParam("limit")));
        var list = new StringBuilder("[");
        for (long id = from; id < to; id++) {
            list.append(id == from ? "" : ",")
                    .append("{\"id\":" + id + ",\"price\":\"63999.00\",\"qty\":\"0.5\",")
                    .append("\"quoteQty\":\"1.0\",\"time\":1789999999000,")
                    .append("\"isBuyerMaker\":true,\"isBestMatch\":true}");
        }
        request.header("X-MBX-USED-WEIGHT-1M", "25").result(list + "]");
    }

    private void snapshot(Context request) {
        asked.add(request.path());
        request.result(
                "{\"lastUpdateId\":"
                        + snapshotId
                        + ",\"bids\":[[\"63990.0\",\"1.0\"]],\"asks\":[[\"64010.0\",\"1.0\"]]}");
    }
}
