package io.foretick.venue.polymarket.sign;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// The signature of a private request (the venue's "L2"): HMAC-SHA-256 over timestamp, method, path
/// and body, as URL-safe base64 with padding.
public final class HmacSignature {

    private static final String ALGORITHM = "HmacSHA256";

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
        String message = timestampSeconds + method + path + body;
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(decode(secret), ALGORITHM));
            byte[] code = mac.doFinal(message.getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().encodeToString(code);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has " + ALGORITHM, e);
        }
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

    private static byte[] decode(String secret) {
        byte[] decoded;
        try {
            decoded = Base64.getDecoder().decode(secret.replace('-', '+').replace('_', '/'));
        } catch (IllegalArgumentException e) {
            decoded = new byte[0]; // the decoder's message quotes a character
        }
        if (decoded.length == 0) {
            throw new IllegalArgumentException("the API secret is empty or not base64");
        }
        return decoded;
    }
}
