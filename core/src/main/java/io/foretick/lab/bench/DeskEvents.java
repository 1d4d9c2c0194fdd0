package io.foretick.lab.bench;

import io.foretick.base.DensityCurve;
import io.foretick.base.E8;
import io.foretick.base.Seed;
import io.foretick.base.Times;
import io.foretick.event.BookChanges;
import io.foretick.event.FeeSchedule;
import io.foretick.event.Market;
import io.foretick.event.SettlementRule;
import io.foretick.event.Tie;
import io.foretick.event.Window;

import java.util.SplittableRandom;

/// What a [Desk] is told: invented terms, books, prices and forecasts. Functions only.
final class DeskEvents {

    /// When a desk opens.
    static final long START_NS = 1_790_616_600L * Times.SECOND_NS;

    /// Price of every coin at the start, and the strike of every market.
    static final long PRICE_E8 = 65_000 * E8.ONE;

    private static final long[] WINDOW_SECONDS = {300, 900, 3_600, 14_400, 86_400};
    private static final long CENT_E8 = E8.ONE / 100;
    private static final int SIDE_LEVELS = 20;
    private static final double SIGMA_PER_SQRT_SECOND = 5e-5;

    private DeskEvents() {}

    /// Terms of a market that has begun two minutes ago: five minutes, fifteen minutes, an hour,
    /// four hours and a day in turn, each with the rule that such a market has.
    static Market market(String coin, int number) {
        int length = number % WINDOW_SECONDS.length;
        long start = START_NS / Times.SECOND_NS - 120 - number;
        return new Market(
                coin + "-" + number,
                "",
                "",
                "",
                coin,
                Window.ofSeconds(start, start + WINDOW_SECONDS[length]),
                rule(coin, length),
                new FeeSchedule(7 * CENT_E8, 1, false),
                CENT_E8,
                5 * E8.ONE);
    }

    /// A snapshot of 20 levels a side about one half.
    static void addBook(BookChanges.Builder changes, int market) {
        changes.clear(market);
        for (int k = 1; k <= SIDE_LEVELS; k++) {
            changes.bid(market, (50 - k) * CENT_E8, (50 + 20 * k) * E8.ONE);
            changes.ask(market, (50 + k) * CENT_E8, (50 + 20 * k) * E8.ONE);
        }
    }

    /// A forecast at seven horizons from a second to a day.
    static DensityCurve curve() {
        double[] seconds = {1, 60, 300, 900, 3_600, 14_400, 86_400};
        double[] sigma = new double[seconds.length];
        double[] nu = new double[seconds.length];
        for (int k = 0; k < seconds.length; k++) {
            sigma[k] = SIGMA_PER_SQRT_SECOND * Math.sqrt(seconds[k]);
            nu[k] = 3.5 + 0.25 * k;
        }
        return new DensityCurve(seconds, sigma, nu, new double[seconds.length]);
    }

    /// Prices that wander about the strike, so that some of them are worth a trade.
    static long[] prices(int count) {
        SplittableRandom random = new Seed(1).split("prices").random();
        long[] pricesE8 = new long[count];
        double distance = 0;
        for (int k = 0; k < count; k++) {
            distance = 0.98 * distance + 1e-5 * random.nextGaussian();
            pricesE8[k] = CENT_E8 * Math.round(PRICE_E8 * (1 + distance) / CENT_E8);
        }
        return pricesE8;
    }

    private static SettlementRule rule(String coin, int length) {
        return switch (length) {
            case 0, 1 -> new SettlementRule.OraclePrice(coin + "/usd", 0, Tie.UP);
            case 3 -> new SettlementRule.OraclePrice(coin + "/usd", 60, Tie.UP);
            case 2 -> new SettlementRule.WindowCandle(coin + "USDT", Tie.UP);
            default -> new SettlementRule.BoundaryMinuteCloses(coin + "USDT", Tie.SPLIT);
        };
    }
}
