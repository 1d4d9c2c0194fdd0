package io.foretick.lab;

import io.foretick.base.Seed;
import io.foretick.base.Times;

import java.math.BigDecimal;
import java.util.Locale;

/// One made-up coin: its price, its trades and quotes on a spot exchange, and the oracle that
/// publishes it late. Mutable, owned by the generator; steps of a quarter of a second.
final class SimulatedCoin {

    /// Steps that the price path makes in a second.
    static final int STEPS_PER_SECOND = 4;

    /// How many seconds the oracle's average spans.
    static final int AVERAGE_SECONDS = 60;

    private static final double TRADES_PER_STEP = 0.3;
    private static final double QUOTES_PER_STEP = 0.15;
    private static final double ORACLE_OVER_SPOT = 0.9998; // dollars are not the stablecoin

    /// What the coin is.
    ///
    /// @param asset upper case
    /// @param price at the start, in USD
    record Terms(String asset, double price, double sigmaPerSqrtSecond) {}

    private final Terms terms;
    private final String pair;
    private final Draws draws;
    private final PricePath path;
    private final double[] prices; // [step]
    private final long[] oracleE4; // [second]
    private final long startSecond;
    private int steps;
    private long tradeId;
    private long quoteId;

    /// A coin whose past of [#AVERAGE_SECONDS] seconds is known.
    SimulatedCoin(Seed seed, Terms terms, long startSecond, int seconds) {
        this.terms = terms;
        this.pair = terms.asset() + "USDT";
        this.draws = new Draws(seed.split("feeds"));
        this.path = new PricePath(seed.split("path"), terms.price(), terms.sigmaPerSqrtSecond());
        this.startSecond = startSecond - AVERAGE_SECONDS;
        this.prices = new double[(seconds + AVERAGE_SECONDS + 1) * STEPS_PER_SECOND];
        this.oracleE4 = new long[seconds + AVERAGE_SECONDS + 1];
        this.tradeId = draws.whole(1_000_000, 9_000_000);
        this.quoteId = draws.whole(1_000_000_000, 9_000_000_000L);
        for (int k = 0; k < AVERAGE_SECONDS * STEPS_PER_SECOND; k++) {
            step();
        }
    }

    String asset() {
        return terms.asset();
    }

    double sigmaPerSqrtSecond() {
        return path.sigmaPerSqrtSecond();
    }

    /// Lets a step of time pass.
    void step() {
        prices[steps] = path.price();
        if (steps % STEPS_PER_SECOND == 0) {
            double noise = 1 + 5e-6 * draws.normal();
            double oracle = prices[steps] * ORACLE_OVER_SPOT * noise;
            oracleE4[steps / STEPS_PER_SECOND] = Math.round(oracle * 1e4);
        }
        steps++;
        path.step(1.0 / STEPS_PER_SECOND);
    }

    /// The spot price of `steps` steps ago.
    double priceAgo(int stepsAgo) {
        return prices[Math.max(0, steps - 1 - stepsAgo)];
    }

    /// The spot price in the terms of the oracle.
    double oraclePriceAgo(int stepsAgo) {
        return priceAgo(stepsAgo) * ORACLE_OVER_SPOT;
    }

    /// Mean of the oracle's values of the `count` seconds up to and with this one.
    double oracleMean(long second, int count) {
        int last = Math.toIntExact(second - startSecond);
        double sum = 0;
        for (int k = 0; k < count; k++) {
            sum += oracleE4[last - k];
        }
        return sum / count / 1e4;
    }

    /// Says what the exchange and, on whole seconds, the oracle say.
    void speak(long nowNs, SessionTape tape) {
        if (draws.chance(TRADES_PER_STEP)) {
            long cents = Math.round(priceAgo(0) * (1 + 1e-5 * draws.normal()) * 100);
            tape.add(arrival(nowNs), "binance", trade(nowNs / Times.MILLI_NS, cents));
        }
        if (draws.chance(QUOTES_PER_STEP)) {
            tape.add(arrival(nowNs), "binance", quote(Math.round(priceAgo(0) * 100)));
        }
        if (nowNs % Times.SECOND_NS == 0) {
            long second = nowNs / Times.SECOND_NS;
            long lateNs = nowNs + draws.whole(1_300, 1_700) * Times.MILLI_NS;
            tape.add(lateNs, "polymarket_rtds_chainlink", oracle(second, lateNs, 1));
            long laterNs = lateNs + draws.whole(1, 40) * Times.MILLI_NS;
            tape.add(
                    laterNs, "polymarket_rtds_chainlink", oracle(second, laterNs, AVERAGE_SECONDS));
        }
    }

    private long arrival(long nowNs) {
        return nowNs + draws.whole(20, 90) * Times.MILLI_NS;
    }

    private String trade(long ms, long cents) {
        tradeId++;
        return String.format(
                Locale.ROOT,
                """
                {"stream":"%s@trade","data":{"e":"trade","E":%d,"s":"%s","t":%d,"p":"%s","q":"%s",\
                "T":%d,"m":%b,"M":true}}\
                """,
                pair.toLowerCase(Locale.ROOT),
                ms + 1,
                pair,
                tradeId,
                BigDecimal.valueOf(cents, 2),
                BigDecimal.valueOf(draws.whole(1, 90), 3),
                ms,
                draws.chance(0.5));
    }

    private String quote(long middleCents) {
        quoteId += draws.whole(1, 60);
        return String.format(
                Locale.ROOT,
                """
                {"stream":"%s@bookTicker","data":{"u":%d,"s":"%s","b":"%s","B":"%s","a":"%s",\
                "A":"%s"}}\
                """,
                pair.toLowerCase(Locale.ROOT),
                quoteId,
                pair,
                BigDecimal.valueOf(middleCents, 2),
                BigDecimal.valueOf(draws.whole(1, 90), 1),
                BigDecimal.valueOf(middleCents + 1, 2),
                BigDecimal.valueOf(draws.whole(1, 90), 1));
    }

    private String oracle(long second, long sentNs, int averageSeconds) {
        boolean average = averageSeconds > 1;
        long valueE4 = Math.round(oracleMean(second, averageSeconds) * 1e4);
        return String.format(
                Locale.ROOT,
                """
                {"payload":{"full_accuracy_value":"%d00000000000000","symbol":"%s/usd","timestamp":%d,\
                "value":%s%s},"timestamp":%d,"topic":"%s","type":"update"}\
                """,
                valueE4,
                terms.asset().toLowerCase(Locale.ROOT),
                second * 1_000,
                BigDecimal.valueOf(valueE4, 4),
                average ? ",\"window_s\":" + averageSeconds : "",
                sentNs / Times.MILLI_NS,
                average ? "crypto_prices_twap_sixty" : "crypto_prices_chainlink");
    }
}
