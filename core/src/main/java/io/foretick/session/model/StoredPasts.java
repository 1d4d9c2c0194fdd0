package io.foretick.session.model;

import io.foretick.base.Digest;
import io.foretick.base.Times;
import io.foretick.history.HistoryStore;
import io.foretick.history.series.BuildProgress;
import io.foretick.history.series.LiveSeries;
import io.foretick.history.series.MappedSeries;
import io.foretick.history.series.SeriesStore;
import io.foretick.journal.JournalHead;
import io.foretick.session.ConfigException;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Executor;

/// What a store holds of a session's coins when the session begins, opened to go on behind it. The
/// journal's head names it, so that the same can be opened again later. Owned by whoever opened it.
public final class StoredPasts {

    /// Room for what a session may grow by: memory is taken as it is needed.
    private static final int SECONDS_MAX = 400 * 86_400;

    private final SeriesStore store;
    private final SpotPasts pasts;
    private final List<@Nullable MappedSeries> under;
    private final SortedMap<String, JournalHead.Past> ends;

    private StoredPasts(
            SeriesStore store,
            List<LiveSeries> live,
            List<@Nullable MappedSeries> under,
            SortedMap<String, JournalHead.Past> ends) {
        this.store = store;
        this.pasts = new SpotPasts(live);
        this.under = under;
        this.ends = ends;
    }

    /// Opens what is held now.
    ///
    /// @param symbols of the coins, in the order of the session
    /// @param nowSecond where a coin begins of which nothing is held
    public static StoredPasts open(Path folder, List<String> symbols, long nowSecond)
            throws IOException {
        try (HistoryStore history = HistoryStore.open(folder)) {
            var store = new SeriesStore(folder, history);
            var live = new ArrayList<LiveSeries>();
            var under = new ArrayList<@Nullable MappedSeries>();
            var ends = new TreeMap<String, JournalHead.Past>();
            for (String symbol : symbols) {
                MappedSeries held = held(history, store, symbol);
                under.add(held);
                if (held == null) {
                    live.add(LiveSeries.begin(symbol, nowSecond, SECONDS_MAX));
                    ends.put(symbol, new JournalHead.Past(0, nowSecond, -1));
                } else {
                    live.add(LiveSeries.after(held, SECONDS_MAX));
                    long end = held.endSecond();
                    ends.put(symbol, new JournalHead.Past(held.digest(), end, held.lastId()));
                }
            }
            return new StoredPasts(store, live, under, ends);
        }
    }

    /// Opens what a session has found, which the store may have grown beyond.
    ///
    /// @param symbols of the coins, in the order of the session
    /// @throws ConfigException if the store does not hold it any more
    public static StoredPasts reopen(Path folder, List<String> symbols, JournalHead.Store found)
            throws IOException {
        try (HistoryStore history = HistoryStore.open(folder)) {
            var store = new SeriesStore(folder, history);
            var live = new ArrayList<LiveSeries>();
            var under = new ArrayList<@Nullable MappedSeries>();
            for (String symbol : symbols) {
                JournalHead.Past end = found.pasts().get(symbol);
                if (end == null) {
                    throw new ConfigException(
                            "the journal was made without a store of history of " + symbol);
                }
                MappedSeries held =
                        end.digest() == 0 ? null : checked(held(history, store, symbol), end);
                under.add(held);
                live.add(again(symbol, held, end));
            }
            return new StoredPasts(store, live, under, found.pasts());
        }
    }

    /// The pasts, to be fed with the session's events.
    public SpotPasts pasts() {
        return pasts;
    }

    /// As the head of a journal names it.
    public JournalHead.Store head() {
        var digest = new Digest();
        long cutSecond = 0;
        for (Map.Entry<String, JournalHead.Past> end : ends.entrySet()) {
            digest.add(end.getKey()).add(end.getValue().digest());
            digest.add(end.getValue().endSecond());
            cutSecond = Math.max(cutSecond, end.getValue().endSecond());
        }
        return new JournalHead.Store(digest.value(), cutSecond * Times.SECOND_NS, ends);
    }

    /// The last trade that is known of each pair that has any.
    public Map<String, Long> lastTradeIds() {
        var ids = new LinkedHashMap<String, Long>();
        ends.forEach((symbol, end) -> {
            if (end.lastId() >= 0) {
                ids.put(symbol, end.lastId());
            }
        });
        return ids;
    }

    /// Keeps in the store what the pasts grow by; closes what is open here when it is finished.
    public PastSaver saver(Executor executor) {
        return new PastSaver(store, pasts, under, executor);
    }

    /// Closes what is open, where no saver does.
    public void close() {
        for (MappedSeries series : under) {
            if (series != null) {
                series.close();
            }
        }
    }

    private static @Nullable MappedSeries held(
            HistoryStore history, SeriesStore store, String symbol) throws IOException {
        if (!history.days(symbol).isEmpty()) {
            return store.open(symbol, BuildProgress.SILENT);
        }
        return store.find(symbol).orElse(null); // of live seconds alone
    }

    private static MappedSeries checked(@Nullable MappedSeries held, JournalHead.Past end) {
        if (held == null) {
            throw new ConfigException("the store of history lacks what the session has read");
        }
        if (held.endSecond() < end.endSecond()
                || held.digestBefore(end.endSecond()) != end.digest()) {
            held.close();
            throw new ConfigException(
                    "the store of history holds other seconds of %s before %d than the session read"
                            .formatted(held.symbol(), end.endSecond()));
        }
        return held;
    }

    private static LiveSeries again(
            String symbol, @Nullable MappedSeries held, JournalHead.Past end) {
        return held == null
                ? LiveSeries.begin(symbol, end.endSecond(), SECONDS_MAX)
                : LiveSeries.after(held, end.endSecond(), end.lastId(), SECONDS_MAX);
    }
}
