package io.foretick.venue.bybit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.foretick.testing.SharedFiles;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.Stream;

/// Messages of the venue's own documents.
final class BybitFixtureTest {

    private static final JsonMapper MAPPER = new JsonMapper();

    @TestFactory
    Stream<DynamicTest> readsTheCandlesOfTheStream() {
        return SharedFiles.fixtures()
                .cases(
                        "ws_kline.json",
                        file -> {
                            if (isOfBybit(file)) {
                                check(Files.readAllBytes(file));
                            }
                        });
    }

    private static void check(byte[] text) {
        JsonNode element = MAPPER.readTree(text).required("data").required(0);
        var frame = assertInstanceOf(BybitFrame.Klines.class, BybitFrames.read(text));
        assertEquals(1, frame.klines().size());
        Kline kline = frame.klines().getFirst();
        assertEquals(element.required("start").longValue() * 1_000_000, kline.startNs());
        assertEquals(
                element.required("confirm").booleanValue(), kline instanceof Kline.Closed, "open");
        assertFalse(frame.symbol().isEmpty());
    }

    @TestFactory
    Stream<DynamicTest> hearsThatASubscriptionWasTaken() {
        return SharedFiles.fixtures()
                .cases(
                        "ws_subscription_ack.json",
                        file -> {
                            if (isOfBybit(file)) {
                                BybitFrame frame = BybitFrames.read(Files.readAllBytes(file));
                                assertTrue(
                                        assertInstanceOf(BybitFrame.Answer.class, frame).success());
                            }
                        });
    }

    @TestFactory
    Stream<DynamicTest> leavesOtherMessagesOfTheStreamAlone() {
        return SharedFiles.fixtures()
                .cases(
                        "ws_{orderbook_delta,public_trade,ticker_linear}.json",
                        file -> {
                            if (isOfBybit(file)) {
                                BybitFrame frame = BybitFrames.read(Files.readAllBytes(file));
                                assertInstanceOf(BybitFrame.Foreign.class, frame);
                            }
                        });
    }

    private static boolean isOfBybit(Path file) {
        return Objects.requireNonNull(file.getParent()).endsWith("bybit");
    }
}
