package io.foretick.store.direction;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.function.Executable;

import java.io.IOException;

/// Asserts that something is refused, and for the right reason. For tests alone.
final class Refusals {

    private Refusals() {}

    /// @param word that the message must hold
    static void assertRefused(String word, Executable work) {
        String message = String.valueOf(assertThrows(IOException.class, work).getMessage());
        assertTrue(message.contains(word), message);
    }
}
