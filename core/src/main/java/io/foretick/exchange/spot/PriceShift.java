package io.foretick.exchange.spot;

import io.foretick.base.Checks;
import io.foretick.base.E8;
import io.foretick.base.Seed;
import io.foretick.exchange.source.Candle;
import io.foretick.exchange.source.SpotBook;
import io.foretick.exchange.source.SpotTrade;
import io.foretick.exchange.source.World;
import io.foretick.venue.polymarket.Coin;

import java.util.List;

/// How the prices of a venue lie above those of the world: by a constant part of the price, at the
/// same step. Immutable.
///
/// It never lies below: then two neighbouring levels of the book could fall on one price.
///
/// @param tickE8 step of the prices
/// @param partE8 of the price by which it lies higher, in `[0, 1e-3]`
public record PriceShift(long tickE8, long partE8) {

    private static final long PART_MIN_E8 = 20_000; // two basis points
    private static final long PART_MAX_E8 = 60_000;
    private static final long PART_LARGEST_E8 = 100_000;

    public PriceShift {
        Checks.positive(tickE8, "tickE8");
        Checks.inRange(partE8, 0, PART_LARGEST_E8, "partE8");
    }

    /// A shift of two to six basis points.
    public static PriceShift draw(Seed seed, Coin coin) {
        long partE8 = seed.split(coin.name()).random().nextLong(PART_MIN_E8, PART_MAX_E8 + 1);
        return new PriceShift(World.tickE8(coin), partE8);
    }

    /// A price at this venue.
    public long priceE8(long worldE8) {
        long exactE8 = worldE8 + E8.multiply(worldE8, partE8);
        return Math.floorDiv(exactE8 + tickE8 / 2, tickE8) * tickE8;
    }

    /// A trade at this venue.
    public SpotTrade trade(SpotTrade trade) {
        return new SpotTrade(
                trade.id(),
                trade.timeNs(),
                priceE8(trade.priceE8()),
                trade.quantityE8(),
                trade.buyerIsMaker());
    }

    /// Levels of the book at this venue.
    public List<SpotBook.Level> levels(List<SpotBook.Level> levels) {
        return levels.stream()
                .map(level -> new SpotBook.Level(priceE8(level.priceE8()), level.quantityE8()))
                .toList();
    }

    /// A candle at this venue. What was paid is shifted as a whole.
    public Candle candle(Candle candle) {
        return new Candle(
                candle.startNs(),
                candle.lengthNs(),
                priceE8(candle.openE8()),
                priceE8(candle.highE8()),
                priceE8(candle.lowE8()),
                priceE8(candle.closeE8()),
                candle.volumeE8(),
                paidE8(candle.quoteVolumeE8()),
                candle.trades(),
                candle.takerBuyVolumeE8(),
                paidE8(candle.takerBuyQuoteVolumeE8()),
                candle.firstTradeId(),
                candle.lastTradeId());
    }

    private long paidE8(long worldE8) {
        return worldE8 + E8.multiply(worldE8, partE8);
    }
}
