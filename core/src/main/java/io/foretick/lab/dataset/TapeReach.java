package io.foretick.lab.dataset;

/// How far a source reaches and what is in it, known without keeping any of it.
///
/// @param digest of all that it holds, the locked window included, 16 hexadecimal digits
/// @param startNs first instant that it covers
/// @param lockedFromNs where the locked window begins
public record TapeReach(String digest, long startNs, long lockedFromNs) {}
