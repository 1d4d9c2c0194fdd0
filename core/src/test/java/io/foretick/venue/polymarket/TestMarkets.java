package io.foretick.venue.polymarket;

import io.foretick.event.FeeSchedule;
import io.foretick.event.Market;
import io.foretick.event.SettlementRule;
import io.foretick.event.Source;
import io.foretick.event.Stamp;
import io.foretick.event.Tie;
import io.foretick.event.Window;
import io.foretick.venue.Listings;

/// Markets that tests list before they decode frames about them.
final class TestMarkets {

    private TestMarkets() {}

    /// Lists a market with these tokens and gives its number.
    static int list(Listings listings, String slug, String upToken, String downToken) {
        Market market =
                new Market(
                        slug,
                        "0x01",
                        upToken,
                        downToken,
                        "BTC",
                        Window.ofSeconds(1_790_616_600, 1_790_617_500),
                        new SettlementRule.OraclePrice("btc/usd", 60, Tie.UP),
                        FeeSchedule.NONE,
                        1_000_000,
                        500_000_000);
        return listings.list(market, Stamp.internal(0, Source.MARKET_LIST), _ -> {});
    }
}
