package io.foretick.cli;

import io.foretick.base.Times;
import io.foretick.session.live.Vitals;
import io.foretick.venue.live.ArrivalQueue;
import io.foretick.venue.live.LiveFeeds;
import io.foretick.venue.live.rest.ClockOffset;
import io.foretick.venue.live.socket.ConnectionHealth;

import org.HdrHistogram.Histogram;

import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.util.Locale;

/// The part of a summary that only a live session has: how fast it was, and how its connections
/// did. Keys are described in `docs/report.md`.
final class LiveSummary {

    private LiveSummary() {}

    static ObjectNode json(Vitals vitals, LiveFeeds feeds, ArrivalQueue queue) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("dropped", queue.dropped());
        ObjectNode spans = json.putObject("latency_us");
        for (Vitals.Span span : Vitals.Span.values()) {
            Histogram measured = vitals.histogram(span);
            if (measured.getTotalCount() > 0) {
                put(spans.putObject(span.name().toLowerCase(Locale.ROOT)), measured);
            }
        }
        ObjectNode connections = json.putObject("connections");
        for (ConnectionHealth health : feeds.health()) {
            ObjectNode one = connections.putObject(health.name());
            one.put("frames", health.frames());
            one.put("bytes", health.bytes());
            one.put("reconnects", health.reconnects());
            one.put("last_end", health.lastEnd());
        }
        ObjectNode clocks = json.putObject("clock_offset_ms");
        for (ClockOffset offset : feeds.clockOffsets()) {
            if (offset.samples() > 0) {
                clocks.put(offset.venue(), offset.offsetNs() / (double) Times.MILLI_NS);
            }
        }
        return json;
    }

    private static void put(ObjectNode json, Histogram measured) {
        json.put("count", measured.getTotalCount());
        json.put("p50", micros(measured.getValueAtPercentile(50)));
        json.put("p99", micros(measured.getValueAtPercentile(99)));
        json.put("p999", micros(measured.getValueAtPercentile(99.9)));
        json.put("max", micros(measured.getMaxValue()));
    }

    private static double micros(long nanos) {
        return nanos / 1e3;
    }
}
