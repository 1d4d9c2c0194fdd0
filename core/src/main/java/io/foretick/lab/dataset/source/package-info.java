/// Where market data comes from: each kind of source gives its trades and books in order of time.
///
/// Comes in: a source as the spec names it. Goes out: rows, one after the other, into a sink. Must
/// never: keep what it gave, or make up a row that a real source does not have.
@NullMarked
package io.foretick.lab.dataset.source;

import org.jspecify.annotations.NullMarked;
