package io.foretick.lab.bench.simulator;

import io.foretick.base.Seed;
import io.foretick.forecast.signal.BoostedTrees;
import io.foretick.forecast.signal.TreeNode;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/// Predictions of a hundred trees of depth six over 24 features, row after row, flattened or walked
/// from node to node. Owned by one thread.
public final class TreesBenchmark {

    private static final int SIZE = 1 << 10;
    private static final int TREES = 100;
    private static final int DEPTH = 6;
    private static final int FEATURES = 24;

    private final float[][] rows = new float[SIZE][FEATURES];
    private final List<TreeNode> nodes;
    private final BoostedTrees trees;
    private int next;

    /// Trees and rows, each time the same.
    public TreesBenchmark() {
        SplittableRandom random = new Seed(1).split("trees").random();
        for (float[] row : rows) {
            for (int feature = 0; feature < FEATURES; feature++) {
                row[feature] = random.nextFloat(-1, 1);
            }
        }
        nodes = Stream.generate(() -> node(DEPTH, random)).limit(TREES).toList();
        trees = BoostedTrees.of(0.5f, nodes);
    }

    private static TreeNode node(int depth, SplittableRandom random) {
        if (depth == 0) {
            return new TreeNode.Leaf(random.nextFloat(-1, 1));
        }
        int feature = random.nextInt(FEATURES);
        float threshold = random.nextFloat(-1, 1);
        TreeNode below = node(depth - 1, random);
        return new TreeNode.Split(feature, threshold, true, below, node(depth - 1, random));
    }

    /// The prediction for the next row.
    ///
    /// @return its bits
    public long flattened() {
        return Float.floatToRawIntBits(trees.predict(rows[next++ & (SIZE - 1)]));
    }

    /// The same over the nodes as objects.
    ///
    /// @return its bits
    public long nodeByNode() {
        float[] row = rows[next++ & (SIZE - 1)];
        float sum = 0.5f;
        for (int tree = 0; tree < TREES; tree++) {
            sum += leaf(nodes.get(tree), row);
        }
        return Float.floatToRawIntBits(sum);
    }

    private static float leaf(TreeNode root, float[] row) {
        TreeNode node = root;
        while (node instanceof TreeNode.Split split) {
            node = row[split.feature()] < split.threshold() ? split.below() : split.above();
        }
        return ((TreeNode.Leaf) node).value();
    }
}
