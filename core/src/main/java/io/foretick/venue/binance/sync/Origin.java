package io.foretick.venue.binance.sync;

import io.foretick.history.day.Part;

/// Where trades are being read from.
///
/// @param name of the file, or the endpoint
/// @param sha256 of the file; empty where there is none
record Origin(Part.Source source, String name, String sha256) {

    static final Origin REST = new Origin(Part.Source.REST, TradePages.NAME, "");

    Part part(long firstId, long lastId) {
        return new Part(source, name, sha256, firstId, lastId);
    }
}
