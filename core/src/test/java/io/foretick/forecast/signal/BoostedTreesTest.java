package io.foretick.forecast.signal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;

import io.foretick.forecast.signal.TreeNode.Leaf;
import io.foretick.forecast.signal.TreeNode.Split;

import org.junit.jupiter.api.Test;

import java.lang.management.ManagementFactory;
import java.util.List;

class BoostedTreesTest {

    private static final float MISSING = Float.NaN;

    /// Feature 1 against 2, then, above it, feature 0 against -1.
    private static final TreeNode TREE =
            new Split(
                    1,
                    2.0f,
                    true,
                    new Leaf(10.0f),
                    new Split(0, -1.0f, false, new Leaf(20.0f), new Leaf(30.0f)));

    private final BoostedTrees trees = BoostedTrees.of(0.5f, List.of(TREE));

    @Test
    void addsTheLeafThatTheRowComesTo() {
        assertEquals(10.5f, trees.predict(new float[] {0.0f, 1.9f}));
        assertEquals(20.5f, trees.predict(new float[] {-1.5f, 2.1f}));
        assertEquals(30.5f, trees.predict(new float[] {0.0f, 2.1f}));
    }

    @Test
    void whatEqualsTheThresholdIsNotBelow() {
        assertEquals(30.5f, trees.predict(new float[] {-1.0f, 2.0f}));
    }

    @Test
    void missingFeaturesGoTheirOwnWay() {
        assertEquals(10.5f, trees.predict(new float[] {-1.5f, MISSING}));
        assertEquals(30.5f, trees.predict(new float[] {MISSING, 3.0f}));
    }

    /// A leaf above the longest path's end is not left again, whatever the row.
    @Test
    void shortPathsEndAtTheirLeaf() {
        var leafFirst = BoostedTrees.of(0.0f, List.of(new Leaf(1.0f), TREE, new Leaf(2.0f)));
        assertEquals(13.0f, leafFirst.predict(new float[] {MISSING, MISSING}));
        assertEquals(33.0f, leafFirst.predict(new float[] {Float.MAX_VALUE, Float.MAX_VALUE}));
    }

    /// In order, in single precision: the ones are lost.
    @Test
    void addsInOrderOfTheTrees() {
        var unequal = List.<TreeNode>of(new Leaf(1e8f), new Leaf(1.0f), new Leaf(-1e8f));
        assertEquals(0.0f, BoostedTrees.of(1.0f, unequal).predict(new float[0]));
    }

    @Test
    void predictionsAllocateNothing() {
        var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        float[] row = {0.0f, 2.1f};
        float sum = 0.0f;
        long least = Long.MAX_VALUE;
        for (int pass = 0; pass < 50 && least > 1_000; pass++) {
            long before = threads.getCurrentThreadAllocatedBytes();
            for (int k = 0; k < 10_000; k++) {
                sum += trees.predict(row);
            }
            least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
        }
        assertTrue(sum > 0.0f && least <= 1_000, least + " bytes for 10,000 predictions");
    }

    @Test
    void withoutTreesTheBaseStands() {
        assertEquals(0.25f, BoostedTrees.of(0.25f, List.of()).predict(new float[] {1.0f}));
        assertThrows(IllegalArgumentException.class, () -> BoostedTrees.of(MISSING, List.of()));
    }
}
