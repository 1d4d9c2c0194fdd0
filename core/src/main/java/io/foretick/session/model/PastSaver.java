package io.foretick.session.model;

import io.foretick.base.Times;
import io.foretick.history.series.LiveCut;
import io.foretick.history.series.MappedSeries;
import io.foretick.history.series.SeriesStore;
import io.foretick.history.series.SeriesWriter;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;

/// Appends closed seconds to the store each minute, beside the session's thread, and now and then
/// puts the longer file under the pasts, so that their memory stays bounded. Asked on the session's
/// thread; writes on one thread of the executor. A fault costs the store, not the session.
public final class PastSaver {

    private static final Logger LOG = System.getLogger(PastSaver.class.getName());
    private static final long PERIOD_NS = Times.MINUTE_NS;
    private static final long REBASE_SECONDS = 2 * 3_600;

    private final SeriesStore store;
    private final SpotPasts pasts;
    private final Executor executor;
    private final List<@Nullable MappedSeries> under;
    private final Map<String, SeriesWriter> writers = new HashMap<>();
    private final List<@Nullable MappedSeries> longer = new ArrayList<>(); // null: not longer yet
    private volatile boolean saving; // hands writers and longer from thread to thread
    private volatile boolean failed;
    private long dueNs = Long.MIN_VALUE;

    /// @param under what each past stands on, in the order of the coins; null for nothing
    /// @param executor runs one task after another; the caller ends it before [#finish]
    PastSaver(
            SeriesStore store,
            SpotPasts pasts,
            List<@Nullable MappedSeries> under,
            Executor executor) {
        this.store = store;
        this.pasts = pasts;
        this.under = new ArrayList<>(under);
        this.executor = executor;
        under.forEach(_ -> longer.add(null));
    }

    /// Saves if it is time to.
    ///
    /// @param idle whether nobody reads a cut now
    void onTick(long nowNs, boolean idle) {
        if (saving || failed) {
            return;
        }
        if (idle) {
            rebase();
        }
        if (dueNs == Long.MIN_VALUE) {
            dueNs = nowNs + PERIOD_NS;
        } else if (nowNs >= dueNs) {
            dueNs = nowNs + PERIOD_NS;
            saving = true;
            List<PastCut.Coin> cuts = pasts.cuts();
            executor.execute(() -> save(cuts));
        }
    }

    /// Saves what is left and lets go of the store. Called once, when the session and the executor
    /// have ended; after it no cut can be read.
    public void finish() {
        if (!failed) {
            save(pasts.cuts());
        }
        for (SeriesWriter writer : writers.values()) {
            try {
                writer.close();
            } catch (IOException e) {
                fail(e);
            }
        }
        close(under);
        close(longer);
    }

    private static void close(List<@Nullable MappedSeries> all) {
        for (MappedSeries series : all) {
            if (series != null) {
                series.close();
            }
        }
    }

    /// Runs on the session's thread, which must not end with it.
    private void rebase() {
        try {
            for (int coin = 0; coin < longer.size(); coin++) {
                rebase(coin);
            }
        } catch (RuntimeException e) {
            fail(e);
        }
    }

    private void rebase(int coin) {
        MappedSeries next = longer.get(coin);
        if (next == null) {
            return;
        }
        pasts.rebase(coin, next);
        longer.set(coin, null);
        MappedSeries before = under.set(coin, next);
        if (before != null) {
            before.close();
        }
    }

    private void save(List<PastCut.Coin> cuts) {
        try {
            for (int coin = 0; coin < cuts.size(); coin++) {
                LiveCut cut = cuts.get(coin).past();
                if (cut.endSecond() > cut.firstSecond()) {
                    append(cut);
                    lengthen(coin, cut);
                }
            }
        } catch (IOException | RuntimeException e) {
            fail(e);
        } finally {
            saving = false;
        }
    }

    private void append(LiveCut cut) throws IOException {
        SeriesWriter writer = writers.get(cut.symbol());
        if (writer == null) {
            writer =
                    store.holds(cut.symbol())
                            ? store.append(cut.symbol())
                            : store.begin(cut.symbol(), cut.firstSecond());
            writers.put(cut.symbol(), writer);
        }
        writer.append(cut);
        writer.commit();
    }

    private void lengthen(int coin, LiveCut cut) throws IOException {
        MappedSeries now = under.get(coin);
        long savedTo = now == null ? cut.firstSecond() : now.endSecond();
        if (longer.get(coin) == null && cut.endSecond() - savedTo >= REBASE_SECONDS) {
            longer.set(coin, MappedSeries.open(store.file(cut.symbol())));
        }
    }

    private void fail(Exception why) {
        failed = true;
        LOG.log(Level.WARNING, "the session's seconds are saved no more, all else runs on", why);
    }
}
