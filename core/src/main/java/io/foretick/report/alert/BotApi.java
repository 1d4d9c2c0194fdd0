package io.foretick.report.alert;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/// Sends one message and says what came of it. Nothing of a failure but its kind goes further,
/// because exceptions of the client may quote the address, and the address holds the token.
final class BotApi implements AutoCloseable {

    /// What came of a message.
    sealed interface Answer {

        /// It was taken.
        record Accepted() implements Answer {}

        /// Too many; try again then.
        record Busy(Duration retryAfter) implements Answer {}

        /// It may work later.
        record Failed(String kind) implements Answer {}

        /// It will never work: wrong token, unknown chat, bad text.
        record Refused(int status) implements Answer {}
    }

    private static final JsonMapper MAPPER = new JsonMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final long RETRY_AFTER_SECONDS_MAX = 3_600;
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int SERVER_ERROR = 500;

    private final HttpClient client = HttpClient.newBuilder().connectTimeout(PATIENCE).build();
    private final URI address;
    private final String chatId;

    BotApi(TelegramSettings settings) {
        this.address = settings.token().sendMessage(settings.api());
        this.chatId = settings.chatId();
    }

    Answer send(String text) throws InterruptedException {
        String body = MAPPER.createObjectNode().put("chat_id", chatId).put("text", text).toString();
        HttpRequest request =
                HttpRequest.newBuilder(address)
                        .timeout(PATIENCE)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(body))
                        .build();
        try {
            return answer(client.send(request, BodyHandlers.ofString()));
        } catch (IOException e) {
            return new Answer.Failed(e.getClass().getSimpleName());
        }
    }

    private static Answer answer(HttpResponse<String> response) {
        int status = response.statusCode();
        if (status == 200) {
            return new Answer.Accepted();
        }
        if (status == TOO_MANY_REQUESTS) {
            return new Answer.Busy(retryAfter(response.body()));
        }
        return status >= SERVER_ERROR
                ? new Answer.Failed("status " + status)
                : new Answer.Refused(status);
    }

    /// `parameters.retry_after` in whole seconds; one second where it is missing.
    private static Duration retryAfter(String body) {
        try {
            JsonNode stated = MAPPER.readTree(body).at("/parameters/retry_after");
            return Duration.ofSeconds(Math.clamp(stated.asLong(1), 1, RETRY_AFTER_SECONDS_MAX));
        } catch (JacksonException e) {
            return Duration.ofSeconds(1); // a proxy in between answers in its own form
        }
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
