package io.foretick.venue.bybit.feed;

import io.foretick.event.Bar;
import io.foretick.market.candle.Timeframe;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Keeps what a feed delivers, and complains of what breaks its promise. One thread tells it; any
/// may ask.
final class DeliveredCandles implements CandleSink {

    /// A gap that was told.
    record Gap(Timeframe interval, long fromNs, long toNs) {}

    private final Map<Timeframe, List<Bar>> bars = new TreeMap<>();
    private final Map<CandleOrigin, Integer> origins = new EnumMap<>(CandleOrigin.class);
    private final List<Gap> gaps = new ArrayList<>();
    private final List<Bar> revisions = new ArrayList<>();
    private final List<String> complaints = new ArrayList<>();

    @Override
    public synchronized void candle(Timeframe interval, Bar bar, CandleOrigin origin) {
        List<Bar> own = own(interval);
        if (!own.isEmpty() && own.getLast().endNs() != bar.startNs()) {
            boolean told =
                    !gaps.isEmpty()
                            && gaps.getLast()
                                    .equals(
                                            new Gap(
                                                    interval,
                                                    own.getLast().endNs(),
                                                    bar.startNs()));
            if (!told) {
                complaints.add(interval + ": " + bar + " after " + own.getLast());
            }
        }
        own.add(bar);
        origins.merge(origin, 1, Integer::sum);
    }

    @Override
    public synchronized void revised(Timeframe interval, Bar bar) {
        List<Bar> own = own(interval);
        if (own.isEmpty() || own.getLast().startNs() != bar.startNs()) {
            complaints.add(interval + ": revised " + bar);
        }
        revisions.add(bar);
        own.set(own.size() - 1, bar);
    }

    @Override
    public synchronized void gap(Timeframe interval, long fromNs, long toNs) {
        gaps.add(new Gap(interval, fromNs, toNs));
    }

    private List<Bar> own(Timeframe interval) {
        return bars.computeIfAbsent(interval, _ -> new ArrayList<>());
    }

    synchronized List<Bar> bars(Timeframe interval) {
        return List.copyOf(bars.getOrDefault(interval, List.of()));
    }

    synchronized int count(CandleOrigin origin) {
        return origins.getOrDefault(origin, 0);
    }

    synchronized List<Gap> gaps() {
        return List.copyOf(gaps);
    }

    synchronized List<Bar> revisions() {
        return List.copyOf(revisions);
    }

    synchronized List<String> complaints() {
        return List.copyOf(complaints);
    }
}
