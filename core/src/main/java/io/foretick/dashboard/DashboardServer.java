package io.foretick.dashboard;

import io.foretick.base.Times;
import io.foretick.dashboard.PageFiles.PageFile;
import io.foretick.report.live.Snapshot;
import io.foretick.report.live.Snapshots;
import io.javalin.Javalin;
import io.javalin.compression.CompressionStrategy;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.Header;
import io.javalin.http.HttpStatus;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/// Serves a session's snapshots and the page that shows them. Read-only: it knows no request that
/// changes anything, and runs on threads of its own.
public final class DashboardServer implements AutoCloseable {

    private static final String JSON = "application/json";
    private static final String HEALTH = "/api/health";
    private static final long PAGE_WAIT_NS = 2 * Times.SECOND_NS;
    private static final long QUIET_NS = 5 * Times.SECOND_NS;
    private static final String HINT =
            "This page is for reading, under the address that the session printed.\n";
    private static final String POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self';"
                    + " connect-src 'self'; base-uri 'none'; form-action 'none';"
                    + " frame-ancestors 'none'";

    private final Snapshots snapshots;
    private final Supplier<String> metrics;
    private final Doorkeeper doorkeeper;
    private final PageFiles files = PageFiles.load();
    private final Semaphore streams;
    private final Javalin javalin;
    private volatile boolean closing;

    private DashboardServer(
            DashboardSettings settings, Snapshots snapshots, Supplier<String> metrics) {
        this.snapshots = snapshots;
        this.metrics = metrics;
        this.doorkeeper = new Doorkeeper(settings.hosts());
        this.streams = new Semaphore(settings.streamsMax());
        this.javalin = Javalin.create(this::configure).start(settings.bind(), settings.port());
    }

    /// Starts it.
    ///
    /// @param metrics the body of `/metrics`, in Prometheus' text format
    /// @throws io.javalin.util.JavalinBindException if the port is taken
    public static DashboardServer start(
            DashboardSettings settings, Snapshots snapshots, Supplier<String> metrics) {
        return new DashboardServer(settings, snapshots, metrics);
    }

    public int port() {
        return javalin.port();
    }

    /// What proves to the server who asks; for programs, as `Authorization: Bearer …`.
    public String token() {
        return doorkeeper.token();
    }

    /// The address to open in a browser on this machine, token included.
    public String url() {
        return "http://127.0.0.1:" + port() + "/?token=" + token();
    }

    @Override
    public void close() {
        closing = true;
        javalin.stop();
    }

    private void configure(JavalinConfig config) {
        config.startup.showJavalinBanner = false;
        config.concurrency.useVirtualThreads = true;
        config.http.compressionStrategy = CompressionStrategy.NONE; // loopback gains nothing by it
        config.routes.before(this::guard);
        config.routes.get("/", this::page);
        config.routes.get("/market/{slug}", this::page);
        config.routes.get("/assets/{name}", this::asset);
        config.routes.get("/api/markets", context -> json(context, newest().markets()));
        config.routes.get("/api/distributions", context -> json(context, newest().distributions()));
        config.routes.get("/api/market/{slug}", this::market);
        config.routes.get("/api/state", context -> json(context, newest().state()));
        config.routes.get(HEALTH, this::health);
        config.routes.get("/api/stream", this::stream);
        config.routes.get("/metrics", this::metrics);
    }

    private void guard(Context context) {
        context.header("Content-Security-Policy", POLICY)
                .header("X-Content-Type-Options", "nosniff")
                .header("Referrer-Policy", "no-referrer")
                .header("Cross-Origin-Opener-Policy", "same-origin")
                .header("Cross-Origin-Resource-Policy", "same-origin")
                .header(Header.CACHE_CONTROL, "no-store");
        boolean open = context.path().equals(HEALTH);
        Optional<HttpStatus> refusal = doorkeeper.refusal(context, open);
        if (refusal.isPresent()) {
            context.status(refusal.get()).result(refusal.get().getMessage() + ". " + HINT);
            context.contentType("text/plain").header("Allow", "GET, HEAD").skipRemainingHandlers();
        }
    }

    private void page(Context context) {
        doorkeeper.remember(context);
        send(context, PageFiles.INDEX);
    }

    private void asset(Context context) {
        send(context, context.pathParam("name"));
    }

    private void send(Context context, String name) {
        PageFile file = files.find(name);
        if (file == null) {
            context.status(HttpStatus.NOT_FOUND);
        } else {
            context.contentType(file.contentType()).result(file.text());
        }
    }

    private void market(Context context) throws InterruptedException {
        String page = snapshots.detail(context.pathParam("slug"), PAGE_WAIT_NS);
        if (page == null) {
            context.status(HttpStatus.NOT_FOUND);
            json(context, "{\"error\":\"no such market in the table\"}");
        } else {
            json(context, page);
        }
    }

    private void health(Context context) {
        long ageNs = snapshots.ageNs();
        boolean quiet = newest().sequence() == 0 || ageNs > QUIET_NS;
        String body =
                "{\"status\":\"%s\",\"snapshot_age_ms\":%d}"
                        .formatted(quiet ? "quiet" : "ok", ageNs / Times.MILLI_NS);
        json(context, body);
    }

    private void stream(Context context) throws IOException, InterruptedException {
        if (!streams.tryAcquire()) {
            context.status(HttpStatus.SERVICE_UNAVAILABLE).header("Retry-After", "5");
            return;
        }
        try {
            var response = context.res();
            response.setContentType("text/event-stream");
            new SnapshotStream(snapshots, response.getOutputStream()).run(() -> !closing);
        } finally {
            streams.release();
        }
    }

    private void metrics(Context context) {
        context.contentType("text/plain; version=0.0.4; charset=utf-8").result(metrics.get());
    }

    private Snapshot newest() {
        return snapshots.newest();
    }

    private static void json(Context context, String body) {
        context.contentType(JSON).result(body);
    }
}
