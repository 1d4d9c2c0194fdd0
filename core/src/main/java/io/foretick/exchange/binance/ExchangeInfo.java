package io.foretick.exchange.binance;

import io.foretick.exchange.source.World;
import io.foretick.exchange.spot.Decimals;
import io.foretick.exchange.spot.UsdtPair;
import io.foretick.venue.polymarket.Coin;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.util.List;
import java.util.stream.Collectors;

/// The answer of `/api/v3/exchangeInfo`: what may be ordered of each pair, and the limits of the
/// venue. Stateless.
final class ExchangeInfo {

    private static final JsonMapper MAPPER = new JsonMapper();

    private ExchangeInfo() {}

    /// The answer for some pairs.
    ///
    /// @param serverTime in the unit that the client wants
    static JsonNode of(List<Coin> coins, long serverTime) {
        String pairs = coins.stream().map(ExchangeInfo::pair).collect(Collectors.joining(","));
        return MAPPER.readTree(
                """
                {"timezone":"UTC","serverTime":%d,"rateLimits":[\
                {"rateLimitType":"REQUEST_WEIGHT","interval":"MINUTE","intervalNum":1,"limit":%d},\
                {"rateLimitType":"ORDERS","interval":"SECOND","intervalNum":10,"limit":100},\
                {"rateLimitType":"ORDERS","interval":"DAY","intervalNum":1,"limit":200000},\
                {"rateLimitType":"RAW_REQUESTS","interval":"MINUTE","intervalNum":5,"limit":61000}],\
                "exchangeFilters":[],"symbols":[%s]}\
                """
                        .formatted(serverTime, RequestMeter.WEIGHT_MAX, pairs));
    }

    private static String pair(Coin coin) {
        return """
        {"symbol":"%1$s","status":"TRADING","baseAsset":"%2$s","baseAssetPrecision":8,\
        "quoteAsset":"USDT","quotePrecision":8,"quoteAssetPrecision":8,\
        "baseCommissionPrecision":8,"quoteCommissionPrecision":8,\
        "orderTypes":["LIMIT","LIMIT_MAKER","MARKET","STOP_LOSS_LIMIT","TAKE_PROFIT_LIMIT"],\
        "icebergAllowed":true,"ocoAllowed":true,"otoAllowed":true,\
        "quoteOrderQtyMarketAllowed":true,"allowTrailingStop":true,\
        "cancelReplaceAllowed":true,"amendAllowed":true,"isSpotTradingAllowed":true,\
        "isMarginTradingAllowed":false,"filters":[\
        {"filterType":"PRICE_FILTER","minPrice":"%3$s","maxPrice":"1000000.00000000",\
        "tickSize":"%3$s"},\
        {"filterType":"LOT_SIZE","minQty":"%4$s","maxQty":"900000.00000000",\
        "stepSize":"%4$s"},\
        {"filterType":"ICEBERG_PARTS","limit":10},\
        {"filterType":"MARKET_LOT_SIZE","minQty":"0.00000000","maxQty":"90000.00000000",\
        "stepSize":"0.00000000"},\
        {"filterType":"TRAILING_DELTA","minTrailingAboveDelta":10,\
        "maxTrailingAboveDelta":2000,"minTrailingBelowDelta":10,\
        "maxTrailingBelowDelta":2000},\
        {"filterType":"PERCENT_PRICE_BY_SIDE","bidMultiplierUp":"5",\
        "bidMultiplierDown":"0.2","askMultiplierUp":"5","askMultiplierDown":"0.2",\
        "avgPriceMins":5},\
        {"filterType":"NOTIONAL","minNotional":"5.00000000","applyMinToMarket":true,\
        "maxNotional":"9000000.00000000","applyMaxToMarket":false,"avgPriceMins":5},\
        {"filterType":"MAX_NUM_ORDERS","maxNumOrders":200},\
        {"filterType":"MAX_NUM_ALGO_ORDERS","maxNumAlgoOrders":5}],\
        "permissions":[],"permissionSets":[["SPOT"]],\
        "defaultSelfTradePreventionMode":"EXPIRE_MAKER",\
        "allowedSelfTradePreventionModes":["EXPIRE_TAKER","EXPIRE_MAKER","EXPIRE_BOTH"]}\
        """
                .formatted(
                        UsdtPair.symbol(coin),
                        coin.name(),
                        Decimals.eight(World.tickE8(coin)),
                        Decimals.eight(World.lotE8(coin)));
    }
}
