package io.foretick.dashboard;

import io.foretick.base.Times;
import io.foretick.report.live.Snapshot;
import io.foretick.report.live.Snapshots;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;

import java.util.List;
import java.util.function.Supplier;

/// Serves a session's snapshots and the page that shows them. Read-only: it knows no request that
/// changes anything, and runs on threads of its own.
public final class DashboardServer implements AutoCloseable {

    private static final long PAGE_WAIT_NS = 2 * Times.SECOND_NS;

    private final PageServer server;

    private DashboardServer(PageServer server) {
        this.server = server;
    }

    /// Starts it.
    ///
    /// @param metrics the body of `/metrics`, in Prometheus' text format
    /// @throws io.javalin.util.JavalinBindException if the port is taken
    public static DashboardServer start(
            DashboardSettings settings, Snapshots snapshots, Supplier<String> metrics) {
        return new DashboardServer(
                PageServer.start(
                        settings,
                        snapshots.published(),
                        List.of("/", "/market/{slug}"),
                        routes -> addRoutes(routes, snapshots, metrics)));
    }

    public int port() {
        return server.port();
    }

    /// What proves to the server who asks; for programs, as `Authorization: Bearer …`.
    public String token() {
        return server.token();
    }

    /// The address to open in a browser on this machine, token included.
    public String url() {
        return server.url("/");
    }

    @Override
    public void close() {
        server.close();
    }

    private static void addRoutes(
            RoutesConfig routes, Snapshots snapshots, Supplier<String> metrics) {
        Supplier<Snapshot> newest = snapshots::newest;
        routes.get("/api/markets", context -> PageServer.json(context, newest.get().markets()));
        routes.get(
                "/api/distributions",
                context -> PageServer.json(context, newest.get().distributions()));
        routes.get("/api/state", context -> PageServer.json(context, newest.get().state()));
        routes.get("/api/market/{slug}", context -> market(context, snapshots));
        routes.get("/metrics", context -> metrics(context, metrics.get()));
    }

    private static void market(Context context, Snapshots snapshots) throws InterruptedException {
        String page = snapshots.detail(context.pathParam("slug"), PAGE_WAIT_NS);
        if (page == null) {
            PageServer.missing(context, "no such market in the table");
        } else {
            PageServer.json(context, page);
        }
    }

    private static void metrics(Context context, String text) {
        context.contentType("text/plain; version=0.0.4; charset=utf-8").result(text);
    }
}
