package io.foretick.cli;

import io.foretick.dashboard.DashboardServer;
import io.foretick.dashboard.DashboardSettings;
import io.foretick.engine.Engine;
import io.foretick.engine.EngineObserver;
import io.foretick.report.live.LiveSettings;
import io.foretick.report.live.SnapshotRecorder;
import io.foretick.report.live.Snapshots;
import io.foretick.session.Config;
import io.foretick.session.ConfigException;
import io.javalin.util.JavalinBindException;

import java.io.PrintWriter;
import java.util.List;
import java.util.function.Supplier;

/// The dashboard of one session: what it shows, and the server that shows it.
final class Screen implements AutoCloseable {

    private static final int STREAMS_MAX = 16;

    private final SnapshotRecorder recorder;
    private final DashboardServer server;

    private Screen(SnapshotRecorder recorder, DashboardServer server) {
        this.recorder = recorder;
        this.server = server;
    }

    /// Opens the port and says where the page is.
    ///
    /// @param mode such as `paper`
    /// @param metrics the body of `/metrics`
    /// @throws ConfigException if the port is taken
    static Screen open(String mode, Config config, Supplier<String> metrics, PrintWriter notices) {
        Config.Dashboard terms = config.dashboard();
        var settings = new DashboardSettings(terms.bind(), terms.port(), List.of(), STREAMS_MAX);
        var snapshots = new Snapshots();
        double speed = config.live().speed();
        var shown = new LiveSettings(mode, speed, terms.updateMs(), config.freshness());
        try {
            DashboardServer server = DashboardServer.start(settings, snapshots, metrics);
            notices.println("dashboard: " + server.url());
            notices.flush();
            return new Screen(new SnapshotRecorder(shown, snapshots), server);
        } catch (JavalinBindException e) {
            throw new ConfigException(
                    "dashboard.port: port "
                            + terms.port()
                            + " is taken; choose another with --set dashboard.port=0, or"
                            + " --headless",
                    e);
        }
    }

    EngineObserver observer() {
        return recorder;
    }

    /// To be called now and then while nothing happens.
    void idle(Engine engine) {
        recorder.idle(engine);
    }

    @Override
    public void close() {
        server.close();
    }
}
