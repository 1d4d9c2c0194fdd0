package io.foretick.venue.polymarket.sign;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

final class HmacSignatureTest {

    private static final String SECRET = "c2VjcmV0LW9mLXRoZS10ZXN0cy1vbmx5Pz8_";
    private static final String BODY = "{\"orderID\":\"0x01\"}";

    private static final String SIGNATURE =
            HmacSignature.sign(SECRET, 1_800_000_000, "DELETE", "/order", BODY);

    @Test
    void acceptsWhatItSigned() {
        assertTrue(verify(SIGNATURE, 1_800_000_000, "DELETE", "/order", BODY));
    }

    @Test
    void refusesAnyOtherRequest() {
        assertFalse(verify(SIGNATURE, 1_800_000_001, "DELETE", "/order", BODY));
        assertFalse(verify(SIGNATURE, 1_800_000_000, "POST", "/order", BODY));
        assertFalse(verify(SIGNATURE, 1_800_000_000, "DELETE", "/orders", BODY));
        assertFalse(verify(SIGNATURE, 1_800_000_000, "DELETE", "/order", BODY + " "));
        assertFalse(verify("", 1_800_000_000, "DELETE", "/order", BODY));
    }

    @Test
    void readsPlainAndUrlSafeSecretsAlike() {
        String plain = SECRET.replace('-', '+').replace('_', '/');
        assertEquals(SIGNATURE, HmacSignature.sign(plain, 1_800_000_000, "DELETE", "/order", BODY));
    }

    @Test
    void doesNotRepeatABadSecret() {
        var thrown =
                assertThrows(
                        IllegalArgumentException.class,
                        () -> HmacSignature.sign("canary!", 1, "GET", "/", ""));
        assertFalse(thrown.toString().contains("canary"), thrown.toString());
        assertNull(thrown.getCause());
    }

    @Test
    void hidesCredentials() {
        var credentials = new ApiCredentials("key-canary", "secret-canary", "phrase-canary");
        assertFalse(credentials.toString().contains("canary"));
    }

    private static boolean verify(
            String signature, long timestampSeconds, String method, String path, String body) {
        return HmacSignature.verify(signature, SECRET, timestampSeconds, method, path, body);
    }
}
