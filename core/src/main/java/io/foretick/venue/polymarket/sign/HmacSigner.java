package io.foretick.venue.polymarket.sign;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Signs the private requests of one account (the venue's "L2"): HMAC-SHA-256 over timestamp,
/// method, path and body, as URL-safe base64 with padding. Keeps the decoded secret, which is most
/// of the work. Safe for all threads, one signature after the other.
public final class HmacSigner {

    private static final String ALGORITHM = "HmacSHA256";

    private final Mac mac;

    /// @param secret base64, plain or URL-safe, padded or not
    /// @throws IllegalArgumentException if the secret is not base64; the message does not repeat it
    public HmacSigner(String secret) {
        try {
            mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(decode(secret), ALGORITHM));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has " + ALGORITHM, e);
        }
    }

    /// The value of the header `POLY_SIGNATURE`.
    ///
    /// @param method in upper case
    /// @param path without host and without query
    /// @param body exactly as sent; empty where there is none
    public String sign(long timestampSeconds, String method, String path, String body) {
        String message = timestampSeconds + method + path + body;
        return Base64.getUrlEncoder().encodeToString(code(message));
    }

    private synchronized byte[] code(String message) {
        return mac.doFinal(message.getBytes(StandardCharsets.UTF_8)); // and ready for the next
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
