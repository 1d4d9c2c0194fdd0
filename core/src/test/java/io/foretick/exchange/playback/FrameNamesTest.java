package io.foretick.exchange.playback;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.foretick.event.Source;

import org.junit.jupiter.api.Test;

import java.util.List;

class FrameNamesTest {

    @Test
    void aCombinedFrameIsNamedByItsStream() {
        String text =
                "{\"stream\":\"btcusdt@depth@100ms\",\"data\":{\"e\":\"depthUpdate\",\"b\":[]}}";
        assertNames(Source.BINANCE, text, "btcusdt@depth@100ms");
        var frame = new PlayedFrame(0, Source.BINANCE, text, List.of());
        assertEquals("{\"e\":\"depthUpdate\",\"b\":[]}", frame.payload());
    }

    @Test
    void aBareFrameOfBinanceIsNamedByItsEvent() {
        assertNames(Source.BINANCE, "{\"e\":\"trade\",\"s\":\"ETHUSDT\"}", "ethusdt@trade");
        assertNames(
                Source.BINANCE,
                "{\"e\":\"kline\",\"s\":\"ETHUSDT\",\"k\":{\"i\":\"1m\"}}",
                "ethusdt@kline_1m");
        assertNames(
                Source.BINANCE,
                "{\"e\":\"depthUpdate\",\"s\":\"XRPUSDT\"}",
                "xrpusdt@depth",
                "xrpusdt@depth@100ms");
        assertNames(Source.BINANCE, "{\"u\":1,\"s\":\"SOLUSDT\"}", "solusdt@bookTicker");
    }

    @Test
    void answersAndWordsHaveNoName() {
        assertNames(Source.BINANCE, "{\"lastUpdateId\":5,\"bids\":[],\"asks\":[]}");
        assertNames(Source.BINANCE, "{\"result\":null,\"id\":1}");
        assertNames(Source.POLYMARKET_CLOB, "PONG");
        assertNames(Source.UNKNOWN, "{\"stream\":\"x\"}");
    }

    @Test
    void aFrameOfTheMarketChannelIsNamedByAllItsAssets() {
        assertNames(Source.POLYMARKET_CLOB, "{\"asset_id\":\"7\",\"bids\":[]}", "7");
        assertNames(
                Source.POLYMARKET_CLOB,
                "[{\"asset_id\":\"7\"},{\"asset_id\":\"8\"},{\"asset_id\":\"7\"}]",
                "7",
                "8");
        assertNames(
                Source.POLYMARKET_CLOB,
                "{\"event_type\":\"price_change\",\"price_changes\":[{\"asset_id\":\"9\"}]}",
                "9");
        assertNames(Source.POLYMARKET_CLOB, "{\"assets_ids\":[\"1\",\"2\"]}", "1", "2");
    }

    @Test
    void aReferencePriceIsNamedByTopicAndSymbol() {
        assertNames(
                Source.POLYMARKET_RTDS,
                "{\"topic\":\"crypto_prices_chainlink\",\"payload\":{\"symbol\":\"btc/usd\"}}",
                "crypto_prices_chainlink",
                "crypto_prices_chainlink:btc/usd");
        assertNames(
                Source.POLYMARKET_RTDS,
                "{\"v\":1,\"channel\":\"price.crypto\",\"payload\":{}}",
                "price.crypto");
    }

    @Test
    void otherVenuesAreNamedByTheirTopics() {
        assertNames(Source.BYBIT, "{\"topic\":\"kline.1.BTCUSDT\"}", "kline.1.BTCUSDT");
        assertNames(
                Source.HYPERLIQUID,
                "{\"channel\":\"trades\",\"data\":[{\"coin\":\"BTC\"}]}",
                "trades:BTC");
    }

    private static void assertNames(Source source, String text, String... names) {
        assertEquals(List.of(names), FrameNames.of(source, text));
    }
}
