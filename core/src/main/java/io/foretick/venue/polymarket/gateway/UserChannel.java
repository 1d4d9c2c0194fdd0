package io.foretick.venue.polymarket.gateway;

import io.foretick.venue.live.socket.Dialogue;
import io.foretick.venue.live.socket.Traffic;
import io.foretick.venue.polymarket.account.Heard;
import io.foretick.venue.polymarket.gateway.rest.Secrets;
import io.foretick.venue.polymarket.gateway.wire.UserMessage;
import io.foretick.venue.polymarket.sign.ApiCredentials;

import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/// What is said and heard on the user channel: all orders and trades of the account. It counts as
/// up with the first word of the venue after our login, since a refused one is only hung up on. Any
/// thread.
final class UserChannel implements Traffic, Dialogue {

    /// Said right after the login as well, so that a pong confirms it.
    static final String PING = "PING";

    private final ApiCredentials credentials;
    private final Secrets secrets;
    private final Standing standing;
    private final News news;
    private final AtomicLong unreadable = new AtomicLong();
    private volatile int confirmedLife = -1;

    UserChannel(ApiCredentials credentials, Standing standing, News news) {
        this.credentials = credentials;
        this.secrets = new Secrets(credentials);
        this.standing = standing;
        this.news = news;
    }

    /// Orders and trades that came and could not be read.
    long unreadable() {
        return unreadable.get();
    }

    @Override
    public List<String> opening() {
        ObjectNode login = JsonNodeFactory.instance.objectNode();
        login.putObject("auth")
                .put("apiKey", credentials.apiKey())
                .put("secret", credentials.secret())
                .put("passphrase", credentials.passphrase());
        login.put("type", "user");
        return List.of(login.toString(), PING);
    }

    @Override
    public void opened(int life) {
        // the venue has not taken the login yet
    }

    @Override
    public boolean received(int life, byte[] text, long nanoTime) {
        if (confirmedLife != life) {
            confirmedLife = life;
            standing.back(Standing.Part.USER_CHANNEL);
        }
        UserMessage message = UserMessage.parse(new String(text, StandardCharsets.UTF_8));
        for (Heard heard : message.news()) {
            news.heardAt(nanoTime, heard);
        }
        if (message.unreadable() > 0) {
            unreadable.addAndGet(message.unreadable());
            standing.interrupted("a message of the user channel could not be read");
        }
        return true;
    }

    @Override
    public void ended(int life, String reason) {
        standing.lost(Standing.Part.USER_CHANNEL, "user channel " + secrets.hide(reason));
    }
}
