package io.foretick.venue.polymarket.wallet;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.foretick.venue.ethereum.Hex;
import io.foretick.venue.ethereum.PrivateKey;
import io.foretick.venue.polymarket.sign.ApiCredentials;
import io.foretick.venue.polymarket.wallet.Secrets.PasswordPrompt;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

final class SecretsTest {

    private static final String SECRET = "4c".repeat(32);
    private static final PrivateKey KEY = PrivateKey.parse(SECRET);
    private static final PasswordPrompt NOBODY =
            question -> {
                throw new IOException("nobody to ask: " + question);
            };

    @TempDir private Path folder = Path.of("");

    @Test
    void takesTheKeyOfTheEnvironment() throws IOException {
        assertEquals(
                KEY.address(), secrets(Map.of(Secrets.PRIVATE_KEY, SECRET)).signer().address());
    }

    @Test
    void opensTheKeystoreWithThePasswordOfTheEnvironment() throws IOException {
        Map<String, String> environment =
                Map.of(Secrets.KEYSTORE, keystore().toString(), Secrets.KEYSTORE_PASSWORD, "word");
        assertEquals(KEY.address(), secrets(environment).signer().address());
    }

    @Test
    void wipesThePasswordThatAPersonTyped() throws IOException {
        char[] typed = "word".toCharArray();
        var secrets = new Secrets(Map.of(Secrets.KEYSTORE, keystore().toString()), _ -> typed);
        assertEquals(KEY.address(), secrets.signer().address());
        assertArrayEquals(new char[4], typed);
    }

    @Test
    void asksOutsideForTheAddressThatIsNamed() throws IOException {
        Map<String, String> environment =
                Map.of(
                        Secrets.SIGNER_COMMAND,
                        "sign --now",
                        Secrets.SIGNER_ADDRESS,
                        KEY.address().checksummed());
        assertEquals(KEY.address(), secrets(environment).signer().address());
    }

    @Test
    void wantsExactlyOneKey() {
        refuses(Map.of(), Secrets.KEYSTORE);
        refuses(
                Map.of(Secrets.PRIVATE_KEY, SECRET, Secrets.KEYSTORE, "file"),
                "[FORETICK_PRIVATE_KEY, FORETICK_KEYSTORE]");
        refuses(Map.of(Secrets.PRIVATE_KEY, " "), "FORETICK_PRIVATE_KEY is not set");
        refuses(Map.of(Secrets.SIGNER_COMMAND, "sign"), Secrets.SIGNER_ADDRESS);
    }

    @Test
    void repeatsNoBadKey() {
        refuses(Map.of(Secrets.PRIVATE_KEY, "canary"), "64 hexadecimal digits");
    }

    @Test
    void findsTheCredentials() throws IOException {
        Map<String, String> environment =
                Map.of(
                        Secrets.API_KEY, "key",
                        Secrets.API_SECRET, "secret",
                        Secrets.API_PASSPHRASE, "phrase");
        assertEquals(
                new ApiCredentials("key", "secret", "phrase"),
                secrets(environment).apiCredentials());
        assertTrue(secrets(environment).hasApiCredentials());
        assertFalse(secrets(Map.of()).hasApiCredentials());
        assertThrows(IOException.class, () -> secrets(Map.of()).apiKey());
    }

    @Test
    void showsNothingOfItself() {
        assertFalse(secrets(Map.of(Secrets.API_KEY, "canary")).toString().contains("canary"));
    }

    private void refuses(Map<String, String> environment, String reason) {
        var thrown = assertThrows(IOException.class, () -> secrets(environment).signer());
        assertTrue(thrown.toString().contains(reason), thrown::toString);
        assertFalse(thrown.toString().contains("canary"), thrown::toString);
    }

    private Path keystore() throws IOException {
        Path file = folder.resolve("key.json");
        Keystore.create(
                file,
                Hex.parse("0x" + SECRET).orElseThrow(),
                "word".toCharArray(),
                new ScryptCost(1 << 10, 8, 1));
        return file;
    }

    private static Secrets secrets(Map<String, String> environment) {
        return new Secrets(environment, NOBODY);
    }
}
