package io.foretick.exchange.polymarket.market;

import io.foretick.base.Times;
import io.foretick.exchange.polymarket.match.ListedMarket;
import io.foretick.venue.polymarket.Coin;
import io.foretick.venue.polymarket.Slugs;
import io.foretick.venue.polymarket.WindowLength;

import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// What the venue writes about a market: its title, its rule in words, and the source it names.
/// Pure functions.
public final class Wording {

    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("MMMM d", Locale.ENGLISH);
    private static final DateTimeFormatter HOUR = DateTimeFormatter.ofPattern("ha", Locale.ENGLISH);
    private static final DateTimeFormatter CLOCK =
            DateTimeFormatter.ofPattern("h:mma", Locale.ENGLISH);
    private static final DateTimeFormatter SHORT_DATE =
            DateTimeFormatter.ofPattern("MMM d, yyyy", Locale.ENGLISH);

    private Wording() {}

    /// Whether it settles by Chainlink's averages rather than by Binance's candles.
    static boolean byOracle(WindowLength length) {
        return switch (length) {
            case FIVE_MINUTES, QUARTER_HOUR, FOUR_HOURS -> true;
            case HOUR, DAY -> false;
        };
    }

    public static String title(ListedMarket market) {
        ZonedDateTime start = newYork(market.window().startNs());
        ZonedDateTime end = newYork(market.window().endNs());
        String name = name(market.coin()) + " Up or Down ";
        return switch (market.length()) {
            case FIVE_MINUTES, QUARTER_HOUR, FOUR_HOURS ->
                    name
                            + "- "
                            + DATE.format(start)
                            + ", "
                            + CLOCK.format(start)
                            + "-"
                            + CLOCK.format(end)
                            + " ET";
            case HOUR -> name + "- " + DATE.format(start) + ", " + HOUR.format(start) + " ET";
            case DAY -> name + "on " + DATE.format(end) + "?";
        };
    }

    public static String source(ListedMarket market) {
        Coin coin = market.coin();
        return byOracle(market.length())
                ? "https://data.chain.link/streams/" + coin.shortName() + "-usd-twap-60s-streams"
                : "https://www.binance.com/en/trade/" + coin.name() + "_USDT";
    }

    public static String description(ListedMarket market) {
        String coin = market.coin().name();
        return switch (market.length()) {
            case FIVE_MINUTES, QUARTER_HOUR, FOUR_HOURS ->
                    """
                    Simulated market. "Up" wins if the 60-second time-weighted average of %s/USD \
                    at the end of the window is greater than or equal to the one at its start; \
                    if not, "Down" wins. Source of both averages: Chainlink, %s.\
                    """
                            .formatted(coin, source(market));
            case HOUR ->
                    """
                    Simulated market on one Binance %s/USDT 1 hour candle, the one that opens at \
                    the hour of the title. "Up" wins if its close price is greater than or equal \
                    to the open price; if not, "Down" wins. Source: %s.\
                    """
                            .formatted(coin, source(market));
            case DAY ->
                    """
                    Simulated market on the closes of two Binance %s/USDT 1 minute candles, those \
                    that open at 12:00 in the ET timezone on %s and on %s. "Up" wins if the later \
                    close is higher, "Down" if it is lower; equal closes pay 50-50. Source: %s.\
                    """
                            .formatted(
                                    coin,
                                    SHORT_DATE.format(newYork(market.window().startNs())),
                                    SHORT_DATE.format(newYork(market.window().endNs())),
                                    source(market));
        };
    }

    private static String name(Coin coin) {
        if (coin == Coin.XRP) {
            return coin.name();
        }
        String name = coin.longName();
        return Character.toUpperCase(name.charAt(0)) + name.substring(1);
    }

    private static ZonedDateTime newYork(long timeNs) {
        return Instant.ofEpochSecond(Times.toEpochSecond(timeNs)).atZone(Slugs.NEW_YORK);
    }
}
