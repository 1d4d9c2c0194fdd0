package io.foretick.venue.polymarket.gateway.rest;

import io.foretick.venue.polymarket.sign.ApiCredentials;

import java.util.List;
import java.util.stream.Stream;

/// Takes an account's secrets out of texts that the venue has written, for it may quote what it was
/// sent. Immutable.
public final class Secrets {

    private static final String MASK = "[hidden]";

    /// Shorter ones would be found in innocent words, and are no secrets.
    private static final int LENGTH_MIN = 6;

    private final List<String> all;

    public Secrets(ApiCredentials credentials) {
        this.all =
                Stream.of(credentials.secret(), credentials.passphrase(), credentials.apiKey())
                        .filter(secret -> secret.length() >= LENGTH_MIN)
                        .toList();
    }

    /// The text without API key, secret and passphrase.
    public String hide(String text) {
        String hidden = text;
        for (String secret : all) {
            hidden = hidden.replace(secret, MASK);
        }
        return hidden;
    }
}
