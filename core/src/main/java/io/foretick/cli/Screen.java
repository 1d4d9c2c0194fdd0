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
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.UnknownHostException;
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
    /// @throws ConfigException if nobody could listen there
    static Screen open(String mode, Config config, Supplier<String> metrics, PrintWriter notices) {
        Config.Dashboard terms = config.dashboard();
        requireOwn(terms.bind());
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
                            + " is taken or not allowed; choose another with --set"
                            + " dashboard.port=0, or --headless",
                    e);
        }
    }

    private static void requireOwn(String bind) {
        boolean own = false;
        try {
            InetAddress address = InetAddress.getByName(bind);
            own = address.isAnyLocalAddress() || NetworkInterface.getByInetAddress(address) != null;
        } catch (UnknownHostException _) {
            // nobody's, then
        } catch (SocketException e) {
            throw new ConfigException("dashboard.bind: " + bind + ": " + e.getMessage(), e);
        }
        if (!own) {
            throw new ConfigException("dashboard.bind: " + bind + " is no address of this machine");
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
