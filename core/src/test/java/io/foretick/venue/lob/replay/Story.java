package io.foretick.venue.lob.replay;

import io.foretick.base.E8;
import io.foretick.event.Side;
import io.foretick.venue.lob.FeedRows;

import java.util.ArrayList;
import java.util.List;

/// A small feed and a replay of it, told in microseconds. Rows reach us 10 microseconds after they
/// happened; orders travel 3 to the exchange and 4 back.
final class Story {

    static final ReplaySettings.Steps STEPS = new ReplaySettings.Steps(E8.ONE / 100, E8.ONE / 1000);
    static final ReplaySettings.Fees FEES = new ReplaySettings.Fees(-5_000, 70_000);
    static final long MICRO = 1_000;

    /// A fill as its listener saw it.
    record Seen(long id, long tick, long lots, boolean maker, OrderStatus status) {}

    final FeedRows rows = new FeedRows(64);
    final List<Seen> fills = new ArrayList<>();
    private ReplaySettings settings =
            new ReplaySettings(
                    STEPS,
                    FEES,
                    new QueueModel.RiskAverse(),
                    new LatencyModel.Constant(3 * MICRO, 4 * MICRO),
                    ReplaySettings.Fills.PARTIAL,
                    ReplayRules.CORRECT);

    /// A book of 10 lots at 100, 99, 98 and at 101, 102, 103 from the first microsecond on.
    static Story withBook() {
        var story = new Story();
        for (int k = 0; k < 3; k++) {
            story.bid(1, 100 - k, 10).ask(1, 101 + k, 10);
        }
        return story;
    }

    Story bid(long micros, long tick, long lots) {
        return row(FeedRows.DEPTH, Side.BUY, micros, tick, lots);
    }

    Story ask(long micros, long tick, long lots) {
        return row(FeedRows.DEPTH, Side.SELL, micros, tick, lots);
    }

    Story trade(Side taker, long micros, long tick, long lots) {
        return row(FeedRows.TRADE, taker, micros, tick, lots);
    }

    Story row(byte kind, Side side, long micros, long tick, long lots) {
        rows.add(kind, side, micros * MICRO, (micros + 10) * MICRO, tick, lots);
        return this;
    }

    Story with(QueueModel queue) {
        return with(queue, settings.latency(), settings.fills(), settings.rules());
    }

    Story with(LatencyModel latency) {
        return with(settings.queue(), latency, settings.fills(), settings.rules());
    }

    Story with(ReplaySettings.Fills fillsInParts) {
        return with(settings.queue(), settings.latency(), fillsInParts, settings.rules());
    }

    Story with(ReplayRules rules) {
        return with(settings.queue(), settings.latency(), settings.fills(), rules);
    }

    private Story with(
            QueueModel queue,
            LatencyModel latency,
            ReplaySettings.Fills fillsInParts,
            ReplayRules rules) {
        settings = new ReplaySettings(STEPS, FEES, queue, latency, fillsInParts, rules);
        return this;
    }

    /// The replay, at the time when the first row has reached us.
    FeedReplay begin() {
        return new FeedReplay(
                rows,
                settings,
                order ->
                        fills.add(
                                new Seen(
                                        order.id(),
                                        order.filledTick(),
                                        order.filledLots(),
                                        order.filledAsMaker(),
                                        order.status())));
    }
}
