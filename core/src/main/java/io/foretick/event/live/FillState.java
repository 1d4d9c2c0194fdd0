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
    FAILED;

    /// Whether this can follow on that: what cannot is late, or told again. Words may be missed, so
    /// a trade may skip states; a block may be undone, so RETRYING follows MINED, and MINED follows
    /// RETRYING. CONFIRMED and FAILED are final.
    public boolean leadsTo(FillState next) {
        return switch (this) {
            case MATCHED -> next != MATCHED;
            case MINED, RETRYING -> next != MATCHED && next != this;
            case CONFIRMED, FAILED -> false;
        };
    }

    /// Whether nothing follows.
    public boolean isFinal() {
        return this == CONFIRMED || this == FAILED;
    }
}
