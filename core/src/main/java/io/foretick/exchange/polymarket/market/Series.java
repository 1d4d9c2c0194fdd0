package io.foretick.exchange.polymarket.market;

import io.foretick.venue.polymarket.Coin;
import io.foretick.venue.polymarket.WindowLength;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// A series of the venue: all windows of one length on one coin.
///
/// @param id as the venue numbers it; made up where no capture shows the number
/// @param slug such as `btc-up-or-down-5m` or `solana-up-or-down-hourly`
/// @param recurrence such as `15m`, `hourly`, `daily`
public record Series(
        long id, String slug, String title, String recurrence, Coin coin, WindowLength length) {

    // The numbers that captures and clients' code show; the others have never been seen.
    private static final Map<String, Long> SEEN =
            Map.ofEntries(
                    Map.entry("btc-up-or-down-5m", 10_684L),
                    Map.entry("btc-up-or-down-15m", 10_192L),
                    Map.entry("btc-up-or-down-hourly", 10_114L),
                    Map.entry("btc-up-or-down-4h", 10_331L),
                    Map.entry("btc-up-or-down-daily", 41L),
                    Map.entry("eth-up-or-down-15m", 10_191L),
                    Map.entry("eth-up-or-down-daily", 40L),
                    Map.entry("sol-up-or-down-15m", 10_423L),
                    Map.entry("solana-up-or-down-daily", 10_086L),
                    Map.entry("xrp-up-or-down-15m", 10_422L),
                    Map.entry("xrp-up-or-down-daily", 10_100L));

    private static final long FIRST_MADE_UP_ID = 90_000;
    private static final int LENGTHS = WindowLength.values().length;
    private static final List<Series> ALL = makeAll();

    /// All series, by coin, then by length.
    public static List<Series> all() {
        return ALL;
    }

    /// The series of a coin's windows of this length.
    public static Series of(Coin coin, WindowLength length) {
        return ALL.get(coin.ordinal() * LENGTHS + length.ordinal());
    }

    private static List<Series> makeAll() {
        List<Series> all = new ArrayList<>();
        for (Coin coin : Coin.values()) {
            for (WindowLength length : WindowLength.values()) {
                all.add(make(coin, length));
            }
        }
        return List.copyOf(all);
    }

    private static Series make(Coin coin, WindowLength length) {
        String recurrence =
                switch (length) {
                    case FIVE_MINUTES, QUARTER_HOUR, FOUR_HOURS -> length.key();
                    case HOUR -> "hourly";
                    case DAY -> "daily";
                };
        boolean worded = length == WindowLength.HOUR || length == WindowLength.DAY;
        // The venue spells this one coin in two ways.
        String name = worded && coin == Coin.SOL ? "solana" : coin.shortName();
        String slug = name + "-up-or-down-" + recurrence;
        long madeUp = FIRST_MADE_UP_ID + (long) coin.ordinal() * LENGTHS + length.ordinal();
        String title =
                coin.name()
                        + " Up or Down "
                        + Character.toUpperCase(recurrence.charAt(0))
                        + recurrence.substring(1);
        return new Series(SEEN.getOrDefault(slug, madeUp), slug, title, recurrence, coin, length);
    }
}
