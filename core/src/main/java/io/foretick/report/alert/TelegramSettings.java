package io.foretick.report.alert;

import io.foretick.base.Checks;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// Which chat is told, by which bot, and how fast.
///
/// @param api base URL of the Bot API; `http` only on this machine, since the token travels in it
/// @param chatId number or `@name` of the chat
/// @param pause least time between two messages, and before the first retry, doubled for each
///   further one; Telegram allows about one message a second and chat
/// @param attemptsMax how often one message is tried
/// @param closeWait how long the end of a session waits for the last messages
public record TelegramSettings(
        URI api,
        BotToken token,
        String chatId,
        Duration pause,
        int attemptsMax,
        Duration closeWait) {

    /// The environment variable of the token.
    public static final String TOKEN_VARIABLE = "TELEGRAM_BOT_TOKEN";

    /// The environment variable of the chat.
    public static final String CHAT_VARIABLE = "TELEGRAM_CHAT_ID";

    /// Telegram's own server.
    public static final URI API = URI.create("https://api.telegram.org");

    private static final Pattern CHAT = Pattern.compile("-?[0-9]{1,20}|@[A-Za-z0-9_]{1,64}");
    private static final Set<String> THIS_MACHINE = Set.of("127.0.0.1", "localhost", "[::1]");

    public TelegramSettings {
        boolean safe =
                "https".equals(api.getScheme())
                        || ("http".equals(api.getScheme()) && isThisMachine(api));
        if (!safe) {
            throw new IllegalArgumentException(
                    "the Bot API must be reached by https, or by http on this machine");
        }
        if (!CHAT.matcher(chatId).matches()) {
            throw new IllegalArgumentException(
                    CHAT_VARIABLE + " must be a chat's number or an @name");
        }
        Checks.inRange(pause.toMillis(), 0, 60_000, "pause in ms");
        Checks.inRange(attemptsMax, 1, 20, "attemptsMax");
        Checks.inRange(closeWait.toMillis(), 0, 60_000, "closeWait in ms");
    }

    private static boolean isThisMachine(URI api) {
        return api.getHost() != null && THIS_MACHINE.contains(api.getHost());
    }

    /// With the usual pace.
    public static TelegramSettings of(URI api, BotToken token, String chatId) {
        return new TelegramSettings(
                api, token, chatId, Duration.ofSeconds(1), 5, Duration.ofSeconds(5));
    }

    /// Empty if neither variable is set.
    ///
    /// @throws IllegalArgumentException if one is set without the other, or has not its form
    public static Optional<TelegramSettings> fromEnvironment(
            Map<String, String> environment, URI api) {
        String token = environment.getOrDefault(TOKEN_VARIABLE, "");
        String chat = environment.getOrDefault(CHAT_VARIABLE, "");
        if (token.isEmpty() && chat.isEmpty()) {
            return Optional.empty();
        }
        if (token.isEmpty() || chat.isEmpty()) {
            String missing = token.isEmpty() ? TOKEN_VARIABLE : CHAT_VARIABLE;
            throw new IllegalArgumentException(missing + " is not set, the other one is");
        }
        return Optional.of(of(api, BotToken.parse(token, TOKEN_VARIABLE), chat));
    }

    @Override
    public String toString() {
        return "TelegramSettings[hidden]";
    }
}
