package io.foretick.venue.binance;

import io.foretick.base.E8;
import io.foretick.base.Times;
import io.foretick.event.Bar;
import io.foretick.event.Side;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// Reads the public REST answers of Binance spot. Pure functions; a book's snapshot is not among
/// them but goes through [BinanceDecoder#decodeSnapshot], which knows the chain that it joins.
///
/// All refuse, with an [IOException] that says what was wrong, an answer that is not what was asked
/// for, such as the venue's `{"code", "msg"}`.
public final class BinanceRest {

    private static final JsonMapper MAPPER =
            JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

    /// One trade, or all of one taker at one price.
    ///
    /// @param firstId number of the first single trade in it
    /// @param lastId number of the last; the same for a single trade
    public record PastTrade(
            long firstId, long lastId, long priceE8, long quantityE8, long timeNs, Side taker) {}

    /// What may be ordered of a pair.
    ///
    /// @param trading whether it is open now
    /// @param tickE8 price step, 0 if not stated
    /// @param stepE8 quantity step, 0 if not stated
    public record PairTerms(
            String symbol,
            String asset,
            String quoteAsset,
            boolean trading,
            long tickE8,
            long stepE8) {}

    /// Reads one element of a list.
    private interface Reader<T> {
        T read(JsonNode node);
    }

    private BinanceRest() {}

    /// The answer of `/api/v3/time`, in nanoseconds.
    public static long serverTimeNs(byte[] answer) throws IOException {
        return parse(answer, tree -> timeNs(tree.required("serverTime")));
    }

    /// The answer of `/api/v3/trades` and `/api/v3/historicalTrades`, oldest first.
    public static List<PastTrade> trades(byte[] answer) throws IOException {
        return parse(
                answer,
                tree ->
                        elements(
                                tree,
                                node -> {
                                    long id = whole(node.required("id"));
                                    return new PastTrade(
                                            id,
                                            id,
                                            e8(node.required("price")),
                                            e8(node.required("qty")),
                                            timeNs(node.required("time")),
                                            taker(node.required("isBuyerMaker")));
                                }));
    }

    /// The answer of `/api/v3/aggTrades`, oldest first.
    public static List<PastTrade> aggregateTrades(byte[] answer) throws IOException {
        return parse(
                answer,
                tree ->
                        elements(
                                tree,
                                node ->
                                        new PastTrade(
                                                whole(node.required("f")),
                                                whole(node.required("l")),
                                                e8(node.required("p")),
                                                e8(node.required("q")),
                                                timeNs(node.required("T")),
                                                taker(node.required("m")))));
    }

    /// The answer of `/api/v3/klines`, oldest first, without the candle that is still open.
    ///
    /// @param serverTimeNs the venue's time when it answered
    public static List<Bar> closedCandles(byte[] answer, long serverTimeNs) throws IOException {
        List<Bar> bars = parse(answer, tree -> elements(tree, BinanceRest::bar));
        return bars.stream().filter(bar -> bar.endNs() <= serverTimeNs).toList();
    }

    /// The answer of `/api/v3/exchangeInfo`.
    public static List<PairTerms> exchangeInfo(byte[] answer) throws IOException {
        return parse(answer, tree -> elements(tree.required("symbols"), BinanceRest::pair));
    }

    private static Bar bar(JsonNode row) {
        long startNs = timeNs(row.required(0));
        long lastNs = timeNs(row.required(6));
        long unitNs = lastNs % Times.MILLI_NS == 0 ? Times.MILLI_NS : Times.MICRO_NS;
        return new Bar(
                startNs,
                lastNs + unitNs - startNs,
                e8(row.required(1)),
                e8(row.required(2)),
                e8(row.required(3)),
                e8(row.required(4)),
                e8(row.required(5)));
    }

    private static PairTerms pair(JsonNode node) {
        long tickE8 = 0;
        long stepE8 = 0;
        for (JsonNode filter : node.required("filters")) {
            switch (filter.path("filterType").asString("")) {
                case "PRICE_FILTER" -> tickE8 = e8(filter.required("tickSize"));
                case "LOT_SIZE" -> stepE8 = e8(filter.required("stepSize"));
                default -> {} // other filters do not bind market data
            }
        }
        return new PairTerms(
                text(node.required("symbol")),
                text(node.required("baseAsset")),
                text(node.required("quoteAsset")),
                text(node.required("status")).equals("TRADING"),
                tickE8,
                stepE8);
    }

    private static <T> T parse(byte[] answer, Reader<T> reader) throws IOException {
        try {
            return reader.read(MAPPER.readTree(answer));
        } catch (JacksonException | IllegalArgumentException e) {
            throw new IOException("Binance answered something else: " + e.getMessage(), e);
        }
    }

    private static <T> List<T> elements(JsonNode list, Reader<T> reader) {
        if (!list.isArray()) {
            throw new IllegalArgumentException("expected a list, found " + shortened(list));
        }
        List<T> all = new ArrayList<>(list.size());
        for (JsonNode element : list) {
            all.add(reader.read(element));
        }
        return all;
    }

    private static long e8(JsonNode node) {
        return E8.parse(text(node));
    }

    private static Side taker(JsonNode buyerIsMaker) {
        return buyerIsMaker.booleanValue() ? Side.SELL : Side.BUY;
    }

    private static long timeNs(JsonNode node) {
        return Times.ofEpochAnyUnit(whole(node));
    }

    private static long whole(JsonNode node) {
        if (!node.isIntegralNumber() || !node.canConvertToLong()) {
            throw new IllegalArgumentException("expected a whole number, found " + node);
        }
        return node.longValue();
    }

    private static String text(JsonNode node) {
        return node.stringValue(); // throws where it is no string
    }

    private static String shortened(JsonNode node) {
        String text = node.toString();
        return text.length() <= 200 ? text : text.substring(0, 200) + "...";
    }
}
