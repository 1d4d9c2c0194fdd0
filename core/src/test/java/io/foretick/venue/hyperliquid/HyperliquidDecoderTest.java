package io.foretick.venue.hyperliquid;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.foretick.base.E8;
import io.foretick.event.Event;
import io.foretick.event.Side;
import io.foretick.event.SkipReason;
import io.foretick.event.Source;
import io.foretick.event.Stamp;
import io.foretick.venue.Listings;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

class HyperliquidDecoderTest {

    private static final Stamp AT = Stamp.internal(1_737_918_843_900_000_000L, Source.HYPERLIQUID);
    private static final long SENT_NS = 1_737_918_843_542_000_000L;

    private final HyperliquidDecoder decoder = new HyperliquidDecoder(new Listings());

    @Test
    void bookIsAClearAndItsLevelsInWhateverOrderItsKeysStand() {
        List<Event> events =
                decode(
                        "{'data':{'time':1737918843542,'levels':[[{'n':2,'px':'105055.0','sz':'3.5'}],"
                            + "[{'sz':'0.25','px':'105056','n':1}]],'coin':'BTC'},"
                            + "'channel':'l2Book'}");
        assertInstanceOf(Event.Listed.class, events.getFirst());
        var book = assertInstanceOf(Event.BookUpdate.class, events.getLast());
        assertEquals(SENT_NS, book.at().venueNs());
        assertEquals(3, book.changes().size());
        assertEquals(true, book.changes().isClear(0));
        assertEquals(true, book.changes().isBid(1));
        assertEquals(105_055 * E8.ONE, book.changes().priceE8(1));
        assertEquals(false, book.changes().isBid(2));
        assertEquals(E8.ONE / 4, book.changes().quantityE8(2));
    }

    @Test
    void tradesThatComeAgainAreLeftOut() {
        String first = trades(trade("A", 7), trade("B", 8));
        List<Event> events = decode(first);
        assertEquals(3, events.size()); // the listing, and two trades
        var sold = assertInstanceOf(Event.Trade.class, events.get(1));
        var bought = assertInstanceOf(Event.Trade.class, events.get(2));
        assertEquals(Side.SELL, sold.taker());
        assertEquals(Side.BUY, bought.taker());
        assertEquals(SENT_NS, sold.at().venueNs());
        assertEquals(skipped(SkipReason.DUPLICATE), decode(first));
        assertEquals(1, decode(trades(trade("B", 8), trade("B", 9))).size());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'channel':'pong'} | CONTROL",
                "{'channel':'subscriptionResponse','data':{}} | CONTROL",
                "{'channel':'candle','data':{}} | UNKNOWN",
                "{'channel':'l2Book'} | MALFORMED",
                "{'channel':'l2Book','data':{'coin':'BTC','levels':[[],[]]}} | MALFORMED",
                "{'channel':'l2Book','data':{'coin':'BTC','levels':[[],[],[]],'time':1}} |"
                        + " MALFORMED",
                "{'channel':'trades','data':[{'coin':'BTC','px':'1','sz':'1'}]} | MALFORMED",
                "{'channel':'trades','data':[} | MALFORMED",
                "[] | MALFORMED",
            })
    void othersAreSkippedWithTheirReason(String frame, SkipReason reason) {
        assertEquals(skipped(reason), decode(frame));
    }

    private static List<Event> skipped(SkipReason reason) {
        return List.of(new Event.FrameSkipped(AT, reason));
    }

    private static String trades(String... trades) {
        return "{'channel':'trades','data':[" + String.join(",", trades) + "]}";
    }

    private static String trade(String side, long number) {
        return ("{'coin':'BTC','hash':'0x0','px':'105056.0','side':'%s','sz':'0.5','tid':%d,"
                        + "'time':1737918843542,'users':['0x1','0x2']}")
                .formatted(side, number);
    }

    private List<Event> decode(String frame) {
        List<Event> events = new ArrayList<>();
        byte[] bytes = frame.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
        decoder.decode(AT, bytes, 0, bytes.length, events::add);
        return events;
    }
}
