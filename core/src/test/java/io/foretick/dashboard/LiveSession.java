package io.foretick.dashboard;

import io.foretick.engine.Freshness;
import io.foretick.report.live.LiveSettings;
import io.foretick.report.live.SnapshotRecorder;
import io.foretick.report.live.Snapshots;
import io.foretick.testing.LiveDesk;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/// A desk that steps ten times a second on a thread of its own, with a dashboard over it.
final class LiveSession implements AutoCloseable {

    private static final int STEP_MS = 100;

    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor();
    private final Snapshots snapshots = new Snapshots();
    private final SnapshotRecorder recorder =
            new SnapshotRecorder(LiveSettings.of("test", Freshness.DEFAULT), snapshots);
    private final LiveDesk desk;
    private final DashboardServer server;
    private final ScheduledFuture<?> steps;
    private volatile Consumer<LiveDesk> step = LiveDesk::step;

    LiveSession(int markets) {
        desk = new LiveDesk(markets, recorder);
        server = start(DashboardSettings.DEFAULT.withPort(0));
        steps = thread.scheduleAtFixedRate(this::step, 0, STEP_MS, TimeUnit.MILLISECONDS);
    }

    DashboardServer server() {
        return server;
    }

    /// One more dashboard over the same session.
    DashboardServer start(DashboardSettings settings) {
        return DashboardServer.start(settings, snapshots, () -> "foretick_up 1\n");
    }

    String firstSlug() {
        return desk.markets().getFirst().slug();
    }

    Snapshots snapshots() {
        return snapshots;
    }

    /// From now on the session does this ten times a second.
    void does(Consumer<LiveDesk> other) {
        step = other;
    }

    /// Does something between two steps and waits until it is done.
    void once(Consumer<LiveDesk> action) throws InterruptedException, ExecutionException {
        thread.submit(() -> action.accept(desk)).get();
    }

    @Override
    public void close() {
        server.close();
        steps.cancel(false);
        thread.shutdownNow();
    }

    private void step() {
        step.accept(desk);
        recorder.idle(desk.engine());
    }
}
