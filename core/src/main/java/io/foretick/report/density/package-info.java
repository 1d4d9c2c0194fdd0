/// An evaluation of densities as a document and as a page.
///
/// Comes in: an evaluation, and what is told of its models and data. Goes out: JSON, and the text
/// of one HTML page made from it. Must never: compute a score, or leave out one that is poor.
@NullMarked
package io.foretick.report.density;

import org.jspecify.annotations.NullMarked;
