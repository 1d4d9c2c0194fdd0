package io.foretick.forecast.signal;

import io.foretick.base.Checks;

import java.util.List;

/// The sum of many regression trees, as XGBoost trains them (Chen and Guestrin 2016), with its
/// comparisons in single precision and its order of additions, so that predictions equal its own
/// bit for bit. Says nothing of a link: for a probability the sum is a logit. Immutable, any
/// thread; a prediction allocates nothing.
///
/// How it works: all nodes of all trees stand in one array of words, the child for "not below"
/// right behind the child for "below". A leaf is its own child, so that every path has the length
/// of the longest. A step waits for the one before it in its tree, but not for other trees: four go
/// down side by side.
public final class BoostedTrees {

    private static final int FEATURES_MAX = 1 << 11;
    private static final int NODES_MAX = 1 << 20;

    private final float base;
    private final int depth; // of the deepest tree
    private final int[] roots;
    private final long[] nodes; // from the top: threshold 32 bits, child 20, missing 1, feature 11
    private final float[] leaves;
    private int used; // nodes laid out so far, while building

    private BoostedTrees(float base, List<TreeNode> trees) {
        int size = trees.stream().mapToInt(TreeNode::size).sum();
        Checks.inRange(size, 0, NODES_MAX - 1L, "number of nodes");
        this.base = base;
        this.depth = trees.stream().mapToInt(TreeNode::depth).max().orElse(0);
        this.roots = new int[trees.size()];
        this.nodes = new long[size];
        this.leaves = new float[size];
        for (int tree = 0; tree < roots.length; tree++) {
            roots[tree] = used++;
            layOut(trees.get(tree), roots[tree]);
        }
    }

    /// Trees in the order in which their values are added to the base.
    public static BoostedTrees of(float base, List<TreeNode> trees) {
        Checks.finite(base, "base");
        return new BoostedTrees(base, trees);
    }

    private void layOut(TreeNode node, int at) {
        switch (node) {
            case TreeNode.Leaf(float value) -> {
                nodes[at] = word(Float.POSITIVE_INFINITY, at, 0, true); // all is below: to itself
                leaves[at] = value;
            }
            case TreeNode.Split split -> {
                int child = used;
                used += 2;
                nodes[at] = word(split.threshold(), child, split.feature(), split.missingBelow());
                layOut(split.below(), child);
                layOut(split.above(), child + 1);
            }
        }
    }

    private static long word(float threshold, int child, int feature, boolean missingBelow) {
        Checks.inRange(feature, 0, FEATURES_MAX - 1L, "feature");
        long missing = missingBelow ? 0 : 1;
        return (long) Float.floatToRawIntBits(threshold) << 32
                | (long) child << 12
                | missing << 11
                | feature;
    }

    /// How many trees there are.
    public int size() {
        return roots.length;
    }

    /// The base and all trees' values of one row.
    ///
    /// @param row value of each feature, NaN where it is missing; not infinite
    public float predict(float[] row) {
        for (float value : row) {
            if (Float.isNaN(value)) {
                return sumWithMissing(row);
            }
        }
        return sum(row);
    }

    private float sum(float[] row) {
        float sum = base;
        int tree = 0;
        for (; tree + 3 < roots.length; tree += 4) {
            int first = roots[tree];
            int second = roots[tree + 1];
            int third = roots[tree + 2];
            int fourth = roots[tree + 3];
            for (int step = 0; step < depth; step++) {
                first = next(row, nodes[first]);
                second = next(row, nodes[second]);
                third = next(row, nodes[third]);
                fourth = next(row, nodes[fourth]);
            }
            sum = sum + leaves[first] + leaves[second] + leaves[third] + leaves[fourth];
        }
        for (; tree < roots.length; tree++) {
            int node = roots[tree];
            for (int step = 0; step < depth; step++) {
                node = next(row, nodes[node]);
            }
            sum += leaves[node];
        }
        return sum;
    }

    private float sumWithMissing(float[] row) {
        float sum = base;
        for (int root : roots) {
            int node = root;
            for (int step = 0; step < depth; step++) {
                long word = nodes[node];
                boolean known = !Float.isNaN(row[feature(word)]);
                node = known ? next(row, word) : child(word) + ((int) word >>> 11 & 1);
            }
            sum += leaves[node];
        }
        return sum;
    }

    private static int next(float[] row, long word) {
        float threshold = Float.intBitsToFloat((int) (word >>> 32));
        return child(word) + (row[feature(word)] < threshold ? 0 : 1);
    }

    private static int child(long word) {
        return (int) word >>> 12;
    }

    private static int feature(long word) {
        return (int) word & FEATURES_MAX - 1;
    }
}
