package io.foretick;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.util.List;

/// Keeps the package graph what `docs/ARCHITECTURE.md` says it is.
class LayersTest {

    private static Layers layers;

    @BeforeAll
    static void readTheProgram() throws IOException {
        layers = Layers.of(ProjectFiles.CLASSES);
    }

    @Test
    void packagesUseLowerRanksOnly() {
        assertNone(layers.againstTheRanks());
    }

    @Test
    void kernelDoesNotKnowTheEdge() {
        assertNone(layers.fromKernelToEdge());
    }

    @Test
    void packagesOfOneRoomFormNoCircle() {
        assertNone(layers.circles());
    }

    private static void assertNone(List<String> wrong) {
        assertEquals("", String.join("\n", wrong), "move what is shared to a lower rank");
    }
}
