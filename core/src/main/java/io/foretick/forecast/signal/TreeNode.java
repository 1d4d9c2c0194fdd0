package io.foretick.forecast.signal;

import io.foretick.base.Checks;

/// A regression tree as its trainer describes it, node within node. For transport only: what
/// predicts is [BoostedTrees].
public sealed interface TreeNode {

    /// The end of a path.
    ///
    /// @param value what it adds to the prediction
    record Leaf(float value) implements TreeNode {}

    /// A question: is the feature below the threshold?
    ///
    /// @param missingBelow whether a row without the feature goes the way of those below
    record Split(int feature, float threshold, boolean missingBelow, TreeNode below, TreeNode above)
            implements TreeNode {
        public Split {
            Checks.notNegative(feature, "feature");
        }
    }

    /// How many questions the longest path has.
    default int depth() {
        return switch (this) {
            case Leaf _ -> 0;
            case Split split -> 1 + Math.max(split.below().depth(), split.above().depth());
        };
    }

    /// How many nodes there are, leaves included.
    default int size() {
        return switch (this) {
            case Leaf _ -> 1;
            case Split split -> 1 + split.below().size() + split.above().size();
        };
    }
}
