package io.foretick.exchange.spot;

import io.foretick.base.Seed;
import io.foretick.exchange.source.Candle;
import io.foretick.exchange.source.SpotBook;
import io.foretick.exchange.source.SpotTrade;
import io.foretick.exchange.source.World;
import io.foretick.venue.polymarket.Coin;

import java.util.List;

/// The seeded world as another venue sees it: the same trades and books, a little higher in price.
/// Immutable; any thread.
///
/// @param world whose market it is
/// @param seed of how far each coin's prices lie off
public record ShiftedWorld(World world, Seed seed) {

    private PriceShift shift(Coin coin) {
        return PriceShift.draw(seed, coin);
    }

    /// Trades of `[fromNs, untilNs)`, oldest first.
    public List<SpotTrade> trades(Coin coin, long fromNs, long untilNs) {
        PriceShift shift = shift(coin);
        return world.trades(coin, fromNs, untilNs).stream().map(shift::trade).toList();
    }

    /// The newest trades before a time, oldest first.
    public List<SpotTrade> newestTrades(Coin coin, int count, long nowNs) {
        PriceShift shift = shift(coin);
        long firstId = world.firstTradeIdAt(coin, nowNs) - count;
        return world.tradesFrom(coin, firstId, count, nowNs).stream().map(shift::trade).toList();
    }

    /// The best levels of the book.
    public SpotBook top(Coin coin, int levels, long timeNs) {
        PriceShift shift = shift(coin);
        SpotBook book = world.book(coin, timeNs);
        return new SpotBook(
                book.timeNs(),
                book.lastUpdateId(),
                shift.levels(first(book.bids(), levels)),
                shift.levels(first(book.asks(), levels)));
    }

    private static List<SpotBook.Level> first(List<SpotBook.Level> levels, int count) {
        return levels.subList(0, Math.min(count, levels.size()));
    }

    /// The last candles that open in `[fromNs, toNs]`, oldest first.
    public List<Candle> lastCandles(
            IntervalCandles candles, long fromNs, long toNs, int limit, long nowNs) {
        PriceShift shift = shift(candles.coin());
        return candles.last(fromNs, toNs, limit, nowNs).stream().map(shift::candle).toList();
    }

    /// The candle that opened at `openNs`, as it stands at `nowNs`.
    public Candle candle(IntervalCandles candles, long openNs, long nowNs) {
        return shift(candles.coin()).candle(candles.at(openNs, nowNs));
    }

    /// The 24 hours before a time.
    public DayStatistics day(Coin coin, long nowNs) {
        PriceShift shift = shift(coin);
        DayStatistics day = DayStatistics.of(world, coin, nowNs);
        return new DayStatistics(
                shift.candle(day.window()), shift.trade(day.newest()), day.endNs());
    }
}
