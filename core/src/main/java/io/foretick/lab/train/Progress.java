package io.foretick.lab.train;

import io.foretick.lab.train.course.CurvePoint;

/// Hears how training goes, on the thread that trains. It may take its time, but not for long.

public interface Progress {

    /// Training of a member has reached a point.
    ///
    /// @param done steps of all members and stages so far
    /// @param all about how many there will be
    void reached(CurvePoint point, long done, long all);
}
