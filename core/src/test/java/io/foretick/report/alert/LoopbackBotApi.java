package io.foretick.report.alert;

import io.javalin.Javalin;
import io.javalin.http.Context;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Telegram's Bot API on this machine: takes messages, and answers as it is told beforehand.
public final class LoopbackBotApi implements AutoCloseable {

    static final String TOKEN = "123456:CANARY-token_never-shown";
    static final String CHAT = "-1001";

    private static final JsonMapper MAPPER = new JsonMapper();

    /// One message that arrived.
    record Call(String path, JsonNode body, long nanoTime) {}

    private final Queue<Integer> statuses = new ConcurrentLinkedQueue<>();
    private final List<Call> calls = new CopyOnWriteArrayList<>();
    private final CountDownLatch gate = new CountDownLatch(1);
    private final CountDownLatch held = new CountDownLatch(1);
    private final Javalin server;
    private volatile boolean gated;

    public LoopbackBotApi() {
        server =
                Javalin.create(config -> {
                    config.startup.showJavalinBanner = false;
                    config.routes.post("/*", this::answer);
                });
        server.start("127.0.0.1", 0);
    }

    private void answer(Context context) throws InterruptedException {
        if (gated) {
            held.countDown();
            gate.await();
        }
        JsonNode body = MAPPER.readTree(context.body());
        calls.add(new Call(context.path(), body, System.nanoTime()));
        Integer scripted = statuses.poll();
        int status = scripted == null ? 200 : scripted;
        context.status(status);
        context.result(
                status == 429
                        ? "{\"ok\":false,\"error_code\":429,\"parameters\":{\"retry_after\":1}}"
                        : "{\"ok\":" + (status == 200) + "}");
    }

    /// The next answers; all later ones are 200.
    LoopbackBotApi answering(Integer... next) {
        statuses.addAll(List.of(next));
        return this;
    }

    /// Answers nothing until [#open].
    void shut() {
        gated = true;
    }

    void open() {
        gate.countDown();
    }

    /// Returns when a message stands before the shut gate.
    void awaitHeld() {
        try {
            if (!held.await(20, TimeUnit.SECONDS)) {
                throw new AssertionError("no message came");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    List<Call> calls() {
        return calls;
    }

    /// All lines of the messages that were answered with 200.
    public List<String> lines() {
        return calls.stream()
                .flatMap(call -> call.body().path("text").stringValue().lines())
                .toList();
    }

    /// Settings without pauses.
    public TelegramSettings settings() {
        return settings(url());
    }

    /// The environment of a process that tells its chat.
    public static Map<String, String> environment() {
        return Map.of(TelegramSettings.TOKEN_VARIABLE, TOKEN, TelegramSettings.CHAT_VARIABLE, CHAT);
    }

    static TelegramSettings settings(URI api) {
        return new TelegramSettings(
                api,
                BotToken.parse(TOKEN, "token"),
                CHAT,
                Duration.ofMillis(1),
                4,
                Duration.ofSeconds(20));
    }

    public URI url() {
        return URI.create("http://127.0.0.1:" + server.port());
    }

    @Override
    public void close() {
        open();
        server.stop();
    }
}
