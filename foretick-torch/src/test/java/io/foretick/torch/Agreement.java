package io.foretick.torch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.foretick.math.kernel.Precision;
import io.foretick.math.kernel.Values;
import io.foretick.math.network.ParameterLayout;

/// How near two computations of the same must be.
final class Agreement {

    private Agreement() {}

    /// Share of the largest number of a slice by which numbers of it may differ.
    static double tolerance(Precision precision) {
        return precision == Precision.FLOAT ? 1e-4 : 1e-10;
    }

    /// Slice by slice, against the largest number of the slice.
    static void assertNear(ParameterLayout layout, Values ours, Values torch) {
        for (ParameterLayout.Slice slice : layout.slices()) {
            double most = 0.0;
            double off = 0.0;
            for (int k = slice.offset(); k < slice.offset() + slice.size(); k++) {
                most = Math.max(most, Math.abs(ours.get(k)));
                off = Math.max(off, Math.abs(ours.get(k) - torch.get(k)));
            }
            double bound = tolerance(ours.precision()) * most;
            assertTrue(most > 0.0, slice.name() + " is zero");
            assertTrue(off <= bound, slice.name() + " is off by " + off + ", of " + most);
        }
    }

    static void assertNear(Precision precision, double ours, double torch) {
        assertEquals(ours, torch, tolerance(precision) * Math.abs(ours));
    }
}
