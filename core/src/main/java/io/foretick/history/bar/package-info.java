/// Bars built from a store, and files of bars.
///
/// Comes in: trades and seconds. Goes out: bars in Parquet or CSV files that appear whole or not at
/// all. Must never: let a bar reach over missing trades.
@NullMarked
package io.foretick.history.bar;

import org.jspecify.annotations.NullMarked;
