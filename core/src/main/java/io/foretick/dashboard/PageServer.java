package io.foretick.dashboard;

import io.foretick.base.Times;
import io.foretick.dashboard.PageFiles.PageFile;
import io.foretick.report.live.Newest;
import io.foretick.report.live.Publication;
import io.javalin.Javalin;
import io.javalin.compression.CompressionStrategy;
import io.javalin.config.JavalinConfig;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.Header;
import io.javalin.http.HttpStatus;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;

/// What every dashboard's server has: the door, the page's files, and the stream of what is
/// published. The routes of the data are the owner's. Runs on threads of its own.
final class PageServer implements AutoCloseable {

    private static final String HEALTH = "/api/health";

    private static final String JSON = "application/json";
    private static final long QUIET_NS = 5 * Times.SECOND_NS;
    private static final String HINT =
            "This page is for reading, under the address that the session printed.\n";
    private static final String POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self';"
                    + " connect-src 'self'; base-uri 'none'; form-action 'none';"
                    + " frame-ancestors 'none'";

    private final Newest<?> published;
    private final Doorkeeper doorkeeper;
    private final PageFiles files = PageFiles.load();
    private final Semaphore streams;
    private final Javalin javalin;
    private volatile boolean closing;

    private PageServer(
            DashboardSettings settings,
            Newest<?> published,
            List<String> pages,
            Consumer<RoutesConfig> routes) {
        this.published = published;
        this.doorkeeper = new Doorkeeper(settings.hosts());
        this.streams = new Semaphore(settings.streamsMax());
        this.javalin =
                Javalin.create(config -> configure(config, pages, routes))
                        .start(settings.bind(), settings.port());
    }

    /// Starts it.
    ///
    /// @param pages paths under which the page is shown
    /// @param routes adds the routes of the data
    /// @throws io.javalin.util.JavalinBindException if the port is taken
    static PageServer start(
            DashboardSettings settings,
            Newest<?> published,
            List<String> pages,
            Consumer<RoutesConfig> routes) {
        return new PageServer(settings, published, pages, routes);
    }

    int port() {
        return javalin.port();
    }

    String token() {
        return doorkeeper.token();
    }

    /// The address of a page for a browser on this machine, token included.
    String url(String path) {
        return "http://127.0.0.1:" + port() + path + "?token=" + token();
    }

    @Override
    public void close() {
        closing = true;
        javalin.stop();
    }

    /// Answers with JSON.
    static void json(Context context, String body) {
        context.contentType(JSON).result(body);
    }

    /// Answers that something is not there, and why.
    static void missing(Context context, String why) {
        context.status(HttpStatus.NOT_FOUND);
        json(context, "{\"error\":\"" + why + "\"}");
    }

    private void configure(
            JavalinConfig config, List<String> pages, Consumer<RoutesConfig> routes) {
        config.startup.showJavalinBanner = false;
        config.concurrency.useVirtualThreads = true;
        config.http.compressionStrategy = CompressionStrategy.NONE; // loopback gains nothing by it
        config.routes.before(this::guard);
        pages.forEach(path -> config.routes.get(path, this::page));
        config.routes.get("/assets/{name}", this::asset);
        config.routes.get(HEALTH, this::health);
        config.routes.get("/api/stream", this::stream);
        routes.accept(config.routes);
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

    private void health(Context context) {
        long ageNs = published.ageNs();
        Publication newest = published.get();
        boolean quiet = newest.sequence() == 0 || ageNs > QUIET_NS;
        String status = quiet ? "quiet" : newest.health().name().toLowerCase(Locale.ROOT);
        String body =
                "{\"status\":\"%s\",\"snapshot_age_ms\":%d}"
                        .formatted(status, ageNs / Times.MILLI_NS);
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
            new SnapshotStream(published, response.getOutputStream()).run(() -> !closing);
        } finally {
            streams.release();
        }
    }
}
