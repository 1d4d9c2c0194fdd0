package io.foretick.venue.bybit;

import io.foretick.base.E8;
import io.foretick.base.Times;
import io.foretick.event.Bar;
import io.foretick.market.candle.Timeframe;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.util.ArrayList;
import java.util.List;

/// Reads the messages of Bybit's public spot stream. A pure function of their bytes; never throws.
public final class BybitFrames {

    private static final JsonMapper MAPPER =
            JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();
    private static final String KLINE = "kline";
    private static final int REASON_LENGTH_MAX = 200;

    private BybitFrames() {}

    /// Reads one message.
    ///
    /// @param text UTF-8
    public static BybitFrame read(byte[] text) {
        try {
            JsonNode frame = MAPPER.readTree(text);
            return frame.has("topic") ? topic(frame) : answer(frame);
        } catch (JacksonException | IllegalArgumentException | ArithmeticException e) {
            String reason = String.valueOf(e.getMessage());
            int length = Math.min(reason.length(), REASON_LENGTH_MAX);
            return new BybitFrame.Malformed(reason.substring(0, length));
        }
    }

    /// The topic of a pair's candles.
    public static String topic(Timeframe interval, String symbol) {
        return KLINE + "." + interval.name() + "." + symbol;
    }

    private static BybitFrame topic(JsonNode frame) {
        String topic = frame.required("topic").stringValue();
        List<String> parts = List.of(topic.split("\\.", -1));
        if (parts.size() != 3 || !parts.getFirst().equals(KLINE)) {
            return new BybitFrame.Foreign(topic);
        }
        Timeframe interval = Timeframe.parse(parts.get(1));
        List<Kline> klines = new ArrayList<>();
        for (JsonNode element : list(frame.required("data"))) {
            klines.add(kline(element, interval));
        }
        return new BybitFrame.Klines(parts.get(2), interval, klines);
    }

    private static BybitFrame answer(JsonNode frame) {
        String operation = frame.required("op").stringValue();
        // Private sides of the venue answer a ping without a word on its success.
        boolean success = !frame.has("success") || flag(frame.required("success"));
        return new BybitFrame.Answer(operation, success, frame.path("ret_msg").asString(""));
    }

    private static Kline kline(JsonNode element, Timeframe interval) {
        Bar bar = bar(element, interval);
        long endNs = timeNs(element.required("end")) + Times.MILLI_NS;
        check(interval.startsAt(bar.startNs()), "start", element);
        check(endNs == bar.endNs(), "end", element);
        check(
                element.required("interval").asString("").equals(interval.name()),
                "interval",
                element);
        return flag(element.required("confirm"))
                ? new Kline.Closed(bar)
                : new Kline.Open(bar.startNs());
    }

    private static Bar bar(JsonNode element, Timeframe interval) {
        return new Bar(
                timeNs(element.required("start")),
                interval.lengthNs(),
                e8(element.required("open")),
                e8(element.required("high")),
                e8(element.required("low")),
                e8(element.required("close")),
                e8(element.required("volume")));
    }

    private static void check(boolean fits, String key, JsonNode element) {
        if (!fits) {
            throw new IllegalArgumentException(key + " does not fit the topic: " + element);
        }
    }

    private static JsonNode list(JsonNode node) {
        if (!node.isArray()) {
            throw new IllegalArgumentException("expected a list, found " + node);
        }
        return node;
    }

    private static boolean flag(JsonNode node) {
        return node.booleanValue(); // throws where it is neither true nor false
    }

    private static long e8(JsonNode node) {
        return E8.parse(node.stringValue());
    }

    private static long timeNs(JsonNode node) {
        if (!node.isIntegralNumber() || !node.canConvertToLong()) {
            throw new IllegalArgumentException("expected milliseconds, found " + node);
        }
        return Math.multiplyExact(node.longValue(), Times.MILLI_NS);
    }
}
