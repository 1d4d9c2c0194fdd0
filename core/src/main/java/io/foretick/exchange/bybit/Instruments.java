package io.foretick.exchange.bybit;

import io.foretick.base.E8;
import io.foretick.exchange.source.World;
import io.foretick.exchange.spot.Decimals;
import io.foretick.exchange.spot.Json;
import io.foretick.exchange.spot.UsdtPair;
import io.foretick.venue.polymarket.Coin;

import tools.jackson.databind.node.ObjectNode;

/// The answer of `/v5/market/instruments-info`: what may be ordered of each pair. Stateless.
final class Instruments {

    private Instruments() {}

    /// The answer for the pairs that are asked for.
    static ObjectNode page(Query query) throws BadParameter {
        boolean spot = query.category().equals("spot");
        ObjectNode result =
                Json.object().put("category", query.category()).put("nextPageCursor", "");
        result.set("list", Json.list(query.coins(), coin -> spot ? spot(coin) : linear(coin)));
        return result;
    }

    private static ObjectNode pair(Coin coin) {
        return Json.object()
                .put("symbol", UsdtPair.symbol(coin))
                .put("baseCoin", coin.name())
                .put("quoteCoin", UsdtPair.QUOTE_ASSET)
                .put("status", "Trading");
    }

    private static ObjectNode spot(Coin coin) {
        ObjectNode page = pair(coin).put("innovation", "0").put("marginTrading", "none");
        page.set(
                "lotSizeFilter",
                Json.object()
                        .put("basePrecision", E8.format(World.lotE8(coin)))
                        .put("quotePrecision", E8.format(Decimals.unitE8(8)))
                        .put("minOrderQty", E8.format(World.lotE8(coin)))
                        .put("maxOrderQty", "100000")
                        .put("minOrderAmt", "5")
                        .put("maxOrderAmt", "4000000"));
        page.set("priceFilter", Json.object().put("tickSize", E8.format(World.tickE8(coin))));
        page.set(
                "riskParameters",
                Json.object().put("priceLimitRatioX", "0.01").put("priceLimitRatioY", "0.02"));
        return page;
    }

    private static ObjectNode linear(Coin coin) {
        ObjectNode page =
                pair(coin)
                        .put("contractType", "LinearPerpetual")
                        .put("settleCoin", UsdtPair.QUOTE_ASSET)
                        .put("launchTime", "1585526400000")
                        .put("deliveryTime", "0")
                        .put("deliveryFeeRate", "")
                        .put("priceScale", "4")
                        .put("unifiedMarginTrade", true)
                        .put("fundingInterval", 480)
                        .put("isPreListing", false);
        page.set(
                "leverageFilter",
                Json.object()
                        .put("minLeverage", "1")
                        .put("maxLeverage", "100.00")
                        .put("leverageStep", "0.01"));
        page.set(
                "priceFilter",
                Json.object()
                        .put("minPrice", E8.format(World.tickE8(coin)))
                        .put("maxPrice", "1999999.8")
                        .put("tickSize", E8.format(World.tickE8(coin))));
        page.set(
                "lotSizeFilter",
                Json.object()
                        .put("maxOrderQty", "100000")
                        .put("minOrderQty", E8.format(World.lotE8(coin)))
                        .put("qtyStep", E8.format(World.lotE8(coin)))
                        .put("postOnlyMaxOrderQty", "100000")
                        .put("maxMktOrderQty", "10000")
                        .put("minNotionalValue", "5"));
        return page;
    }
}
