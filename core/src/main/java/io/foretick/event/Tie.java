package io.foretick.event;

/// Who wins when the final price equals the strike. Journal files hold the ordinal: append only.
public enum Tie {
    UP,
    SPLIT,
    DOWN
}
