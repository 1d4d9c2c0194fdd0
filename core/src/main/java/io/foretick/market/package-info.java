/// State built from events: books with their trust, reference prices, positions and cash.
///
/// Comes in: events. Goes out: what is known now, read by forecasts, strategies and risk. Must
/// never: decide, forget why a book is not trusted, or count a fill twice.
@NullMarked
package io.foretick.market;

import org.jspecify.annotations.NullMarked;
