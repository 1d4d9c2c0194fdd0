package io.foretick.market.second;

import java.util.List;

/// What the name of a spot pair says. Stateless.
public final class PairName {

    private static final List<String> QUOTES =
            List.of("USDT", "USDC", "FDUSD", "TUSD", "BUSD", "USD");

    private PairName() {}

    /// The coin of a pair that is quoted in dollars: `BTC` of `BTCUSDT`. Any other name stands for
    /// itself.
    public static String asset(String pair) {
        for (String quote : QUOTES) {
            if (pair.length() > quote.length() && pair.endsWith(quote)) {
                return pair.substring(0, pair.length() - quote.length());
            }
        }
        return pair;
    }
}
