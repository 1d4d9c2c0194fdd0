package io.foretick.session.direction;

import io.foretick.event.Bar;
import io.foretick.market.candle.Timeframe;
import io.foretick.venue.bybit.feed.CandleOrigin;
import io.foretick.venue.bybit.feed.CandleSink;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

/// One run: candles come from the feed's thread into a bounded queue, and the thread that calls
/// [#run] owns the predictors, their listeners and their state. Any thread may ask it to stop.
///
/// A timeframe that begins without a state is warmed up by the feed's candles of the past, is saved
/// at once, and predicts from the newest of them: from then on nothing that it took is asked for
/// again without being known.
public final class DirectionSession implements CandleSink {

    private static final int WAITING_MAX = 16_384;
    private static final long IDLE_MS = 200;

    private final Map<Timeframe, Desk> desks = new TreeMap<>();
    private final BlockingQueue<Said> waiting = new ArrayBlockingQueue<>(WAITING_MAX);
    private final Attendant attendant;
    private volatile boolean stopping;

    /// Whoever looks after a run beside its candles. Called on the session's thread.
    public interface Attendant {
        /// Whether the feed has brought all that was closed before the start.
        boolean warmedUp();

        /// Called after each candle and several times a second.
        ///
        /// @throws IOException if the run cannot go on
        void idle() throws IOException;
    }

    /// What the feed has said.
    private sealed interface Said {
        Timeframe timeframe();

        record Candle(Timeframe timeframe, Bar bar, CandleOrigin origin) implements Said {}

        record Revised(Timeframe timeframe, Bar bar) implements Said {}

        record Missing(Timeframe timeframe, long fromNs, long toNs) implements Said {}
    }

    /// A run of these desks.
    public DirectionSession(List<Desk> desks, Attendant attendant) {
        for (Desk desk : desks) {
            this.desks.put(desk.timeframe(), desk);
        }
        this.attendant = attendant;
    }

    @Override
    public void candle(Timeframe timeframe, Bar bar, CandleOrigin origin) {
        put(new Said.Candle(timeframe, bar, origin));
    }

    @Override
    public void revised(Timeframe timeframe, Bar bar) {
        put(new Said.Revised(timeframe, bar));
    }

    @Override
    public void gap(Timeframe timeframe, long fromNs, long toNs) {
        put(new Said.Missing(timeframe, fromNs, toNs));
    }

    /// Asks it to end; comes back at once.
    public void stop() {
        stopping = true;
    }

    /// Works until it is asked to stop, then saves all states. What still waits by then is for the
    /// next run to ask for.
    ///
    /// @throws IOException if a state cannot be saved or a listener cannot write; nothing more is
    ///   saved then
    public void run() throws IOException, InterruptedException {
        desks.values().forEach(Desk::resume);
        while (!stopping) {
            step();
            attendant.idle();
        }
        for (Desk desk : desks.values()) {
            desk.close();
        }
        attendant.idle();
    }

    private void step() throws IOException, InterruptedException {
        boolean warmedUp = attendant.warmedUp(); // asked first: what it speaks of waits by then
        Said next = waiting.poll(IDLE_MS, TimeUnit.MILLISECONDS);
        if (next != null) {
            hear(next);
        } else if (warmedUp) {
            for (Desk desk : desks.values()) {
                desk.begin();
            }
        }
    }

    private void hear(Said next) throws IOException {
        Desk desk = desks.get(next.timeframe());
        if (desk == null) {
            throw new IllegalStateException("nobody follows timeframe " + next.timeframe());
        }
        switch (next) {
            case Said.Candle(_, Bar bar, CandleOrigin origin) -> {
                if (origin == CandleOrigin.WARMUP) {
                    desk.past(bar);
                } else {
                    desk.take(bar);
                }
            }
            case Said.Revised(_, Bar bar) -> desk.take(bar);
            case Said.Missing _ -> {} // the predictor sees it at the next candle
        }
    }

    private void put(Said said) {
        try {
            waiting.put(said);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt(); // the feed ends
        }
    }
}
