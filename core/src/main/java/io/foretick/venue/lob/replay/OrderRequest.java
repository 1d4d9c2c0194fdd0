package io.foretick.venue.lob.replay;

/// What we asked of the exchange and it has not answered yet.
public enum OrderRequest {
    NONE,
    PLACE,
    MODIFY,
    CANCEL
}
