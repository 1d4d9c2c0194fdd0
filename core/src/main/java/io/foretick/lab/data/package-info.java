/// The recorded past of coins, as models are trained and scored on it.
///
/// Comes in: kline files, or a store of history. Goes out: one series a coin, its minutes, and what
/// files it came from. Must never: make up a price, or hide that minutes are missing.
@NullMarked
package io.foretick.lab.data;

import org.jspecify.annotations.NullMarked;
