package io.foretick.venue.lob.replay;

/// Whether our orders fill in parts.
public enum FillModel {
    /// A print fills what lies beyond the queue in front; takers walk the levels.
    PARTIAL,
    /// An order fills whole once it is first in the queue; takers get all at the best price.
    WHOLE
}
