package io.foretick.venue.polymarket;

import java.util.Locale;
import java.util.Optional;

/// The coins whose Up/Down markets Foretick follows, with the two names that slugs use.
public enum Coin {
    BTC("bitcoin"),
    ETH("ethereum"),
    SOL("solana"),
    XRP("xrp");

    private final String longName;

    Coin(String longName) {
        this.longName = longName;
    }

    /// The name in slugs of hours and days, such as `bitcoin`.
    public String longName() {
        return longName;
    }

    /// The name in slugs of shorter windows, such as `btc`.
    public String shortName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The coin with this short name, upper or lower case.
    public static Optional<Coin> of(String name) {
        for (Coin coin : values()) {
            if (coin.name().equalsIgnoreCase(name)) {
                return Optional.of(coin);
            }
        }
        return Optional.empty();
    }

    static Optional<Coin> ofLongName(String name) {
        for (Coin coin : values()) {
            if (coin.longName.equals(name)) {
                return Optional.of(coin);
            }
        }
        return Optional.empty();
    }
}
