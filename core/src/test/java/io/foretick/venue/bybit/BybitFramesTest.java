package io.foretick.venue.bybit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.foretick.base.Times;
import io.foretick.event.Bar;
import io.foretick.market.candle.Timeframe;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SplittableRandom;

final class BybitFramesTest {

    private static final long START_MS = 1_760_000_400_000L;
    private static final String CLOSED =
            """
            {"type":"snapshot","topic":"kline.5.SOLUSDT","data":[{"start":1760000400000,\
            "end":1760000699999,"interval":"5","open":"221.07","close":"220.9","high":"221.5",\
            "low":"220.88","volume":"1234.56789012","turnover":"272911.1","confirm":true,\
            "timestamp":1760000700012}],"ts":1760000700012}\
            """;

    private static BybitFrame read(String text) {
        return BybitFrames.read(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void readsAConfirmedCandleToTheLastDigit() {
        var frame = assertInstanceOf(BybitFrame.Klines.class, read(CLOSED));
        assertEquals("SOLUSDT", frame.symbol());
        assertEquals(Timeframe.parse("5"), frame.interval());
        var bar =
                new Bar(
                        START_MS * Times.MILLI_NS,
                        5 * Times.MINUTE_NS,
                        22_107_000_000L,
                        22_150_000_000L,
                        22_088_000_000L,
                        22_090_000_000L,
                        123_456_789_012L);
        assertEquals(List.of(new Kline.Closed(bar)), frame.klines());
    }

    @Test
    void takesNoUnconfirmedCandleForClosed() {
        String open = CLOSED.replace("\"confirm\":true", "\"confirm\":false");
        var frame = assertInstanceOf(BybitFrame.Klines.class, read(open));
        assertEquals(List.of(new Kline.Open(START_MS * Times.MILLI_NS)), frame.klines());
    }

    @Test
    void readsEveryCandleOfAFrame() {
        String element = CLOSED.substring(CLOSED.indexOf("[{") + 1, CLOSED.indexOf("}]") + 1);
        String next =
                element.replace("1760000400000", "1760000700000")
                        .replace("1760000699999", "1760000999999")
                        .replace("true", "false");
        var frame =
                assertInstanceOf(
                        BybitFrame.Klines.class,
                        read(CLOSED.replace(element, element + "," + next)));
        assertEquals(2, frame.klines().size());
        assertInstanceOf(Kline.Closed.class, frame.klines().getFirst());
        assertEquals(1_760_000_700_000L * Times.MILLI_NS, frame.klines().getLast().startNs());
        assertInstanceOf(Kline.Open.class, frame.klines().getLast());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"success\":true,\"ret_msg\":\"subscribe\",\"conn_id\":\"c\",\"req_id\":\"1\","
                        + "\"op\":\"subscribe\"}",
                "{\"success\":true,\"ret_msg\":\"\",\"conn_id\":\"c\",\"op\":\"subscribe\"}",
                "{\"success\":true,\"ret_msg\":\"pong\",\"conn_id\":\"c\",\"op\":\"ping\"}",
                "{\"success\":true,\"ret_msg\":\"pong\",\"conn_id\":\"c\",\"req_id\":\"\","
                        + "\"op\":\"ping\"}",
                "{\"req_id\":\"1\",\"op\":\"pong\",\"args\":[\"1760000700012\"],\"conn_id\":\"c\"}"
            })
    void hearsThatSomethingWasDoneInEveryShape(String text) {
        assertTrue(assertInstanceOf(BybitFrame.Answer.class, read(text)).success());
    }

    @Test
    void hearsThatSomethingWasRefused() {
        var answer =
                assertInstanceOf(
                        BybitFrame.Answer.class,
                        read("{\"success\":false,\"ret_msg\":\"no such\",\"op\":\"subscribe\"}"));
        assertEquals(new BybitFrame.Answer("subscribe", false, "no such"), answer);
    }

    @Test
    void leavesOtherTopicsAlone() {
        assertEquals(
                new BybitFrame.Foreign("publicTrade.BTCUSDT"),
                read("{\"topic\":\"publicTrade.BTCUSDT\",\"data\":[]}"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "kline",
                "[]",
                "{}",
                "{\"topic\":7}",
                "{\"topic\":\"kline.7.BTCUSDT\",\"data\":[]}",
                "{\"topic\":\"kline.5.SOLUSDT\"}",
                "{\"topic\":\"kline.5.SOLUSDT\",\"data\":{}}",
                "{\"topic\":\"kline.5.SOLUSDT\",\"data\":[{}]}"
            })
    void callsWhatIsNoMessageMalformed(String text) {
        assertInstanceOf(BybitFrame.Malformed.class, read(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1760000400000,=1760000400001,", // begins between two candles
                "1760000699999=1760000700000", // ends in the next one
                "\"interval\":\"5\"=\"interval\":\"15\"",
                "\"221.07\"=221.07", // a number may have been rounded on its way
                "\"221.07\"=\"2.2107e2\"",
                "\"221.07\"=\"221.123456789\"",
                "\"221.07\"=\"230\"", // above the high
                "\"220.88\"=\"-1\"",
                "1760000400000,=99999999999999999,",
                "true=\"true\"",
                "\"close\"=\"last\"",
                "}],=}]"
            })
    void refusesACandleThatCannotBe(String change) {
        String[] parts = change.split("=", 2);
        String text = CLOSED.replace(parts[0], parts[1]);
        assertTrue(!text.equals(CLOSED), change);
        assertInstanceOf(BybitFrame.Malformed.class, read(text), text);
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void neverFailsOnBytesThatWereSpoiled(long seed) {
        var random = new SplittableRandom(seed);
        for (int round = 0; round < 2_000; round++) {
            byte[] text = CLOSED.getBytes(StandardCharsets.UTF_8);
            for (int change = random.nextInt(4); change >= 0; change--) {
                text[random.nextInt(text.length)] = (byte) random.nextInt(256);
            }
            BybitFrames.read(text);
        }
    }
}
