package io.foretick.venue.binance.sync;

import io.foretick.venue.binance.page.StopSign;
import io.foretick.venue.binance.page.TradePages;

/// All places that one symbol's trades come from, and what is told of them on the way.
///
/// @param files of the archive
/// @param pages of the REST side
/// @param count what the symbol's report is made of
/// @param progress of all symbols
/// @param stop ends the work
/// @param today number of the venue's present day since the Unix epoch: what began before it may
///   lie in the archive
record SymbolSources(
        SymbolFiles files,
        TradePages pages,
        SymbolCount count,
        ProgressCount progress,
        StopSign stop,
        long today) {}
