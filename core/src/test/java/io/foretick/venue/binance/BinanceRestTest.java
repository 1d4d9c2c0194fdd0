package io.foretick.venue.binance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.foretick.event.Bar;
import io.foretick.event.Side;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

final class BinanceRestTest {

    @Test
    void readsTradesAndAggregatedTrades() throws IOException {
        BinanceRest.PastTrade single =
                new BinanceRest.PastTrade(
                        7, 7, 150_000_000, 20_000_000, 1_700_000_000_000_000_000L, Side.SELL);
        assertEquals(
                List.of(single),
                BinanceRest.trades(
                        bytes(
                                """
                                [{"id":7,"price":"1.5","qty":"0.2","quoteQty":"0.3",
                                "time":1700000000000,"isBuyerMaker":true,"isBestMatch":true}]\
                                """)));
        assertEquals(
                new BinanceRest.PastTrade(
                        7, 9, 150_000_000, 20_000_000, 1_735_689_600_000_001_000L, Side.BUY),
                BinanceRest.aggregateTrades(
                                bytes(
                                        """
                                        [{"a":3,"p":"1.5","q":"0.2","f":7,"l":9,
                                        "T":1735689600000001,"m":false,"M":true}]\
                                        """))
                        .getFirst());
    }

    @Test
    void leavesTheOpenCandleOut() throws IOException {
        byte[] answer =
                bytes(
                        """
                        [[1700000040000,"10","12","9","11","5",1700000099999,"0",1,"0","0","0"],
                        [1700000100000,"11","11","11","11","0",1700000159999,"0",0,"0","0","0"]]\
                        """);
        List<Bar> bars = BinanceRest.closedCandles(answer, 1_700_000_100_000_000_000L);
        assertEquals(1, bars.size());
        assertEquals(60_000_000_000L, bars.getFirst().lengthNs());
        assertEquals(900_000_000, bars.getFirst().lowE8());
    }

    @Test
    void readsStepsOfPairs() throws IOException {
        assertEquals(
                List.of(
                        new BinanceRest.PairTerms(
                                "SOLUSDT", "SOL", "USDT", false, 1_000_000, 100_000)),
                BinanceRest.exchangeInfo(
                        bytes(
                                """
                                {"symbols":[{"symbol":"SOLUSDT","status":"HALT","baseAsset":"SOL",
                                "quoteAsset":"USDT","filters":[{"filterType":"PRICE_FILTER",
                                "tickSize":"0.01000000"},{"filterType":"LOT_SIZE",
                                "stepSize":"0.00100000"},{"filterType":"NOTIONAL"}]}]}\
                                """)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "{\"code\":-1121,\"msg\":\"Invalid symbol.\"}",
                "[1]",
                "[{\"id\":1}]",
                "[{\"id\":\"x\",\"price\":\"1\",\"qty\":\"1\",\"time\":1,\"isBuyerMaker\":true}]",
                "[{\"id\":1,\"price\":\"NaN\",\"qty\":\"1\",\"time\":1,\"isBuyerMaker\":true}]",
                "[{\"id\":1,\"price\":1,\"qty\":\"1\",\"time\":1,\"isBuyerMaker\":true}]",
                "[] x"
            })
    void saysWhatWasWrongWithAnAnswer(String answer) {
        IOException refusal =
                assertThrows(IOException.class, () -> BinanceRest.trades(bytes(answer)));
        assertTrue(refusal.toString().contains("Binance answered something else: "));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
