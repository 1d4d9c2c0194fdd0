package io.foretick.venue.polymarket;

import io.foretick.base.Checks;
import io.foretick.event.Market;
import io.foretick.event.Resolution;

import org.jspecify.annotations.Nullable;

/// What one of the venue's lists says about an Up/Down market at the time of asking.
///
/// @param market its terms
/// @param strikeE8 the price to beat, 0 while the venue has not said it
/// @param finalPriceE8 the price at the end, 0 while the venue has not said it
/// @param resolution how it ended, null while it has not
/// @param tradable whether the venue takes orders for it
public record MarketListing(
        Market market,
        long strikeE8,
        long finalPriceE8,
        @Nullable Resolution resolution,
        boolean tradable) {

    public MarketListing {
        Checks.notNegative(strikeE8, "strikeE8");
        Checks.notNegative(finalPriceE8, "finalPriceE8");
    }
}
