package io.foretick.venue.binance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.foretick.base.Times;
import io.foretick.event.Event;
import io.foretick.event.Source;
import io.foretick.event.Stamp;
import io.foretick.venue.Listings;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/// The short way and the general way must read every frame alike.
class UsualTradeTest {

    private static final Stamp AT =
            new Stamp(Times.SECOND_NS, Times.UNKNOWN_NS, Times.SECOND_NS, 1, Source.BINANCE);

    private static final String PLAIN =
            """
            {"e":"trade","E":1672515782136,"s":"BNBBTC","t":12345,"p":"0.00100000","q":"100",\
            "T":1672515782135,"m":true,"M":true}\
            """;
    private static final String WITH_ORDERS =
            """
            {"stream":"ethusdt@trade","data":{"e":"trade","E":1639351062244,"s":"ETHUSDT","t":7,\
            "p":"4149.74000000","q":"0.43870000","b":703,"a":704,"T":1639351062243999,"m":false,\
            "M":true}}\
            """;

    @ParameterizedTest
    @ValueSource(strings = {PLAIN, WITH_ORDERS})
    void readsBothSpellingsInOnePass(String frame) {
        assertTrue(isUsual(frame));
        assertEquals(general(frame), whole(frame));
    }

    @Test
    void leavesEverythingElseToTheGeneralWay() {
        assertFalse(isUsual(" " + PLAIN));
        assertFalse(isUsual(PLAIN + "\n"));
        assertFalse(isUsual(PLAIN.replace("\"t\":12345", "\"t\":-1")));
        assertFalse(isUsual(PLAIN.replace("\"t\":12345", "\"t\":012")));
        assertFalse(isUsual(PLAIN.replace("0.00100000", "0.001000001")));
        assertFalse(isUsual(PLAIN.replace("0.00100000", "0")));
        assertFalse(isUsual(PLAIN.replace("0.00100000", "1e5")));
        assertFalse(isUsual(PLAIN.replace("0.00100000", ".5")));
        assertFalse(isUsual(PLAIN.replace("0.00100000", "9999999999.1")));
        assertFalse(isUsual(PLAIN.replace("BNBBTC", "")));
        assertFalse(isUsual(PLAIN.replace("trade", "aggTrade")));
        assertFalse(isUsual(PLAIN.replace("1672515782135", "1672515782")));
        assertFalse(isUsual(WITH_ORDERS.substring(0, WITH_ORDERS.length() - 1)));
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void damagedFramesAreReadAlike(long seed) {
        var random = new SplittableRandom(seed);
        for (int round = 0; round < 40_000; round++) {
            byte[] frame = bytes(random.nextBoolean() ? PLAIN : WITH_ORDERS);
            for (int k = random.nextInt(3); k > 0; k--) {
                frame[random.nextInt(frame.length)] =
                        (byte) " \"0159.,:{}-etrufalsXB".charAt(random.nextInt(21));
            }
            String damaged = new String(frame, StandardCharsets.US_ASCII);
            assertEquals(general(damaged), whole(damaged), damaged);
        }
    }

    private static boolean isUsual(String frame) {
        byte[] bytes = bytes(frame);
        return new UsualTrade().read(bytes, 0, bytes.length);
    }

    /// What the decoder makes of the frame.
    private static List<Event> whole(String frame) {
        return decode(bytes(frame), 0);
    }

    /// The same behind a blank, which the short way does not take.
    private static List<Event> general(String frame) {
        return decode(bytes(" " + frame), 0);
    }

    private static List<Event> decode(byte[] frame, int offset) {
        var events = new ArrayList<Event>();
        new BinanceDecoder(new Listings())
                .decode(AT, frame, offset, frame.length - offset, events::add);
        return events;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
