package io.foretick.lab.run.memory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class PeakMemoryTest {

    private static final int HELD = 64 << 20;

    @Test
    void growsWithWhatIsHeldAndNeverFalls() {
        long before = PeakMemory.bytes();
        byte[] held = new byte[HELD];
        for (int k = 0; k < HELD; k += 1024) {
            held[k] = 1;
        }
        long after = PeakMemory.bytes();
        assertTrue(after >= before, before + " then " + after);
        assertTrue(after >= HELD, after + " bytes while " + held.length + " are held");
        assertTrue(after < 1L << 40, after + " bytes");
    }

    @Test
    void aBudgetOfTheHeapIsMostOfIt() throws InterruptedException {
        long heap = Runtime.getRuntime().maxMemory();
        MemoryBudget budget = MemoryBudget.ofHeap();
        try (MemoryBudget.Share half = budget.take(heap / 3);
                MemoryBudget.Share other = budget.take(heap / 3)) {
            assertEquals(half.getClass(), other.getClass());
        }
    }
}
