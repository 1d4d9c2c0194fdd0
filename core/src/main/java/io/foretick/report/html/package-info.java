/// What pages are made of: markup, tables, charts, and how figures are written.
///
/// Comes in: numbers, texts, nodes of JSON. Goes out: text of pages that need nothing but
/// themselves. Must never: load anything from elsewhere, run a script, or trust a name it prints.
@NullMarked
package io.foretick.report.html;

import org.jspecify.annotations.NullMarked;
