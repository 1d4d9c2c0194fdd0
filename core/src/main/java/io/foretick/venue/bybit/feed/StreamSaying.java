package io.foretick.venue.bybit.feed;

import io.foretick.market.candle.Timeframe;
import io.foretick.venue.bybit.BybitFrames;
import io.foretick.venue.live.socket.Dialogue;
import io.foretick.venue.live.socket.SocketPlan.Keepalive;

import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import java.util.ArrayList;
import java.util.List;

/// What is said on the stream: subscriptions to candles and pings. Immutable.
final class StreamSaying implements Dialogue {

    /// Topics that one request may name on the spot side.
    static final int ARGUMENTS_MAX = 10;

    private static final JsonMapper MAPPER = JsonMapper.shared();

    private final List<String> subscriptions = new ArrayList<>();

    StreamSaying(String symbol, List<Timeframe> intervals) {
        for (int from = 0; from < intervals.size(); from += ARGUMENTS_MAX) {
            int to = Math.min(from + ARGUMENTS_MAX, intervals.size());
            ObjectNode request = request("subscribe", "klines-" + from / ARGUMENTS_MAX);
            var topics = request.putArray("args");
            for (Timeframe interval : intervals.subList(from, to)) {
                topics.add(BybitFrames.topic(interval, symbol));
            }
            subscriptions.add(request.toString());
        }
    }

    @Override
    public List<String> opening() {
        return List.copyOf(subscriptions);
    }

    /// The text that keeps the stream open.
    ///
    /// @param periodNs wall time between two
    static Keepalive ping(long periodNs) {
        return new Keepalive(request("ping", "ping").toString(), periodNs);
    }

    private static ObjectNode request(String operation, String id) {
        return MAPPER.createObjectNode().put("op", operation).put("req_id", id);
    }
}
