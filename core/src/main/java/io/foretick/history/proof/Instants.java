package io.foretick.history.proof;

import java.time.Instant;

/// Epoch seconds as reports spell them.
final class Instants {

    private Instants() {}

    static String text(long second) {
        return Instant.ofEpochSecond(second).toString();
    }
}
