package io.foretick.event;

/// The two tokens of an Up/Down market. Journal files hold the ordinal: append only.
public enum Outcome {
    UP,
    DOWN
}
