package io.foretick.venue.polymarket.gateway.wire;

import io.foretick.venue.polymarket.account.Heard;
import io.foretick.venue.polymarket.sign.ApiCredentials;

import tools.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/// Reads the small answers about an account: cancels, balances, positions, heartbeats, versions and
/// logins. Pure functions.
public final class AccountAnswers {

    private static final long MICRO_E8 = 100;
    private static final long MICROS_MAX = 90_000_000_000_000_000L;

    private AccountAnswers() {}

    /// What became of cancels; empty if the text does not say.
    public static Optional<Heard.Cancelled> cancelled(String text) {
        JsonNode answer = Fields.tree(text).orElse(null);
        if (answer == null || !answer.path("canceled").isArray()) {
            return Optional.empty();
        }
        List<String> cancelled = new ArrayList<>();
        for (JsonNode name : answer.path("canceled")) {
            cancelled.add(name.asString("").toLowerCase(Locale.ROOT));
        }
        Map<String, String> refused = new HashMap<>();
        answer.path("not_canceled")
                .properties()
                .forEach(entry ->
                        refused.put(
                                entry.getKey().toLowerCase(Locale.ROOT),
                                Fields.line(entry.getValue().asString(""))));
        return Optional.of(new Heard.Cancelled(cancelled, refused));
    }

    /// A balance, told in millionths, as E8.
    public static OptionalLong balanceE8(String text) {
        OptionalLong micros =
                Fields.tree(text)
                        .map(answer -> Fields.whole(answer.path("balance")))
                        .orElse(OptionalLong.empty());
        return micros.isPresent() && micros.getAsLong() < MICROS_MAX / MICRO_E8
                ? OptionalLong.of(micros.getAsLong() * MICRO_E8)
                : OptionalLong.empty();
    }

    /// Shares by token of one page of positions; empty if any cannot be read.
    public static Optional<Map<String, Long>> positionsE8(String text) {
        JsonNode list = Fields.tree(text).orElse(null);
        if (list == null || !list.isArray()) {
            return Optional.empty();
        }
        Map<String, Long> sharesE8 = new HashMap<>();
        for (JsonNode position : list) {
            String tokenId = Fields.text(position, "asset");
            OptionalLong sizeE8 = Fields.amountE8(position, "size");
            if (tokenId.isEmpty() || sizeE8.isEmpty()) {
                return Optional.empty();
            }
            sharesE8.put(tokenId, sizeE8.getAsLong());
        }
        return Optional.of(sharesE8);
    }

    /// The id that the next heartbeat has to name, from an answer or from a refusal; empty if the
    /// text names none.
    public static String heartbeatId(String text) {
        return Fields.tree(text).map(answer -> Fields.text(answer, "heartbeat_id")).orElse("");
    }

    /// The venue's time: whole seconds since the Unix epoch.
    public static OptionalLong second(String text) {
        String plain = text.strip();
        boolean whole = plain.length() >= 9 && plain.length() <= 11;
        return whole && plain.chars().allMatch(c -> c >= '0' && c <= '9')
                ? OptionalLong.of(Long.parseLong(plain))
                : OptionalLong.empty();
    }

    /// The version of the order protocol.
    public static OptionalInt version(String text) {
        OptionalLong version =
                Fields.tree(text)
                        .map(answer -> Fields.whole(answer.path("version")))
                        .orElse(OptionalLong.empty());
        return version.isPresent() && version.getAsLong() <= Integer.MAX_VALUE
                ? OptionalInt.of((int) version.getAsLong())
                : OptionalInt.empty();
    }

    /// Whether the account may only close positions; empty if the text does not say.
    public static Optional<Boolean> closedOnly(String text) {
        return Fields.tree(text)
                .map(answer -> answer.path("closed_only"))
                .filter(JsonNode::isBoolean)
                .map(JsonNode::booleanValue);
    }

    /// What a login gave; empty if any part of it is missing.
    public static Optional<ApiCredentials> credentials(String text) {
        JsonNode answer = Fields.tree(text).orElse(null);
        if (answer == null) {
            return Optional.empty();
        }
        String apiKey = Fields.text(answer, "apiKey");
        String secret = Fields.text(answer, "secret");
        String passphrase = Fields.text(answer, "passphrase");
        return apiKey.isBlank() || secret.isBlank() || passphrase.isBlank()
                ? Optional.empty()
                : Optional.of(new ApiCredentials(apiKey, secret, passphrase));
    }

    /// What the venue says went wrong, as one line; empty if it does not say.
    public static String error(String text) {
        return Fields.tree(text)
                .map(answer -> Fields.line(Fields.text(answer, "error")))
                .orElse("");
    }
}
