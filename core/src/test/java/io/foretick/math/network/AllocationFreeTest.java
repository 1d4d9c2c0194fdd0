package io.foretick.math.network;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;

import io.foretick.base.Seed;
import io.foretick.math.kernel.Activation;
import io.foretick.math.kernel.Arithmetic;
import io.foretick.math.kernel.Matrix;
import io.foretick.math.kernel.Precision;

import org.junit.jupiter.api.Test;

import java.lang.management.ManagementFactory;

/// Once compiled, training allocates nothing: all workspaces are made with the layers.
class AllocationFreeTest {

    private static final int PASSES_MAX = 20;
    private static final int STEPS = 200;
    private static final int BYTES_A_STEP = 100; // the compiler allocates now and then, too

    @Test
    void trainingAllocatesNothing() {
        var model = new SmallModel(Arithmetic.vector(), Activation.TANH, new Seed(5));
        Matrix scratch =
                Matrix.zeros(
                        Precision.FLOAT,
                        SmallModel.STEPS * SmallModel.BATCH,
                        model.input().columns());
        var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        double bytes = Double.POSITIVE_INFINITY;
        for (int pass = 0; pass < PASSES_MAX && bytes > BYTES_A_STEP; pass++) {
            long before = threads.getCurrentThreadAllocatedBytes();
            model.train(scratch, STEPS);
            bytes = (double) (threads.getCurrentThreadAllocatedBytes() - before) / STEPS;
        }
        double least = bytes;
        assertTrue(least <= BYTES_A_STEP, () -> least + " bytes a step");
    }
}
