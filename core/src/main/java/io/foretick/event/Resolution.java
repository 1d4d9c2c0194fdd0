package io.foretick.event;

/// What the venue paid: Up, Down, or half to each. Journal files hold the ordinal: append only.
public enum Resolution {
    UP,
    DOWN,
    SPLIT
}
