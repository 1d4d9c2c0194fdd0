package io.foretick.venue.live.finder;

import io.foretick.venue.polymarket.Coin;
import io.foretick.venue.polymarket.WindowLength;

/// The markets of one coin and one window length, one after the other.
public record MarketSeries(Coin coin, WindowLength length) {

    /// The venue's name of the series. Solana is spelt in two ways.
    public String slug() {
        return switch (length) {
            case FIVE_MINUTES, QUARTER_HOUR, FOUR_HOURS ->
                    coin.shortName() + "-up-or-down-" + length.key();
            case HOUR -> longStem() + "hourly";
            case DAY -> longStem() + "daily";
        };
    }

    /// The name in reports, such as `btc-5m`.
    public String key() {
        return coin.shortName() + "-" + length.key();
    }

    private String longStem() {
        String name = coin == Coin.SOL ? coin.longName() : coin.shortName();
        return name + "-up-or-down-";
    }
}
