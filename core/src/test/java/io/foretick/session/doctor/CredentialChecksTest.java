package io.foretick.session.doctor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.foretick.session.account.WalletTerms;
import io.foretick.session.doctor.Finding.Grade;
import io.foretick.venue.ethereum.PrivateKey;

import org.junit.jupiter.api.Test;

import java.util.Map;

class CredentialChecksTest {

    private static final String KEY = "0x" + "4".repeat(64);
    private static final String ADDRESS = PrivateKey.parse(KEY).address().checksummed();
    private static final String OTHER = PrivateKey.parse("5".repeat(64)).address().checksummed();

    @Test
    void aKeyIsKnownByItsAddressAlone() {
        Finding found = CredentialChecks.key(Map.of("FORETICK_PRIVATE_KEY", KEY));
        assertEquals(Grade.OK, found.grade());
        assertTrue(found.reason().contains(ADDRESS));
        assertFalse(found.reason().contains("4444"), found.reason());
    }

    @Test
    void refusesNoneSeveralAndMisshapenKeysWithoutShowingThem() {
        assertEquals(Grade.FAILED, CredentialChecks.key(Map.of()).grade());
        var both = Map.of("FORETICK_PRIVATE_KEY", KEY, "FORETICK_KEYSTORE", "k.json");
        assertEquals(Grade.FAILED, CredentialChecks.key(both).grade());
        Finding wrong = CredentialChecks.key(Map.of("FORETICK_PRIVATE_KEY", "canary-77"));
        assertEquals(Grade.FAILED, wrong.grade());
        assertFalse(wrong.reason().contains("canary"), wrong.reason());
        Finding missing = CredentialChecks.key(Map.of("FORETICK_KEYSTORE", "no/such/file"));
        assertEquals(Grade.FAILED, missing.grade());
    }

    @Test
    void apiCredentialsComeTogetherOrNotAtAll() {
        assertEquals(Grade.OK, CredentialChecks.api(Map.of()).grade());
        String uuid = "01234567-89ab-cdef-0123-456789abcdef";
        var part = Map.of("FORETICK_API_KEY", uuid);
        assertEquals(Grade.FAILED, CredentialChecks.api(part).grade());
        assertEquals(Grade.OK, api(uuid, "c2VjcmV0LXNlY3JldA=="));
        assertEquals(Grade.FAILED, api("not-a-uuid", "c2VjcmV0LXNlY3JldA=="));
        assertEquals(Grade.FAILED, api(uuid, "!!!"));
    }

    private static Grade api(String key, String secret) {
        var all =
                Map.of(
                        "FORETICK_API_KEY", key,
                        "FORETICK_API_SECRET", secret,
                        "FORETICK_API_PASSPHRASE", "p");
        return CredentialChecks.api(all).grade();
    }

    @Test
    void walletAndFunderFitTheKey() {
        assertEquals(Grade.OK, wallet("", ""));
        assertEquals(Grade.OK, wallet("eoa", ADDRESS));
        assertEquals(Grade.FAILED, wallet("eoa", OTHER));
        assertEquals(Grade.OK, wallet("safe", OTHER));
        assertEquals(Grade.FAILED, wallet("safe", ADDRESS));
        assertEquals(Grade.FAILED, wallet("proxy", ""));
        assertEquals(Grade.FAILED, wallet("vault", OTHER));
        assertEquals(Grade.FAILED, wallet("safe", "0x12"));
    }

    private static Grade wallet(String type, String funder) {
        var key = PrivateKey.parse(KEY).address();
        return CredentialChecks.wallet(new WalletTerms(type, funder), key).grade();
    }
}
