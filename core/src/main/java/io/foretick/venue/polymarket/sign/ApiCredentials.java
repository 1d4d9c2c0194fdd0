package io.foretick.venue.polymarket.sign;

import io.foretick.base.Checks;

/// What the venue gave an account to sign private requests with. Shows nothing of itself as text.
///
/// @param apiKey a UUID; also the `owner` of orders
/// @param secret base64, see [HmacSignature]
public record ApiCredentials(String apiKey, String secret, String passphrase) {

    public ApiCredentials {
        Checks.notBlank(apiKey, "apiKey");
        Checks.notBlank(secret, "secret");
        Checks.notBlank(passphrase, "passphrase");
    }

    @Override
    public String toString() {
        return "ApiCredentials[hidden]";
    }
}
