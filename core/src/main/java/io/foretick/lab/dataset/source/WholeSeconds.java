package io.foretick.lab.dataset.source;

import io.foretick.base.Times;
import io.foretick.lab.spec.DataSpec;

/// A wanted time of a source that must not be asked for all it has: the seconds that it touches.
///
/// @param from first second, since the Unix epoch
/// @param end exclusive
record WholeSeconds(long from, long end) {

    /// @throws DatasetException if one end is not named, or lies before 1970
    static WholeSeconds of(DataSpec data) throws DatasetException {
        if (data.from().isBlank() || data.to().isBlank()) {
            throw new DatasetException("data.from and data.to must say what is wanted of a chain");
        }
        TimeRange range = TimeRange.of(data);
        if (range.fromNs() < 0) {
            throw new DatasetException("data.from must not lie before 1970, was " + data.from());
        }
        return new WholeSeconds(
                Math.floorDiv(range.fromNs(), Times.SECOND_NS),
                Math.ceilDiv(range.toNs(), Times.SECOND_NS));
    }
}
