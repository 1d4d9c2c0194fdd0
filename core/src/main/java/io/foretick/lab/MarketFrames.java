package io.foretick.lab;

import io.foretick.lab.SimulatedLadder.Level;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Spells what happens in one made-up market as the frames of Polymarket's market channel. Holds no
/// state.
///
/// @param market whose frames
record MarketFrames(SimulatedMarket market) {

    /// The books of both tokens.
    String books(SimulatedLadder ladder, long ms) {
        return "[" + book(ladder, true, ms) + "," + book(ladder, false, ms) + "]";
    }

    /// Levels that changed, each told for both tokens.
    String change(SimulatedLadder ladder, List<Level> levels, long ms) {
        var rows = new ArrayList<String>();
        for (Level level : levels) {
            rows.add(row(ladder, level, true));
            rows.add(row(ladder, level, false));
        }
        return String.format(
                Locale.ROOT,
                """
                {"market":"%s","price_changes":[%s],"timestamp":"%d","event_type":"price_change"}\
                """,
                market.conditionId(),
                String.join(",", rows),
                ms);
    }

    /// A trade of the Up token against a level.
    String trade(Level against, long size, long ms) {
        return String.format(
                Locale.ROOT,
                """
                {"market":"%s","asset_id":"%s","price":"%s","size":"%s","fee_rate_bps":"0",\
                "side":"%s","timestamp":"%d","event_type":"last_trade_price"}\
                """,
                market.conditionId(),
                market.upToken(),
                price(against.price(), true),
                size(size),
                against.bid() ? "SELL" : "BUY",
                ms);
    }

    /// From now on prices have three decimals.
    String tickSize(String token, long ms) {
        return String.format(
                Locale.ROOT,
                """
                {"market":"%s","asset_id":"%s","old_tick_size":"0.01","new_tick_size":"0.001",\
                "timestamp":"%d","event_type":"tick_size_change"}\
                """,
                market.conditionId(),
                token,
                ms);
    }

    private String book(SimulatedLadder ladder, boolean up, long ms) {
        String bids = levels(up ? ladder.bids() : ladder.asks(), up);
        String asks = levels(up ? ladder.asks() : ladder.bids(), up);
        return String.format(
                Locale.ROOT,
                """
                {"market":"%s","asset_id":"%s","timestamp":"%d","bids":[%s],"asks":[%s],\
                "event_type":"book"}\
                """,
                market.conditionId(),
                token(up),
                ms,
                bids,
                asks);
    }

    private static String levels(Map<Integer, Long> side, boolean up) {
        var rows = new ArrayList<String>();
        side.forEach((price, size) ->
                rows.add(
                        String.format(
                                Locale.ROOT,
                                """
                                {"price":"%s","size":"%s"}\
                                """,
                                price(price, up),
                                size(size))));
        return String.join(",", rows.reversed()); // the venue puts the best price last
    }

    private String row(SimulatedLadder ladder, Level level, boolean up) {
        return String.format(
                Locale.ROOT,
                """
                {"asset_id":"%s","price":"%s","size":"%s","side":"%s","best_bid":"%s",\
                "best_ask":"%s"}\
                """,
                token(up),
                price(level.price(), up),
                size(level.size()),
                level.bid() == up ? "BUY" : "SELL",
                price(ladder.best(up), up),
                price(ladder.best(!up), up));
    }

    private String token(boolean up) {
        return up ? market.upToken() : market.downToken();
    }

    private static String price(int thousandths, boolean up) {
        int own = up ? thousandths : SimulatedLadder.DOLLAR - thousandths;
        return plain(BigDecimal.valueOf(own, 3));
    }

    private static String size(long hundredths) {
        return plain(BigDecimal.valueOf(hundredths, 2));
    }

    private static String plain(BigDecimal number) {
        return number.stripTrailingZeros().toPlainString();
    }
}
