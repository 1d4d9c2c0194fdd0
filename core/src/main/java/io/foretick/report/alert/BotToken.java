package io.foretick.report.alert;

import java.net.URI;
import java.util.regex.Pattern;

/// The secret that a Telegram bot proves itself by. It is part of the addresses it is sent to, so
/// those must not be shown either.
public final class BotToken {

    private static final Pattern FORM = Pattern.compile("[0-9]{1,20}:[A-Za-z0-9_-]{8,128}");

    private final String text;

    private BotToken(String text) {
        this.text = text;
    }

    /// As BotFather gives it: a number, a colon, and letters.
    ///
    /// @param name where it came from, for the message of the exception
    /// @throws IllegalArgumentException if it has another form; the message does not repeat it
    public static BotToken parse(String text, String name) {
        if (!FORM.matcher(text).matches()) {
            throw new IllegalArgumentException(name + " has not the form of a bot's token");
        }
        return new BotToken(text);
    }

    /// Where messages go. A secret like the token.
    URI sendMessage(URI api) {
        String base = api.toString();
        String slash = base.endsWith("/") ? "" : "/";
        return URI.create(base + slash + "bot" + text + "/sendMessage");
    }

    @Override
    public String toString() {
        return "BotToken[hidden]";
    }
}
