package io.foretick.testing;

import io.foretick.base.E8;
import io.foretick.event.FeeSchedule;
import io.foretick.event.Market;
import io.foretick.event.SettlementRule;
import io.foretick.event.Source;
import io.foretick.event.Stamp;
import io.foretick.event.Tie;
import io.foretick.event.Window;

/// Up/Down markets for tests: five minutes of an invented coin.
public final class Markets {

    /// The venue's fee of autumn 2026.
    public static final FeeSchedule FEES = new FeeSchedule(E8.parse("0.07"), 1, false);

    /// The fee of early 2026, which a buyer pays in shares.
    public static final FeeSchedule FEES_IN_SHARES = new FeeSchedule(E8.parse("0.25"), 2, true);

    private Markets() {}

    /// A market with a tick of one cent and a smallest order of five shares.
    public static Market fiveMinutes(String slug, FeeSchedule fees) {
        return new Market(
                slug,
                "",
                "",
                "",
                "ABC",
                Window.ofSeconds(1_000_000_200, 1_000_000_500),
                new SettlementRule.OraclePrice("abc/usd", 60, Tie.UP),
                fees,
                E8.parse("0.01"),
                5 * E8.ONE);
    }

    /// The stamp of a message of Polymarket's order book.
    public static Stamp stamp(long timeNs) {
        return Stamp.internal(timeNs, Source.POLYMARKET_CLOB);
    }
}
