package io.foretick.lab.direction;

/// What a replay does with what it is shown.
public enum ReplayMode {
    /// Learns over the newest few candles: whether everything works at all.
    SMOKE("smoke"),
    /// Judges and learns nothing.
    EVAL_ONLY("eval-only"),
    /// Learns all the way; each prediction is judged before it is learnt from.
    TRAIN("train"),
    /// Learns for a while, then is judged for a while with all learning frozen, and so on.
    WALKFORWARD("walkforward");

    /// Candles that a smoke test is shown at most.
    public static final int SMOKE_CANDLES_MAX = 500;

    private final String word;

    ReplayMode(String word) {
        this.word = word;
    }

    /// As commands and files spell it.
    public String word() {
        return word;
    }
}
