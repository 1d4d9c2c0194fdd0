package io.foretick.session.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

@Timeout(20)
@DisabledOnOs(OS.WINDOWS)
class KillSignalTest {

    @Test
    void aSignalTrips() throws Exception {
        var tripped = new CountDownLatch(1);
        assertTrue(KillSignal.listen(tripped::countDown));
        String pid = Long.toString(ProcessHandle.current().pid());
        Process sender = new ProcessBuilder("kill", "-USR1", pid).start();
        assertEquals(0, sender.waitFor());
        assertTrue(tripped.await(10, TimeUnit.SECONDS), "the signal was not heard");
    }
}
