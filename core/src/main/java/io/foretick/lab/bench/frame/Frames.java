package io.foretick.lab.bench.frame;

import java.nio.charset.StandardCharsets;

/// Invented frames in the venues' formats, with the fields and lengths of real ones.
public final class Frames {

    /// The instrument that the frames tell of.
    public static final int INSTRUMENT = 0;

    public static final String UP_TOKEN =
            "10923470987120938471209384712093847120938471209384712093847120938471209384711";
    public static final String DOWN_TOKEN =
            "20923470987120938471209384712093847120938471209384712093847120938471209384712";
    public static final String CONDITION =
            "0x1a2b3c4d5e6f708192a3b4c5d6e7f8091a2b3c4d5e6f708192a3b4c5d6e7f809";

    private static final String TRADE =
            """
            {"stream":"btcusdt@trade","data":{"e":"trade","E":1790616600123,"s":"BTCUSDT",\
            "t":1000000000,"p":"65000.00000000","q":"0.01537000","T":1790616600122,"m":true,\
            "M":true}}\
            """;

    private static final int SIDE_LEVELS = 50;

    private Frames() {}

    /// A trade of Binance, on a combined stream.
    public static byte[] binanceTrade() {
        return TRADE.getBytes(StandardCharsets.UTF_8);
    }

    /// Where the last digit of its number stands.
    public static int tradeIdEnd() {
        return TRADE.indexOf("1000000000") + 9;
    }

    /// Where its price starts: five digits, a point, eight digits.
    public static int tradePriceStart() {
        return TRADE.indexOf("65000.");
    }

    /// One order's change, told for both tokens as Polymarket does.
    public static byte[] priceChange() {
        return """
        {"market":"%s","price_changes":[{"asset_id":"%s","price":"0.47","size":"1250.35",\
        "side":"BUY","hash":"56621a121a47ed9333273e21c83b660cff37ae50","best_bid":"0.49",\
        "best_ask":"0.51"},{"asset_id":"%s","price":"0.53","size":"1250.35","side":"SELL",\
        "hash":"1895759e4df7a796bf4f1c5a5950b748306923e2","best_bid":"0.49",\
        "best_ask":"0.51"}],"timestamp":"1790616600200","event_type":"price_change"}\
        """
                .formatted(CONDITION, UP_TOKEN, DOWN_TOKEN)
                .getBytes(StandardCharsets.UTF_8);
    }

    /// A whole book of 100 levels, 50 a side, worst first as Polymarket sends them.
    public static byte[] book() {
        var bids = new StringBuilder();
        var asks = new StringBuilder();
        for (int k = SIDE_LEVELS; k > 0; k--) {
            String end = k == 1 ? "" : ",";
            bids.append(level(500 - k)).append(end);
            asks.append(level(500 + k)).append(end);
        }
        return """
        {"market":"%s","asset_id":"%s","timestamp":"1790616600200",\
        "hash":"0d1a4b7b4c1e5a0c8b5f2d9e7a6c3b1f0e2d4c5a","bids":[%s],"asks":[%s],\
        "tick_size":"0.001","event_type":"book","last_trade_price":"0.500"}\
        """
                .formatted(CONDITION, UP_TOKEN, bids, asks)
                .getBytes(StandardCharsets.UTF_8);
    }

    /// Adds one to the decimal number whose last digit stands at `end`.
    public static void count(byte[] frame, int end) {
        int at = end;
        while (frame[at] == '9') {
            frame[at--] = '0';
        }
        frame[at]++;
    }

    /// Writes so many digits of a number, the last one at `end`.
    public static void write(byte[] frame, int end, int digits, long number) {
        long rest = number;
        for (int at = end; at > end - digits; at--) {
            frame[at] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
    }

    private static String level(int thousandths) {
        int size = 1_000 + 37 * thousandths % 9_000;
        return "{\"price\":\"0.%03d\",\"size\":\"%d.%02d\"}"
                .formatted(thousandths, size, size % 100);
    }
}
