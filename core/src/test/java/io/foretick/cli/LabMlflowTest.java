package io.foretick.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.foretick.cli.LabCalls.Ended;
import io.foretick.testing.MemoryFolder;
import io.javalin.Javalin;
import io.javalin.http.Context;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// `foretick lab grid --mlflow` against a server on this machine that answers as MLflow does.
class LabMlflowTest {

    private static final String ANSWER =
            """
            {"experiment": {"experiment_id": "5"}, "run": {"info": {"run_id": "r1"}}}
            """;

    private final List<String> calls = Collections.synchronizedList(new ArrayList<>());
    private Javalin server;

    @TempDir(factory = MemoryFolder.class)
    private Path folder = Path.of("");

    @BeforeEach
    void start() {
        server =
                Javalin.create(
                                config -> {
                                    config.startup.showJavalinBanner = false;
                                    config.routes.get("/*", this::answer);
                                    config.routes.post("/*", this::answer);
                                })
                        .start("127.0.0.1", 0);
    }

    private void answer(Context context) {
        String call = context.path().replace("/api/2.0/mlflow/", "");
        calls.add(call);
        boolean told = !context.body().isEmpty(); // what is sent has to be read to its end
        context.status(told != call.startsWith("experiments/get") ? 200 : 400).result(ANSWER);
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    @Test
    void eachTrialBecomesARunAtTheServerOnce() throws IOException {
        Path config = LabCalls.write(folder.resolve("six.yml"), LabCalls.SIX);
        Path out = folder.resolve("six");
        String url = "--mlflow=http://127.0.0.1:" + server.port();
        Ended grid = LabCalls.lab("grid", "--config=" + config, "--out=" + out, url);
        assertEquals(ExitCode.OK, grid.code(), grid.err());
        assertTrue(grid.err().lines().noneMatch(line -> line.contains("MLflow")), grid.err());
        assertEquals(6, Collections.frequency(calls, "runs/create"));
        assertEquals(6, Collections.frequency(calls, "runs/update"));
        assertEquals(1, Collections.frequency(calls, "experiments/get-by-name"));
        calls.clear();
        assertEquals(ExitCode.OK, LabCalls.lab("resume", "--out=" + out, url).code());
        assertEquals(List.of(), calls);
    }
}
