package io.foretick.venue.polymarket.sign;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/// The signature of a private request (the venue's "L2"): HMAC-SHA-256 over timestamp, method, path
/// and body, as URL-safe base64 with padding. For one request; many of one account are signed by an
/// [HmacSigner].
public final class HmacSignature {

    private HmacSignature() {}

    /// The value of the header `POLY_SIGNATURE`.
    ///
    /// @param secret base64, plain or URL-safe, padded or not
    /// @param method in upper case
    /// @param path without host and without query
    /// @param body exactly as sent; empty where there is none
    /// @throws IllegalArgumentException if the secret is not base64; the message does not repeat it
    public static String sign(
            String secret, long timestampSeconds, String method, String path, String body) {
        return new HmacSigner(secret).sign(timestampSeconds, method, path, body);
    }

    /// Whether a request carries the right signature. Takes as long for a wrong one as for a right
    /// one.
    public static boolean verify(
            String signature,
            String secret,
            long timestampSeconds,
            String method,
            String path,
            String body) {
        String expected = sign(secret, timestampSeconds, method, path, body);
        return MessageDigest.isEqual(
                expected.getBytes(StandardCharsets.US_ASCII),
                signature.getBytes(StandardCharsets.UTF_8));
    }
}
