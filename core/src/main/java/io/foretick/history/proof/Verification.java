package io.foretick.history.proof;

import io.foretick.history.kline.KlineReport;

import java.nio.file.Path;
import java.util.List;

/// What a verification found in a store.
public record Verification(Path store, List<SymbolReport> symbols, List<KlineReport> klines) {

    public Verification {
        symbols = List.copyOf(symbols);
        klines = List.copyOf(klines);
    }

    /// Whether something is held, and nothing of it is missing or contradicts.
    public boolean ok() {
        return !(symbols.isEmpty() && klines.isEmpty())
                && symbols.stream().allMatch(SymbolReport::ok)
                && klines.stream().allMatch(KlineReport::ok);
    }
}
