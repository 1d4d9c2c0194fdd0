package io.foretick.dashboard;

import io.foretick.report.live.Newest;
import io.foretick.report.predictor.BoardSnapshot;
import io.foretick.report.predictor.ModelDetail;
import io.foretick.report.predictor.PredictorBoard;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;

import java.util.List;
import java.util.function.Function;

/// Serves a direction predictor's snapshots and the page that shows them. Read-only: it knows no
/// request that changes anything, and runs on threads of its own.
public final class PredictorServer implements AutoCloseable {

    private static final String PAGE = "/predictor";

    private final PageServer server;

    private PredictorServer(PageServer server) {
        this.server = server;
    }

    /// Starts it.
    ///
    /// @throws io.javalin.util.JavalinBindException if the port is taken
    public static PredictorServer start(DashboardSettings settings, PredictorBoard board) {
        Newest<BoardSnapshot> published = board.published();
        return new PredictorServer(
                PageServer.start(
                        settings,
                        published,
                        List.of(PAGE),
                        routes -> new Routes(published).addTo(routes)));
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
        return server.url(PAGE);
    }

    @Override
    public void close() {
        server.close();
    }

    /// What is answered under which path.
    private record Routes(Newest<BoardSnapshot> published) {

        void addTo(RoutesConfig routes) {
            routes.get("/", Routes::toThePage);
            add(routes, "/api/state", BoardSnapshot::state);
            add(routes, "/api/models", BoardSnapshot::models);
            add(routes, "/api/patterns/top", BoardSnapshot::topPatterns);
            add(routes, "/api/patterns/summary", BoardSnapshot::patternSummary);
            routes.get("/api/models/{tf}/{model}", this::model);
        }

        private void add(RoutesConfig routes, String path, Function<BoardSnapshot, String> part) {
            routes.get(path, context -> PageServer.json(context, part.apply(published.get())));
        }

        /// The token in the address goes along.
        private static void toThePage(Context context) {
            String query = context.queryString();
            context.redirect(query == null ? PAGE : PAGE + "?" + query);
        }

        private void model(Context context) {
            String key = context.pathParam("tf") + "/" + context.pathParam("model");
            ModelDetail detail = published.get().details().get(key);
            if (detail == null) {
                PageServer.missing(context, "no such model");
            } else {
                PageServer.json(context, detail.json());
            }
        }
    }
}
