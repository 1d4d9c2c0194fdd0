package io.foretick.lab.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.foretick.lab.spec.TrialSpec;
import io.foretick.report.lab.TrialResult;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

class FailureLogTest {

    private static final TrialSpec SPEC = FakeTrials.specs().getFirst();

    @TempDir private Path root;

    @Test
    void keepsSettingsAndReasonOfATrialThatFailedElsewhere() throws IOException {
        TrialResult failed = FailedTrial.of(SPEC, "the executor was lost");
        new FailureLog(root.resolve("logs")).note(failed, "the executor was lost\n");
        String log = Files.readString(root.resolve("logs").resolve(SPEC.id() + ".log"));
        assertTrue(log.contains("market_maker.gamma: " + SPEC.values().get("market_maker.gamma")));
        assertTrue(log.endsWith("the executor was lost\n"), log);
    }

    @Test
    void aReasonIsOneLineAndNamesTheKindOfAFaultOfTheProgram() {
        assertEquals("no file", reason(new IOException("no file\nat all")));
        assertEquals("too few", reason(new IllegalArgumentException("too few")));
        assertEquals(
                "IllegalStateException: ran back", reason(new IllegalStateException("ran back")));
        assertEquals("ArithmeticException", reason(new ArithmeticException()));
        assertTrue(reason(new UncheckedIOException(new IOException("x"))).startsWith("Unchecked"));
    }

    private static String reason(Throwable failure) {
        return FailedTrial.of(SPEC, failure).failure();
    }
}
