package io.foretick.cli;

import io.foretick.base.Digest;
import io.foretick.base.Times;
import io.foretick.event.Event;
import io.foretick.event.Stamp;
import io.foretick.forecast.DensityModel;
import io.foretick.journal.JournalHead;
import io.foretick.session.Config;
import io.foretick.session.JournalHeads;
import io.foretick.session.model.ModelCounts;
import io.foretick.session.model.ModelRunner;
import io.foretick.session.model.PastSaver;
import io.foretick.session.model.StoredPasts;
import io.foretick.session.model.Withheld;
import io.foretick.venue.VenueClock;
import io.foretick.venue.live.Arrival;
import io.foretick.venue.live.ArrivalQueue;

import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;

/// The part of a live run that reads recorded history: the store behind the session, the model on a
/// thread of its own, and what is saved. To be closed when the session has ended.
final class HistoryRun implements AutoCloseable {

    private static final Logger LOG = System.getLogger(HistoryRun.class.getName());
    private static final long PATIENCE_NS = 100_000;
    private static final long POLL_SECONDS = 2;

    private final StoredPasts stored;
    private final ExecutorService worker = thread("foretick-model");
    private final ExecutorService writer = thread("foretick-history");
    private final CountDownLatch end = new CountDownLatch(1);
    private final ModelShelf shelf;
    private final PastSaver saver;
    private final ModelRunner runner;
    private long liveDigest; // of the poller's thread, once that has begun
    private final long modelDigest;
    private final List<String> symbols;
    private final ModelCounts counts = new ModelCounts();
    private final ArrivalQueue queue;
    private volatile boolean ended;

    private HistoryRun(StoredPasts stored, Config config, DensityModel model, ArrivalQueue queue) {
        this.stored = stored;
        this.shelf = ModelShelf.of(config);
        this.queue = queue;
        this.modelDigest = model.digest();
        this.symbols = ModelChoice.symbols(config);
        this.liveDigest = modelDigest;
        this.saver = stored.saver(writer);
        var parts = new ModelRunner.Parts(stored.pasts(), model, config.density(), saver, counts);
        this.runner = new ModelRunner(parts, worker, this::handOver);
        Thread.ofPlatform().name("foretick-registry").daemon().start(this::pollUntilTheEnd);
    }

    /// Opens the configured store, as it is.
    static HistoryRun open(Config config, DensityModel model, ArrivalQueue queue, VenueClock clock)
            throws IOException {
        long nowSecond = Times.toEpochSecond(clock.nowNs());
        Path folder = Path.of(config.history().store());
        StoredPasts stored = StoredPasts.open(folder, ModelChoice.symbols(config), nowSecond);
        return new HistoryRun(stored, config, model, queue);
    }

    /// The head of the session's journal.
    JournalHead head(Config config) {
        return JournalHeads.of(config, modelDigest, stored.head());
    }

    /// The last trade that is known of each pair.
    Map<String, Long> lastTradeIds() {
        return stored.lastTradeIds();
    }

    /// Has to see the session's events, on its thread.
    ModelRunner runner() {
        return runner;
    }

    /// What became of each second's densities.
    ModelCounts counts() {
        return counts;
    }

    /// The same for the summary.
    ObjectNode json() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("first_model", Digest.hex(modelDigest));
        json.put("given", counts.given());
        ObjectNode withheld = json.putObject("withheld");
        for (Withheld reason : Withheld.values()) {
            withheld.put(reason.key(), counts.withheld(reason));
        }
        return json;
    }

    /// Tells which instruments are known from before.
    void restore(List<Event.Listed> listed) {
        listed.forEach(stored.pasts()::on);
    }

    @Override
    public void close() {
        ended = true;
        end.countDown();
        worker.close();
        writer.close();
        saver.finish();
    }

    private void pollUntilTheEnd() {
        try {
            while (!end.await(POLL_SECONDS, TimeUnit.SECONDS)) {
                poll();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt(); // nobody interrupts it but the end of the process
        }
    }

    /// Looks whether another model was made live; what cannot be loaded leaves the present one.
    private void poll() {
        try {
            shelf.changed(liveDigest)
                    .ifPresent(changed -> {
                        liveDigest = changed.model().digest(); // told once, taken or not
                        ModelChoice.requireSymbols(changed.model(), symbols);
                        runner.change(changed);
                    });
        } catch (IOException | RuntimeException e) {
            LOG.log(Level.WARNING, "the model stays as it is: " + e.getMessage());
        }
    }

    /// Nobody takes any more once the session has ended, so nobody may wait then.
    private void handOver(long askedNs, List<Function<Stamp, Event>> facts) {
        var arrival = new Arrival.Computed(askedNs, facts);
        while (!queue.tryOffer(arrival) && !ended) {
            LockSupport.parkNanos(PATIENCE_NS);
        }
    }

    private static ExecutorService thread(String name) {
        return Executors.newSingleThreadExecutor(Thread.ofPlatform().name(name).factory());
    }
}
