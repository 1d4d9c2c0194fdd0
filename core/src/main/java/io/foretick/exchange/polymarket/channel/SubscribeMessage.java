package io.foretick.exchange.polymarket.channel;

import io.foretick.venue.polymarket.sign.ApiCredentials;

import org.jspecify.annotations.Nullable;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What a client of a channel sends to subscribe or to unsubscribe. Pure data.
///
/// @param names token ids on the market channel, condition ids on the user channel
/// @param credentials null where the message has none, as after the first
public record SubscribeMessage(
        boolean unsubscribe,
        List<String> names,
        boolean customFeatures,
        boolean initialDump,
        @Nullable ApiCredentials credentials) {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    public SubscribeMessage {
        names = List.copyOf(names);
    }

    /// Empty if the text is no message to a channel.
    public static Optional<SubscribeMessage> parse(String text) {
        JsonNode message;
        try {
            message = JSON.readTree(text);
        } catch (JacksonException _) {
            return Optional.empty();
        }
        String operation = message.path("operation").asString("");
        boolean typed = message.path("type").isString();
        boolean known = operation.equals("subscribe") || operation.equals("unsubscribe");
        if (!typed && !known) {
            return Optional.empty();
        }
        boolean ofTokens = message.path("assets_ids").isArray();
        List<String> names = new ArrayList<>();
        message.path(ofTokens ? "assets_ids" : "markets")
                .forEach(name -> names.add(name.asString("")));
        return Optional.of(
                new SubscribeMessage(
                        operation.equals("unsubscribe"),
                        names,
                        message.path("custom_feature_enabled").asBoolean(false),
                        message.path("initial_dump").asBoolean(true),
                        credentials(message.path("auth"))));
    }

    private static @Nullable ApiCredentials credentials(JsonNode auth) {
        String apiKey = auth.path("apiKey").asString("");
        String secret = auth.path("secret").asString("");
        String passphrase = auth.path("passphrase").asString("");
        return apiKey.isBlank() || secret.isBlank() || passphrase.isBlank()
                ? null
                : new ApiCredentials(apiKey, secret, passphrase);
    }
}
