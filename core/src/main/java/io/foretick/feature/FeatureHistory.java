package io.foretick.feature;

/// A history that can be cut off, and the features of what is left.
@FunctionalInterface
public interface FeatureHistory {

    /// The features of what lies before `end`, computed as if nothing had come after it.
    FeatureSet before(long end);
}
