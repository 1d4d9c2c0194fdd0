package io.foretick.lab.dataset;

/// A whole tape, the locked window with it. Only for the one command that opens the window, after a
/// trial was chosen without it; never for a grid.
///
/// @param whole all of the data; what lies before the window is what [Datasets#loadData] gives
/// @param lockedFromNs where the window begins
public record OpenedTape(Tape whole, long lockedFromNs) {}
