/// The data set-up of the older programs: hourly klines, the value locked on Ethereum, and social
/// metrics, as the files that those programs read.
///
/// Comes in: months, and services or what they once answered. Goes out: CSV files, the same bytes
/// for the same answers. Must never: show a key, fill a gap, or leave half a file.
@NullMarked
package io.foretick.lab.legacydata;

import org.jspecify.annotations.NullMarked;
