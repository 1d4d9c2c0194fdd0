package io.foretick.venue.polymarket.wallet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.foretick.venue.ethereum.Bytes32;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

@Execution(ExecutionMode.CONCURRENT)
final class ExternalSignerTest {

    private static final Bytes32 FIRST = Bytes32.of(filled(1));
    private static final Bytes32 SECOND = Bytes32.of(filled(2));
    private static final Duration LONG = Duration.ofSeconds(30);

    @ParameterizedTest
    @ValueSource(strings = {"good", "once", "zero-one", "environment"})
    void signsAsTheKeyInMemoryDoes(String way) throws IOException {
        try (ExternalSigner signer = signer(way, LONG)) {
            assertEquals(SignerProgram.KEY.sign(FIRST), signer.sign(FIRST));
            assertEquals(SignerProgram.KEY.sign(SECOND), signer.sign(SECOND));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "other-key, key is not that of",
        "chatter, no signature",
        "endless, cannot be read",
        "crash, no signature"
    })
    void refusesWhatIsNoSignatureOfTheKey(String way, String reason) throws IOException {
        try (ExternalSigner signer = signer(way, LONG)) {
            var thrown = assertThrows(IOException.class, () -> signer.sign(FIRST));
            assertTrue(thrown.toString().contains(reason), thrown::toString);
            assertFalse(thrown.toString().contains("canary"), thrown::toString);
        }
    }

    @Test
    void givesUpOnASilentProgram() throws IOException {
        try (ExternalSigner signer = signer("silent", Duration.ofMillis(50))) {
            var thrown = assertThrows(IOException.class, () -> signer.sign(FIRST));
            assertTrue(thrown.toString().contains("did not answer"), thrown::toString);
        }
    }

    @Test
    void saysThatThereIsNoSuchProgram() {
        var signer =
                new ExternalSigner(List.of("/no/such/program"), SignerProgram.KEY.address(), LONG);
        assertThrows(IOException.class, () -> signer.sign(FIRST));
    }

    @Test
    void hidesItsCommand() {
        assertFalse(signer("pin-canary", LONG).toString().contains("canary"));
    }

    private static ExternalSigner signer(String way, Duration patience) {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        List<String> command =
                List.of(
                        java,
                        "-Xshare:auto",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        SignerProgram.class.getName(),
                        way);
        return new ExternalSigner(command, SignerProgram.KEY.address(), patience);
    }

    private static byte[] filled(int value) {
        var bytes = new byte[32];
        Arrays.fill(bytes, (byte) value);
        return bytes;
    }
}
