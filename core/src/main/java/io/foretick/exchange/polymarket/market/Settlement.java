package io.foretick.exchange.polymarket.market;

import io.foretick.base.Seed;
import io.foretick.base.Times;
import io.foretick.event.Resolution;
import io.foretick.exchange.polymarket.match.ListedMarket;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.ToLongFunction;

/// How and when each market settles: strike, final price and outcome by the market's own rule, and
/// the venue's delays. A function of the seed and the prices; any thread.
///
/// Windows of Chainlink's averages and hours pay Up on a tie, days pay both halves (Polymarket's
/// descriptions, autumn 2026).
public final class Settlement {

    private static final int REMEMBERED_MAX = 20_000;

    private final SettlementPrices prices;
    private final Seed seed;
    private final Map<String, Long> strikes = remembering();
    private final Map<String, Long> finals = remembering();

    /// @param seed of the delays
    public Settlement(SettlementPrices prices, Seed seed) {
        this.prices = prices;
        this.seed = seed.split("settlement");
    }

    /// The price to beat; only after [#strikeFixedNs].
    public long strikeE8(ListedMarket market) {
        return remembered(strikes, market, this::computeStrikeE8);
    }

    /// The price it is settled by; only after [#finalFixedNs].
    public long finalE8(ListedMarket market) {
        return remembered(finals, market, this::computeFinalE8);
    }

    /// What it pays; only after [#finalFixedNs].
    public Resolution resolution(ListedMarket market) {
        int order = Long.compare(finalE8(market), strikeE8(market));
        return switch (market.length()) {
            case FIVE_MINUTES, QUARTER_HOUR, FOUR_HOURS, HOUR ->
                    order >= 0 ? Resolution.UP : Resolution.DOWN;
            case DAY -> order == 0 ? Resolution.SPLIT : order > 0 ? Resolution.UP : Resolution.DOWN;
        };
    }

    /// When the strike can be known: a day's is the close of the minute that begins with it.
    public static long strikeFixedNs(ListedMarket market) {
        return market.window().startNs() + closesLateNs(market);
    }

    /// When the final price can be known.
    public static long finalFixedNs(ListedMarket market) {
        return market.window().endNs() + closesLateNs(market);
    }

    /// When the venue's lists show the strike: for averages when the window before is resolved.
    public long strikeShownNs(ListedMarket market) {
        return strikeFixedNs(market) + lagNs(market, market.window().startNs(), 20, 90);
    }

    /// When the venue resolves it: by itself for averages, after a challenge period for candles.
    public long resolvesNs(ListedMarket market) {
        long endNs = market.window().endNs();
        return Wording.byOracle(market.length())
                ? endNs + lagNs(market, endNs, 20, 90)
                : endNs + lagNs(market, endNs, 12 * 60, 13 * 60);
    }

    private long computeStrikeE8(ListedMarket market) {
        long startNs = market.window().startNs();
        return switch (market.length()) {
            case FIVE_MINUTES, QUARTER_HOUR, FOUR_HOURS ->
                    prices.oracleAverageE8(market.coin(), Times.toEpochSecond(startNs));
            case HOUR -> prices.candleOpenE8(market.coin(), startNs);
            case DAY -> prices.candleCloseE8(market.coin(), startNs + Times.MINUTE_NS);
        };
    }

    private long computeFinalE8(ListedMarket market) {
        long endNs = market.window().endNs();
        return switch (market.length()) {
            case FIVE_MINUTES, QUARTER_HOUR, FOUR_HOURS ->
                    prices.oracleAverageE8(market.coin(), Times.toEpochSecond(endNs));
            case HOUR -> prices.candleCloseE8(market.coin(), endNs);
            case DAY -> prices.candleCloseE8(market.coin(), endNs + Times.MINUTE_NS);
        };
    }

    private static long closesLateNs(ListedMarket market) {
        return switch (market.length()) {
            case FIVE_MINUTES, QUARTER_HOUR, FOUR_HOURS, HOUR -> 0;
            case DAY -> Times.MINUTE_NS;
        };
    }

    // One delay for each boundary of a series, so that a strike shows when its predecessor
    // resolves.
    private long lagNs(ListedMarket market, long boundaryNs, int secondsMin, int secondsMax) {
        Series series = Series.of(market.coin(), market.length());
        long drawnMs =
                seed.split(series.slug())
                        .split(boundaryNs)
                        .random()
                        .nextLong(1_000L * secondsMin, 1_000L * secondsMax);
        return drawnMs * Times.MILLI_NS;
    }

    private static long remembered(
            Map<String, Long> memory, ListedMarket market, ToLongFunction<ListedMarket> compute) {
        synchronized (memory) {
            Long known = memory.get(market.slug());
            if (known == null) {
                known = compute.applyAsLong(market);
                memory.put(market.slug(), known);
            }
            return known;
        }
    }

    private static Map<String, Long> remembering() {
        return new LinkedHashMap<>() {
            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Long> eldest) {
                return size() > REMEMBERED_MAX;
            }
        };
    }
}
