package io.foretick.venue.amm.market;

import io.foretick.venue.amm.Wide;

/// What one party has paid into a pool and received from it since the start, in smallest units.
/// Owned by the market.
public final class Account {

    private final Wide basePaid = new Wide();
    private final Wide baseReceived = new Wide();
    private final Wide quotePaid = new Wide();
    private final Wide quoteReceived = new Wide();

    void payBase(Wide amount) {
        basePaid.add(amount);
    }

    void receiveBase(Wide amount) {
        baseReceived.add(amount);
    }

    void payQuote(Wide amount) {
        quotePaid.add(amount);
    }

    void receiveQuote(Wide amount) {
        quoteReceived.add(amount);
    }

    /// To be read only.
    public Wide basePaid() {
        return basePaid;
    }

    /// To be read only.
    public Wide baseReceived() {
        return baseReceived;
    }

    /// To be read only.
    public Wide quotePaid() {
        return quotePaid;
    }

    /// To be read only.
    public Wide quoteReceived() {
        return quoteReceived;
    }
}
