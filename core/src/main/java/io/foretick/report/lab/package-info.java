/// Experiments for people: results of trials on disk, tables, and one page.
///
/// Comes in: results of trials. Goes out: JSON, CSV, Parquet, HTML. Must never: run a trial.
@NullMarked
package io.foretick.report.lab;

import org.jspecify.annotations.NullMarked;
