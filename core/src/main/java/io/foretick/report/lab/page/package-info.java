/// The page of an experiment: one file that sorts, filters and draws by itself.
///
/// Comes in: an experiment that was read. Goes out: `index.html` and plots. Must never: load
/// anything from elsewhere, trust a name it prints, or keep curves of more than the best trials.
@NullMarked
package io.foretick.report.lab.page;

import org.jspecify.annotations.NullMarked;
