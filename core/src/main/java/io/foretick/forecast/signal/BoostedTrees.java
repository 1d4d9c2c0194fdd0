package io.foretick.forecast.signal;

import io.foretick.base.Checks;

import java.util.List;

/// The sum of many regression trees, as XGBoost trains them (Chen and Guestrin 2016), with its
/// comparisons in single precision and its order of additions, so that predictions equal its own
/// bit for bit. Says nothing of a link: for a probability the sum is a logit. Immutable, any
/// thread; a prediction allocates nothing.
///
/// How it works: all nodes of all trees stand in flat arrays, the child for "not below" right
/// behind the child for "below". A leaf is its own child, so that a tree is as many steps for each
/// row as its longest path has, without a branch that a processor could guess wrongly.
public final class BoostedTrees {

    private final float base;
    private final int[] roots;
    private final int[] depths;
    private final int[] features;
    private final float[] thresholds; // of a leaf: infinite, so that all is below
    private final int[] children;
    private final boolean[] missingBelow;
    private final float[] leaves;
    private int used; // nodes laid out so far, while building

    private BoostedTrees(float base, List<TreeNode> trees) {
        int size = trees.stream().mapToInt(TreeNode::size).sum();
        this.base = base;
        this.roots = new int[trees.size()];
        this.depths = trees.stream().mapToInt(TreeNode::depth).toArray();
        this.features = new int[size];
        this.thresholds = new float[size];
        this.children = new int[size];
        this.missingBelow = new boolean[size];
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
                thresholds[at] = Float.POSITIVE_INFINITY;
                missingBelow[at] = true;
                children[at] = at;
                leaves[at] = value;
            }
            case TreeNode.Split split -> {
                features[at] = split.feature();
                thresholds[at] = split.threshold();
                missingBelow[at] = split.missingBelow();
                children[at] = used;
                used += 2;
                layOut(split.below(), children[at]);
                layOut(split.above(), children[at] + 1);
            }
        }
    }

    /// How many trees there are.
    public int size() {
        return roots.length;
    }

    /// The base and all trees' values of one row.
    ///
    /// @param row value of each feature, NaN where it is missing; not infinite
    public float predict(float[] row) {
        float sum = base;
        for (int tree = 0; tree < roots.length; tree++) {
            int node = roots[tree];
            for (int step = depths[tree]; step > 0; step--) {
                float value = row[features[node]];
                node = children[node] + way(value, node);
            }
            sum += leaves[node];
        }
        return sum;
    }

    /// 0 below the threshold, 1 otherwise.
    private int way(float value, int node) {
        if (value != value) {
            return missingBelow[node] ? 0 : 1;
        }
        return value < thresholds[node] ? 0 : 1;
    }
}
