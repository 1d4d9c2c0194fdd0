package io.foretick.exchange.price;

import io.foretick.venue.polymarket.Coin;

/// What sets one coin of the made-up world apart from another. Magnitudes are those of the coins
/// whose names they bear; nothing is fitted.
///
/// @param basePrice dollars to which the price returns over months
/// @param sigmaPerSqrtSecond usual standard deviation of the log price over a second
/// @param marketShare loading on the shock that all coins share
/// @param tickE8 step of prices, in dollars
/// @param lotE8 step of quantities, in coins
/// @param gridTicks ticks between two levels of the book behind the best
/// @param levelDollars what a level of the book usually offers
public record CoinTraits(
        double basePrice,
        double sigmaPerSqrtSecond,
        double marketShare,
        long tickE8,
        long lotE8,
        long gridTicks,
        double levelDollars) {

    private static final CoinTraits BTC =
            new CoinTraits(92_000, 8.0e-5, 0.88, 1_000_000, 1_000, 50, 20_000);
    private static final CoinTraits ETH =
            new CoinTraits(3_200, 1.15e-4, 0.90, 1_000_000, 10_000, 5, 12_000);
    private static final CoinTraits SOL =
            new CoinTraits(150, 1.5e-4, 0.82, 1_000_000, 100_000, 1, 8_000);
    private static final CoinTraits XRP =
            new CoinTraits(2.2, 1.4e-4, 0.72, 10_000, 10_000_000, 1, 6_000);

    public static CoinTraits of(Coin coin) {
        return switch (coin) {
            case BTC -> BTC;
            case ETH -> ETH;
            case SOL -> SOL;
            case XRP -> XRP;
        };
    }

    /// Loading on the shock of this coin alone, so that both together have variance 1.
    double ownShare() {
        return Math.sqrt(1 - marketShare * marketShare);
    }

    /// The tick at or below a price.
    public long ticks(double price) {
        return (long) Math.floor(price / (tickE8 * 1e-8));
    }

    /// How many lots so many dollars buy; at least `least`.
    public long lots(double dollars, double price, long least) {
        return Math.max(least, Math.round(dollars / price / (lotE8 * 1e-8)));
    }
}
