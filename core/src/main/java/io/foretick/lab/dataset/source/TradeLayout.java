package io.foretick.lab.dataset.source;

import io.foretick.base.E8;
import io.foretick.base.Times;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Where the columns of a file of trades are.
///
/// @param id column of the trade's number, or [#NONE]
/// @param time of its time: an epoch number of any unit, or an ISO-8601 instant
/// @param side of who took
/// @param makerSide whether that column says that the buyer was the maker; else it says who took
record TradeLayout(int id, int time, int price, int quantity, int side, boolean makerSide) {

    static final int NONE = -1;

    /// Rows of the archive's aggregated spot trades, which have no header.
    static final TradeLayout AGGREGATED = new TradeLayout(0, 5, 1, 2, 6, true);

    private static final List<String> IDS = List.of("id", "tradeid", "aggtradeid");
    private static final List<String> TIMES =
            List.of("time", "timestamp", "transacttime", "transactiontime", "exchms", "timens");
    private static final List<String> PRICES = List.of("price");
    private static final List<String> QUANTITIES = List.of("quantity", "qty", "amount", "size");
    private static final List<String> SIDES = List.of("side");
    private static final List<String> MAKERS =
            List.of("isbuyermaker", "buyerismaker", "isbuyermarketmaker");

    /// The layout that a header tells; case, spaces and underscores of names do not matter.
    ///
    /// @throws IllegalArgumentException if a column is missing
    static TradeLayout ofHeader(String header) {
        List<String> names = new ArrayList<>();
        for (String name : header.split(",", -1)) {
            names.add(name.toLowerCase(Locale.ROOT).replaceAll("[^a-z]", ""));
        }
        boolean makerSide = find(names, SIDES) == NONE;
        return new TradeLayout(
                find(names, IDS),
                need(names, TIMES),
                need(names, PRICES),
                need(names, QUANTITIES),
                need(names, makerSide ? MAKERS : SIDES),
                makerSide);
    }

    /// Gives the trade of a row to the sink.
    ///
    /// @param number of the row, which stands in for an id
    /// @throws IllegalArgumentException if the row is not what it should be
    void give(String row, long number, TapeSink sink) {
        String[] fields = row.split(",", -1);
        if (fields.length <= Math.max(Math.max(time, price), Math.max(quantity, side))) {
            throw new IllegalArgumentException("only " + fields.length + " columns");
        }
        long tradeId = id == NONE ? number : Long.parseLong(fields[id]);
        long priceE8 = E8.parse(fields[price]);
        long quantityE8 = E8.parse(fields[quantity]);
        if (priceE8 <= 0 || quantityE8 < 0) {
            throw new IllegalArgumentException("price or quantity is out of range");
        }
        boolean sold = buyerIsMaker(fields[side].strip().toLowerCase(Locale.ROOT));
        sink.trade(tradeId, timeNs(fields[time]), priceE8, quantityE8, sold);
    }

    private boolean buyerIsMaker(String text) {
        return switch (text) {
            case "buy", "b" -> need(!makerSide, false, text);
            case "sell", "s" -> need(!makerSide, true, text);
            case "true", "1" -> need(makerSide, true, text);
            case "false", "0" -> need(makerSide, false, text);
            default -> throw new IllegalArgumentException("'" + text + "' is no side");
        };
    }

    private static boolean need(boolean allowed, boolean answer, String text) {
        if (!allowed) {
            throw new IllegalArgumentException("'" + text + "' does not say who took");
        }
        return answer;
    }

    private static long timeNs(String text) {
        if (!text.contains("-")) {
            return Times.ofEpochAnyUnit(Long.parseLong(text));
        }
        try {
            return TimeRange.ofInstant(Instant.parse(text));
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException("'" + text + "' is no time", e);
        }
    }

    private static int need(List<String> names, List<String> wanted) {
        int at = find(names, wanted);
        if (at == NONE) {
            throw new IllegalArgumentException("no column is called " + wanted.getFirst());
        }
        return at;
    }

    private static int find(List<String> names, List<String> wanted) {
        for (String name : wanted) {
            int at = names.indexOf(name);
            if (at >= 0) {
                return at;
            }
        }
        return NONE;
    }
}
