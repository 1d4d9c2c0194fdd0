package io.foretick.venue;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;

import io.foretick.event.Event;
import io.foretick.event.FeeSchedule;
import io.foretick.event.Market;
import io.foretick.event.SettlementRule;
import io.foretick.event.Source;
import io.foretick.event.Stamp;
import io.foretick.event.Window;
import io.foretick.venue.binance.BinanceDecoder;
import io.foretick.venue.polymarket.MarketChannelDecoder;
import io.foretick.venue.polymarket.ReferencePriceDecoder;

import org.junit.jupiter.api.Test;

import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/// Decoding allocates the event, its stamp and its one array, and nothing else.
final class DecoderAllocationTest {

    private static final int ROUNDS = 20_000;
    private static final int STAMP = 48;
    private static final int ARRAY_HEADER = 16;
    private static final int LEVEL = 24;

    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private final Listings listings = new Listings();
    private long heard;

    @Test
    void allocatesTheTradeAndItsStamp() {
        byte[] frame =
                bytes(
                        """
                        {"stream":"btcusdt@trade","data":{"e":"trade","E":1700000000123,\
                        "s":"BTCUSDT","t":1000000000,"p":"61837.63000000","q":"0.02000000",\
                        "T":1700000000122,"m":true,"M":true}}\
                        """);
        int id = new String(frame, StandardCharsets.UTF_8).indexOf("1000000000");
        BinanceDecoder decoder = new BinanceDecoder(listings);
        assertAllocates(48 + STAMP, decoder, frame, () -> count(frame, id + 9));
    }

    @Test
    void allocatesTheQuoteAlone() {
        byte[] frame =
                bytes(
                        """
                        {"u":1000000000,"s":"BTCUSDT","b":"61837.63","B":"3.7","a":"61837.64",\
                        "A":"1.5"}\
                        """);
        BinanceDecoder decoder = new BinanceDecoder(listings);
        assertAllocates(64, decoder, frame, () -> count(frame, 14));
    }

    @Test
    void allocatesOneArrayForTheChangesOfAFrame() {
        listMarket();
        byte[] frame =
                bytes(
                        """
                        {"market":"0x01","price_changes":[{"asset_id":"111","price":"0.55",\
                        "size":"3","side":"SELL","hash":"a"},{"asset_id":"111","price":"0.4",\
                        "size":"0","side":"BUY","hash":"b"}],"timestamp":"1790616700200",\
                        "event_type":"price_change"}\
                        """);
        int changes = 16 + ARRAY_HEADER + 2 * LEVEL;
        assertAllocates(40 + STAMP + changes, new MarketChannelDecoder(listings), frame, () -> {});
    }

    @Test
    void allocatesOneArrayForABook() {
        listMarket();
        String levels = "{\"price\":\"0.4\",\"size\":\"12.5\"},".repeat(99);
        byte[] frame =
                bytes(
                        """
                        [{"asset_id":"111","bids":[%s{"price":"0.3","size":"1"}],"asks":[],\
                        "event_type":"book","timestamp":"1790616700200"}]\
                        """
                                .formatted(levels));
        int changes = 16 + ARRAY_HEADER + 101 * LEVEL;
        assertAllocates(40 + STAMP + changes, new MarketChannelDecoder(listings), frame, () -> {});
    }

    @Test
    void allocatesTheTickAndItsStamp() {
        byte[] frame =
                bytes(
                        """
                        {"payload":{"full_accuracy_value":"84000123456789012345678","symbol":\
                        "btc/usd","timestamp":1790877850000,"value":84000.12345678901},\
                        "topic":"crypto_prices_chainlink","type":"update"}\
                        """);
        assertAllocates(32 + STAMP, new ReferencePriceDecoder(listings), frame, () -> {});
    }

    private void assertAllocates(
            long bytesMax, FrameDecoder decoder, byte[] frame, Runnable beforeEach) {
        Stamp at = Stamp.internal(1, Source.UNKNOWN);
        Consumer<Event> sink = event -> heard += event.at().frame() + 1;
        long best = Long.MAX_VALUE;
        for (int attempt = 0; attempt < 5; attempt++) { // the compiler allocates at first, too
            long before = threads.getCurrentThreadAllocatedBytes();
            for (int round = 0; round < ROUNDS; round++) {
                beforeEach.run();
                decoder.decode(at, frame, 0, frame.length, sink);
            }
            long used = threads.getCurrentThreadAllocatedBytes() - before;
            best = Math.min(best, used / ROUNDS);
        }
        assertTrue(heard >= 5L * ROUNDS);
        long seen = best;
        assertTrue(seen <= bytesMax, () -> seen + " bytes, at most " + bytesMax);
    }

    private void listMarket() {
        Market market =
                new Market(
                        "btc-updown-15m-1790616600",
                        "0x01",
                        "111",
                        "222",
                        "BTC",
                        Window.ofSeconds(1_790_616_600, 1_790_617_500),
                        new SettlementRule.Unknown("none needed"),
                        FeeSchedule.NONE,
                        1_000_000,
                        500_000_000);
        listings.list(market, Stamp.internal(0, Source.MARKET_LIST), _ -> {});
    }

    // Adds one to the decimal number whose last digit stands at `at`.
    private static void count(byte[] frame, int at) {
        int k = at;
        while (frame[k] == '9') {
            frame[k--] = '0';
        }
        frame[k]++;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
