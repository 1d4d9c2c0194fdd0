package io.foretick.event.live;

/// How final a trade is: the venue matches at once, its chain settles seconds later. Journal files
/// hold the ordinal: append only.
public enum FillState {
    /// Agreed by the venue's matching engine.
    MATCHED,
    /// Its settlement is in a block.
    MINED,
    /// Its settlement is final.
    CONFIRMED,
    /// Its settlement failed and is tried again.
    RETRYING,
    /// Its settlement failed for good: the trade never was.
    FAILED
}
