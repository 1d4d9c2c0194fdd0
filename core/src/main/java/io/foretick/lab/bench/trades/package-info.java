/// Files of trades to measure with, spelt as the archive of Binance spells them.
///
/// Comes in: a seed. Goes out: files. Must never: be taken for a market.
@NullMarked
package io.foretick.lab.bench.trades;

import org.jspecify.annotations.NullMarked;
