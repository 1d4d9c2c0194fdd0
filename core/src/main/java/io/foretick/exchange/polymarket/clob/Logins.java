package io.foretick.exchange.polymarket.clob;

import io.foretick.base.Times;
import io.foretick.venue.VenueClock;
import io.foretick.venue.ethereum.EcdsaSignature;
import io.foretick.venue.ethereum.EthAddress;
import io.foretick.venue.ethereum.Secp256k1;
import io.foretick.venue.polymarket.sign.ApiCredentials;
import io.foretick.venue.polymarket.sign.ClobAuth;
import io.foretick.venue.polymarket.sign.HmacSignature;

import java.util.Optional;
import java.util.OptionalLong;

/// Checks who sends a request: by a wallet's signature (the venue's "L1") or by an API key (its
/// "L2"). Any thread.
final class Logins {

    private static final int NUMBER_DIGITS_MAX = 15;

    /// A wallet that has proved itself.
    record Login(EthAddress address, long nonce) {}

    private final ClobSettings settings;
    private final VenueClock clock;
    private final KeyRing keys;

    Logins(ClobSettings settings, VenueClock clock, KeyRing keys) {
        this.settings = settings;
        this.clock = clock;
        this.keys = keys;
    }

    /// The wallet whose signature the request carries; empty if it is not right.
    Optional<Login> wallet(ClobRequest request) {
        Optional<EthAddress> address = EthAddress.parse(request.header("POLY_ADDRESS"));
        OptionalLong timestamp = timestamp(request);
        String nonceText = request.header("POLY_NONCE");
        OptionalLong nonce = number(nonceText.isEmpty() ? "0" : nonceText);
        Optional<EcdsaSignature> signature = EcdsaSignature.parse(request.header("POLY_SIGNATURE"));
        if (address.isEmpty() || timestamp.isEmpty() || nonce.isEmpty() || signature.isEmpty()) {
            return Optional.empty();
        }
        var digest =
                ClobAuth.digest(
                        address.get(),
                        timestamp.getAsLong(),
                        nonce.getAsLong(),
                        settings.chainId());
        return Secp256k1.recover(digest, signature.get())
                .filter(address.get()::equals)
                .map(proved -> new Login(proved, nonce.getAsLong()));
    }

    /// The API key under which the request was signed; empty if anything about it is wrong.
    Optional<KeyRing.Key> apiKey(ClobRequest request) {
        OptionalLong timestamp = timestamp(request);
        if (timestamp.isEmpty()) {
            return Optional.empty();
        }
        return keys.find(request.header("POLY_API_KEY"))
                .filter(key ->
                        EthAddress.parse(request.header("POLY_ADDRESS"))
                                .filter(key.address()::equals)
                                .isPresent())
                .filter(key -> isSigned(request, key.credentials(), timestamp.getAsLong()));
    }

    private static boolean isSigned(
            ClobRequest request, ApiCredentials credentials, long timestampSeconds) {
        return credentials.passphrase().equals(request.header("POLY_PASSPHRASE"))
                && HmacSignature.verify(
                        request.header("POLY_SIGNATURE"),
                        credentials.secret(),
                        timestampSeconds,
                        request.method(),
                        request.path(),
                        request.body());
    }

    /// The request's own time in seconds, if it is near the venue's.
    private OptionalLong timestamp(ClobRequest request) {
        OptionalLong seconds = number(request.header("POLY_TIMESTAMP"));
        if (seconds.isEmpty()) {
            return seconds;
        }
        long skewNs = Math.abs(clock.nowNs() - seconds.getAsLong() * Times.SECOND_NS);
        return skewNs <= settings.timestampToleranceNs() + Times.SECOND_NS
                ? seconds
                : OptionalLong.empty();
    }

    private static OptionalLong number(String text) {
        boolean plain =
                !text.isEmpty()
                        && text.length() <= NUMBER_DIGITS_MAX
                        && text.chars().allMatch(c -> c >= '0' && c <= '9');
        return plain ? OptionalLong.of(Long.parseLong(text)) : OptionalLong.empty();
    }
}
