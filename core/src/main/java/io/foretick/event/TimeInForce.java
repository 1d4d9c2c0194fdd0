package io.foretick.event;

/// How long an order lives: until cancelled, until a time, fill or kill, fill and kill. Journal
/// files hold the ordinal: append only.
public enum TimeInForce {
    GTC,
    GTD,
    FOK,
    FAK
}
