package io.foretick.lab.trial;

import io.foretick.strategy.making.MakerQuotes;
import io.foretick.venue.amm.market.AmmReport;

/// How a maker's quotes become transactions on a pool.
interface PoolMaking {

    /// Sends what the quotes ask for.
    void follow(long timeNs, MakerQuotes wanted);

    /// Takes what became of a transaction.
    void heard(AmmReport report);

    /// The price moved: books what the pool did to what lies in it.
    void mark(long timeNs);

    /// Transactions sent.
    long sent();
}
