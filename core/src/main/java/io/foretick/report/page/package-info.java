/// The page of a run: one self-contained HTML file with its curves.
///
/// Comes in: the summary of a run as JSON, and what an engine does while it runs. Goes out: text of
/// one page. Must never: load anything from elsewhere, run a script, or trust a name it prints.
@NullMarked
package io.foretick.report.page;

import org.jspecify.annotations.NullMarked;
