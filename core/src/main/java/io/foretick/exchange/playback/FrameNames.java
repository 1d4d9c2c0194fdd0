package io.foretick.exchange.playback;

import io.foretick.event.Source;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Reads off a frame what a client subscribes to in order to get it. Stateless.
///
/// | venue | names |
/// |---|---|
/// | Binance | the stream, such as `btcusdt@trade`; depth without a stream has both its speeds |
/// | Polymarket's market channel | every asset id that the frame speaks of |
/// | RTDS, PolyBolt | topic or channel, alone and as `topic:symbol` |
/// | Bybit | the topic, such as `kline.1.BTCUSDT` |
/// | Hyperliquid | channel and coin, such as `l2Book:BTC` |
final class FrameNames {

    private static final JsonMapper JSON = new JsonMapper();
    private static final String DATA = "\"data\":";

    private FrameNames() {}

    /// Names of a frame; none for what is no JSON.
    static List<String> of(Source source, String text) {
        JsonNode frame;
        try {
            frame = JSON.readTree(text);
        } catch (JacksonException e) {
            return List.of(); // a word such as PONG
        }
        return switch (source) {
            case BINANCE -> ofBinance(frame);
            case POLYMARKET_CLOB -> ofMarketChannel(frame);
            case POLYMARKET_RTDS -> ofReferencePrice(frame);
            case BYBIT -> oneOrNone(text(frame, "topic"));
            case HYPERLIQUID -> ofHyperliquid(frame);
            case ENGINE,
                    EXECUTION,
                    MARKET_LIST,
                    COINBASE,
                    PYTH,
                    CHAINLINK,
                    QUOTE_TABLE,
                    KLINES,
                    POLYMARKET_ACCOUNT,
                    OPERATOR,
                    UNKNOWN ->
                    List.of();
        };
    }

    /// What stands under `data` of a combined frame, letter by letter; else the whole text.
    static String payload(String text) {
        String head = text.stripLeading();
        int data = head.indexOf(DATA);
        boolean combined = head.startsWith("{\"stream\"") && data > 0;
        return combined
                ? head.substring(data + DATA.length(), head.lastIndexOf('}')).strip()
                : text;
    }

    private static List<String> ofBinance(JsonNode frame) {
        if (frame.has("stream")) {
            return List.of(text(frame, "stream"));
        }
        String symbol = text(frame, "s").toLowerCase(Locale.ROOT);
        if (symbol.isEmpty()) {
            return List.of();
        }
        return switch (text(frame, "e")) {
            case "trade" -> List.of(symbol + "@trade");
            case "aggTrade" -> List.of(symbol + "@aggTrade");
            case "kline" -> List.of(symbol + "@kline_" + text(frame.path("k"), "i"));
            case "depthUpdate" -> List.of(symbol + "@depth", symbol + "@depth@100ms");
            case "" -> List.of(symbol + "@bookTicker"); // the only one that names no event
            default -> List.of();
        };
    }

    private static List<String> ofMarketChannel(JsonNode frame) {
        var names = new ArrayList<String>();
        for (JsonNode node : frame.findValues("asset_id")) {
            names.add(node.asString(""));
        }
        for (JsonNode list : frame.findValues("assets_ids")) {
            list.forEach(node -> names.add(node.asString("")));
        }
        return names.stream().distinct().toList();
    }

    private static List<String> ofReferencePrice(JsonNode frame) {
        String topic = text(frame, frame.has("topic") ? "topic" : "channel");
        String symbol = text(frame.path("payload"), "symbol");
        if (topic.isEmpty()) {
            return List.of();
        }
        return symbol.isEmpty() ? List.of(topic) : List.of(topic, topic + ":" + symbol);
    }

    private static List<String> ofHyperliquid(JsonNode frame) {
        JsonNode data = frame.path("data");
        String coin = text(data.isArray() ? data.path(0) : data, "coin");
        return coin.isEmpty() ? List.of() : List.of(text(frame, "channel") + ":" + coin);
    }

    private static List<String> oneOrNone(String name) {
        return name.isEmpty() ? List.of() : List.of(name);
    }

    private static String text(JsonNode node, String key) {
        return node.path(key).asString("");
    }
}
