package io.foretick.history.day;

import io.foretick.base.Checks;

/// Where a run of a day's trades came from.
///
/// @param source what kind of place
/// @param name of the file, or the endpoint that was asked
/// @param sha256 of the file as it was downloaded, 64 hexadecimal digits; empty where there is none
/// @param firstId id of the first trade that was taken from it for this day
/// @param lastId id of the last one
public record Part(Source source, String name, String sha256, long firstId, long lastId) {

    /// A kind of place that trades come from.
    public enum Source {
        MONTHLY_ARCHIVE,
        DAILY_ARCHIVE,
        REST,
        LIVE
    }

    public Part {
        Checks.notBlank(name, "name");
        Checks.inRange(lastId, firstId, Long.MAX_VALUE, "lastId");
    }

    /// Whether both came from the same bytes.
    public boolean isSameFile(Part other) {
        return source == other.source && name.equals(other.name) && sha256.equals(other.sha256);
    }

    /// The same place, taken up to another id.
    public Part upTo(long id) {
        return new Part(source, name, sha256, firstId, id);
    }
}
