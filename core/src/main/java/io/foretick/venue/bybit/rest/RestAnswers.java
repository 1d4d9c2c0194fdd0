package io.foretick.venue.bybit.rest;

import io.foretick.base.E8;
import io.foretick.base.Times;
import io.foretick.event.Bar;
import io.foretick.market.candle.Timeframe;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/// Reads the results of Bybit's answers. Pure functions; they refuse, with an [IOException] that
/// says what was wrong, what is not what was asked for.
final class RestAnswers {

    private static final String CATEGORY = "spot";

    /// Reads one result.
    private interface Reader<T> {
        T read(JsonNode result);
    }

    private RestAnswers() {}

    /// The result of `/v5/market/time`.
    static long timeNs(JsonNode result) throws IOException {
        return read(result, tree -> Long.parseLong(tree.required("timeNano").stringValue()));
    }

    /// The result of `/v5/market/kline` without the candle that is still open. The venue's list is
    /// newest first and has no flag that tells open from closed.
    static KlinePage klines(JsonNode result, String symbol, Timeframe interval, long serverTimeNs)
            throws IOException {
        return read(
                result,
                tree -> {
                    same(CATEGORY, tree.required("category"));
                    same(symbol, tree.required("symbol"));
                    var closed = new TreeMap<Long, Bar>();
                    for (JsonNode row : list(tree)) {
                        Bar bar = bar(row, interval);
                        if (bar.endNs() <= serverTimeNs) {
                            closed.put(bar.startNs(), bar);
                        }
                    }
                    return new KlinePage(List.copyOf(closed.values()), serverTimeNs);
                });
    }

    /// The result of `/v5/market/instruments-info`.
    static List<Instrument> instruments(JsonNode result) throws IOException {
        return read(
                result,
                tree -> {
                    List<Instrument> all = new ArrayList<>();
                    for (JsonNode row : list(tree)) {
                        all.add(
                                new Instrument(
                                        row.required("symbol").stringValue(),
                                        row.required("baseCoin").stringValue(),
                                        row.required("quoteCoin").stringValue(),
                                        row.required("status").stringValue().equals("Trading")));
                    }
                    return all;
                });
    }

    private static Bar bar(JsonNode row, Timeframe interval) {
        long startMs = Long.parseLong(row.required(0).stringValue());
        long startNs = Math.multiplyExact(startMs, Times.MILLI_NS);
        if (!interval.startsAt(startNs)) {
            throw new IllegalArgumentException(
                    "no candle of interval " + interval.name() + " begins at " + startMs);
        }
        return new Bar(
                startNs,
                interval.lengthNs(),
                e8(row.required(1)),
                e8(row.required(2)),
                e8(row.required(3)),
                e8(row.required(4)),
                e8(row.required(5)));
    }

    private static <T> T read(JsonNode result, Reader<T> reader) throws IOException {
        try {
            return reader.read(result);
        } catch (JacksonException | IllegalArgumentException | ArithmeticException e) {
            throw new IOException("Bybit answered something else: " + e.getMessage(), e);
        }
    }

    private static JsonNode list(JsonNode result) {
        JsonNode list = result.required("list");
        if (!list.isArray()) {
            throw new IllegalArgumentException("expected a list, found " + list);
        }
        return list;
    }

    private static void same(String asked, JsonNode answered) {
        if (!asked.equals(answered.stringValue())) {
            throw new IllegalArgumentException("asked for " + asked + ", was told " + answered);
        }
    }

    private static long e8(JsonNode node) {
        return E8.parse(node.stringValue());
    }
}
