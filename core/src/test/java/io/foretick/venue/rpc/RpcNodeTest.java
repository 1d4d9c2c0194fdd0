package io.foretick.venue.rpc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import tools.jackson.databind.JsonNode;

import java.io.IOException;
import java.net.http.HttpClient;
import java.util.List;
import java.util.stream.IntStream;

/// Repeats what was not answered, and says one reason where nothing helps.
class RpcNodeTest {

    private static final Patience SHORT = new Patience(3, 1_000_000, 2_000_000, 2_000_000_000L);

    private static List<String> texts(List<JsonNode> nodes) {
        return nodes.stream().map(JsonNode::asString).toList();
    }

    private static List<String> ask(LoopbackRpc server, int count) throws IOException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            RpcNode node = RpcNode.at(client, server.url(), SHORT);
            List<Question> questions =
                    IntStream.range(0, count).mapToObj(k -> Question.of("echo", "q" + k)).toList();
            return texts(node.askAll(questions));
        }
    }

    private static LoopbackRpc echo() throws IOException {
        return new LoopbackRpc((_, params) -> params.path(0).toString());
    }

    private static List<String> numbered(int count) {
        return IntStream.range(0, count).mapToObj(k -> "q" + k).toList();
    }

    @Test
    void keepsTheOrderOfQuestionsOverSeveralMessages() throws IOException {
        try (var server = echo()) {
            assertEquals(numbered(120), ask(server, 120));
        }
    }

    @Test
    void asksOneByOneWhereTheNodeTakesNoLists() throws IOException {
        try (var server = echo().withoutLists()) {
            assertEquals(numbered(7), ask(server, 7));
        }
    }

    @Test
    void asksAgainAfterSilenceHasteAndNonsense() throws IOException {
        try (var server = echo().troubles("hang up", "503")) {
            assertEquals(numbered(1), ask(server, 1));
        }
        try (var server = echo().troubles("429", "<html>")) {
            assertEquals(numbered(1), ask(server, 1));
        }
        String tooFast = "{\"id\":1,\"error\":{\"code\":-32005,\"message\":\"rate limit\"}}";
        try (var server = echo().troubles(tooFast)) {
            assertEquals(numbered(1), ask(server, 1));
        }
    }

    @Test
    void givesUpAfterItsAttemptsAndDoesNotShowTheAddress() throws IOException {
        try (var server = echo().troubles("503", "503", "hang up", "503")) {
            var failure = assertThrows(IOException.class, () -> ask(server, 1));
            assertTrue(
                    String.valueOf(failure.getMessage())
                            .startsWith("the node at 127.0.0.1 does not answer"));
            assertTrue(
                    String.valueOf(failure.getMessage()).contains("after 3 attempts"),
                    failure.getMessage());
            assertFalse(String.valueOf(failure.getMessage()).contains("secret-key"));
        }
    }

    @Test
    void doesNotRepeatWhatIsRefused() throws IOException {
        LoopbackRpc.Answers refusing =
                (_, _) -> {
                    throw new LoopbackRpc.Refusal(-32601, "no such method");
                };
        try (var server = new LoopbackRpc(refusing)) {
            var failure = assertThrows(RefusedException.class, () -> ask(server, 1));
            assertEquals(
                    "the node at 127.0.0.1 refuses echo: no such method", failure.getMessage());
            assertEquals(1, server.asked("echo"));
        }
    }

    @Test
    void refusesAnAddressThatIsNoneWithoutRepeatingIt() {
        try (HttpClient client = HttpClient.newHttpClient()) {
            for (String url : List.of("", "ftp://a/key", "not a url/key", "https:///key")) {
                var failure = assertThrows(IOException.class, () -> RpcNode.at(client, url, SHORT));
                assertEquals(
                        "data.url must be a whole http or https address of a node",
                        failure.getMessage());
            }
        }
    }
}
