package io.foretick.report.ledger;

import io.foretick.engine.Engine;
import io.foretick.engine.EngineObserver;

import java.io.IOException;

/// A table that a fold fills, written once when the fold is over.
public interface LedgerTable extends EngineObserver {

    /// Writes it as CSV with a header.
    ///
    /// @param account what to call the account
    /// @param engine as the fold left it
    /// @return how many rows there are
    long write(String account, Engine engine, Appendable out) throws IOException;
}
