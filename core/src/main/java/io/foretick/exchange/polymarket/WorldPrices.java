package io.foretick.exchange.polymarket;

import io.foretick.base.E8;
import io.foretick.base.Times;
import io.foretick.exchange.polymarket.market.SettlementPrices;
import io.foretick.exchange.polymarket.price.PriceSeries;
import io.foretick.exchange.polymarket.price.PriceSource;
import io.foretick.exchange.source.Candle;
import io.foretick.exchange.source.World;
import io.foretick.venue.polymarket.Coin;

/// The made-up world's prices as the venue uses them.
record WorldPrices(World world) implements SettlementPrices, PriceSource {

    private static final int AVERAGE_SECONDS = 60;

    @Override
    public long oracleAverageE8(Coin coin, long epochSecond) {
        return world.oracleAverageE8(coin, epochSecond, AVERAGE_SECONDS);
    }

    // The first minute of a longer candle has its open, the last minute its close.
    @Override
    public long candleOpenE8(Coin coin, long startNs) {
        return minute(coin, startNs).openE8();
    }

    @Override
    public long candleCloseE8(Coin coin, long endNs) {
        return minute(coin, endNs - Times.MINUTE_NS).closeE8();
    }

    @Override
    public long priceE8(PriceSeries series, Coin coin, long epochSecond) {
        return switch (series) {
            case CHAINLINK -> world.oracleE8(coin, epochSecond);
            case TWAP_SIXTY, TWAP_THIRTY ->
                    world.oracleAverageE8(coin, epochSecond, series.averageSeconds());
            case BINANCE -> {
                long tickE8 = World.tickE8(coin);
                double price = world.price(coin, epochSecond * Times.SECOND_NS);
                yield Math.round(price * E8.ONE / tickE8) * tickE8;
            }
        };
    }

    private Candle minute(Coin coin, long startNs) {
        return world.candle(coin, startNs, Times.MINUTE_NS, startNs + Times.MINUTE_NS);
    }
}
