package io.foretick.venue.polymarket;

import io.foretick.event.SettlementRule;
import io.foretick.event.Tie;
import io.foretick.event.Window;

import java.util.Locale;

/// Reads how a market settles from what the venue writes about it: the resolution source, the
/// description, and the average that its configuration states. All that is given must agree; what
/// does not is [SettlementRule.Unknown].
final class SettlementRules {

    /// No configuration given.
    static final int NO_CONFIGURATION = -1;

    private static final String CHAINLINK = "https://data.chain.link/streams/";
    private static final String BINANCE = "https://www.binance.com/en/trade/";
    private static final String AT_LEAST = "greater than or equal to";

    private SettlementRules() {}

    /// Reads the rule.
    ///
    /// @param source the resolution source, empty if only the description names it
    /// @param configuredSeconds the length of the average that the market's configuration states, 0
    ///   for none, or [#NO_CONFIGURATION]
    static SettlementRule read(
            Coin coin, Window window, String source, String description, int configuredSeconds) {
        String url = source.isEmpty() ? firstUrl(description) : source;
        if (url.startsWith(CHAINLINK)) {
            return chainlink(
                    coin, url.substring(CHAINLINK.length()), description, configuredSeconds);
        }
        if (url.startsWith(BINANCE)) {
            String pair = url.substring(BINANCE.length());
            return binance(coin, window, pair, description, configuredSeconds);
        }
        return new SettlementRule.Unknown("resolution source '" + url + "'");
    }

    private static SettlementRule chainlink(
            Coin coin, String stream, String description, int configuredSeconds) {
        String pair = coin.shortName() + "-usd";
        int seconds =
                stream.equals(pair)
                        ? 0
                        : stream.equals(pair + "-twap-60s-streams")
                                ? 60
                                : stream.equals(pair + "-twap-30s-streams") ? 30 : -1;
        if (seconds < 0) {
            return new SettlementRule.Unknown("Chainlink stream '" + stream + "'");
        }
        if (configuredSeconds != NO_CONFIGURATION && configuredSeconds != seconds) {
            return new SettlementRule.Unknown(
                    "stream '" + stream + "' with a configured average of " + configuredSeconds);
        }
        if (!description.contains(AT_LEAST)) {
            return new SettlementRule.Unknown("tie not stated: " + shortened(description));
        }
        return new SettlementRule.OraclePrice(coin.shortName() + "/usd", seconds, Tie.UP);
    }

    private static SettlementRule binance(
            Coin coin, Window window, String pair, String description, int configuredSeconds) {
        String symbol = coin.name() + "USDT";
        if (!pair.equals(coin.name() + "_USDT") || configuredSeconds > 0) {
            return new SettlementRule.Unknown("Binance pair '" + pair + "'");
        }
        String text = description.toLowerCase(Locale.ROOT);
        boolean hour = window.durationName().equals("1h");
        if (hour
                && text.contains("1 hour candle")
                && text.contains("close price is " + AT_LEAST + " the open price")) {
            return new SettlementRule.WindowCandle(symbol, Tie.UP);
        }
        boolean day = window.durationName().equals("1d");
        if (day
                && text.contains("1 minute candle")
                && text.contains("12:00 in the et timezone")
                && text.contains("50-50")) {
            return new SettlementRule.BoundaryMinuteCloses(symbol, Tie.SPLIT);
        }
        return new SettlementRule.Unknown(
                window.durationName() + " on Binance: " + shortened(description));
    }

    private static String firstUrl(String text) {
        int start = text.indexOf("https://");
        if (start < 0) {
            return "";
        }
        int end = start;
        while (end < text.length() && " \n\r\t)\"'".indexOf(text.charAt(end)) < 0) {
            end++;
        }
        while (end > start && ".,;".indexOf(text.charAt(end - 1)) >= 0) {
            end--;
        }
        return text.substring(start, end);
    }

    private static String shortened(String text) {
        return text.length() <= 120 ? text : text.substring(0, 120) + "...";
    }
}
