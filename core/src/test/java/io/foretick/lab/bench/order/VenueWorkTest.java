package io.foretick.lab.bench.order;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.io.IOException;

/// The operations that need a venue end, time after time.
@Timeout(30)
class VenueWorkTest {

    @Test
    void killsAgainAndAgain() throws IOException {
        try (var work = new KillWork()) {
            repeat(work, 3);
        }
    }

    @Test
    void restartsWhereTheLastRestartEnded() throws IOException {
        try (var work = new RestartWork()) {
            repeat(work, 3);
        }
    }

    private static void repeat(Work work, int times) throws IOException {
        for (int k = 0; k < times; k++) {
            work.prepare();
            work.run();
        }
    }
}
