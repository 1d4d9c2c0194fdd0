package io.foretick.exchange.polymarket.played;

import io.foretick.event.Market;
import io.foretick.event.SettlementRule;
import io.foretick.event.SettlementRule.BoundaryMinuteCloses;
import io.foretick.event.SettlementRule.OraclePrice;
import io.foretick.event.SettlementRule.Unknown;
import io.foretick.event.SettlementRule.WindowCandle;

import java.util.Locale;

/// A market's rule in the words by which clients know it: a recording has kept the rule, not its
/// text.
///
/// @param source the address of the prices it settles by, empty if nobody knows the rule
record RuleWords(String source, String description) {

    private static final String CHAINLINK = "https://data.chain.link/streams/";
    private static final String BINANCE = "https://www.binance.com/en/trade/";

    static RuleWords of(Market market) {
        SettlementRule rule = market.rule();
        String pair = BINANCE + market.asset() + "_USDT";
        return switch (rule) {
            case OraclePrice(_, int averageSeconds, _) ->
                    new RuleWords(
                            stream(market.asset(), averageSeconds),
                            "Recorded market. \"Up\" wins if the price at the end is greater than"
                                    + " or equal to the one at the start; if not, \"Down\" wins.");
            case WindowCandle _ ->
                    new RuleWords(
                            pair,
                            "Recorded market on one 1 hour candle. \"Up\" wins if its close price"
                                    + " is greater than or equal to the open price.");
            case BoundaryMinuteCloses _ ->
                    new RuleWords(
                            pair,
                            "Recorded market on two 1 minute candles, those of 12:00 in the ET"
                                    + " timezone on both days. Equal closes pay 50-50.");
            case Unknown(String reason) -> new RuleWords("", reason);
        };
    }

    private static String stream(String asset, int averageSeconds) {
        String spot = CHAINLINK + asset.toLowerCase(Locale.ROOT) + "-usd";
        return averageSeconds == 0 ? spot : spot + "-twap-" + averageSeconds + "s-streams";
    }
}
