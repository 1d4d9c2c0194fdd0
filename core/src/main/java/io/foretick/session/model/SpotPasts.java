package io.foretick.session.model;

import io.foretick.base.Times;
import io.foretick.event.Event;
import io.foretick.event.Instrument;
import io.foretick.event.Side;
import io.foretick.event.Source;
import io.foretick.history.series.LiveSeries;
import io.foretick.history.series.MappedSeries;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The pasts of a session's coins as its events tell them: the same events give the same pasts and
/// the same cuts, live and replayed. Owned by the session's thread.
public final class SpotPasts {

    /// A coin whose past ended longer ago gets no forecast.
    public static final long STALE_SECONDS = 3;

    private final List<SpotPast> coins = new ArrayList<>();
    private final Map<Integer, SpotPast> byInstrument = new HashMap<>();
    private long lastEndSecond = Long.MIN_VALUE;

    /// @param series one for each coin, in the order of the session
    public SpotPasts(List<LiveSeries> series) {
        series.forEach(one -> coins.add(new SpotPast(one)));
    }

    /// Names of the pairs, in the order of the session.
    public List<String> symbols() {
        return coins.stream().map(SpotPast::symbol).toList();
    }

    /// Takes what an event tells of a pair.
    public void on(Event event) {
        if (event instanceof Event.Trade trade) {
            SpotPast coin = byInstrument.get(trade.instrument());
            if (coin != null) {
                coin.trade(trade, trade.taker() == Side.SELL);
            }
        } else if (event instanceof Event.Quote quote) {
            SpotPast coin = byInstrument.get(quote.instrument());
            if (coin != null) {
                coin.heard(quote.timeNs());
            }
        } else if (breaksTheTrades(event)) {
            coins.forEach(SpotPast::lost);
        } else if (event instanceof Event.Listed(_, int number, Instrument.Spot spot)
                && spot.source() == Source.BINANCE) {
            list(number, spot.symbol());
        }
    }

    /// The next cut, once every coin that is not stale has closed another second.
    ///
    /// @param nowNs the session's time
    /// @return null while there is nothing new
    public @Nullable PastCut next(long nowNs) {
        coins.forEach(SpotPast::closeSilentSeconds);
        long freshFrom = Math.max(Times.toEpochSecond(nowNs) - STALE_SECONDS, lastEndSecond);
        long endSecond = Long.MAX_VALUE;
        for (SpotPast coin : coins) {
            if (coin.endSecond() >= freshFrom) {
                endSecond = Math.min(endSecond, coin.endSecond());
            }
        }
        if (endSecond == Long.MAX_VALUE || endSecond <= lastEndSecond) {
            return null;
        }
        lastEndSecond = endSecond;
        return new PastCut(endSecond, cuts());
    }

    /// All coins' pasts as they stand.
    List<PastCut.Coin> cuts() {
        return coins.stream().map(SpotPast::cut).toList();
    }

    /// Puts a longer past under a coin's.
    void rebase(int coin, MappedSeries longer) {
        coins.get(coin).rebase(longer);
    }

    private static boolean breaksTheTrades(Event event) {
        return switch (event) {
            case Event.FeedDown down -> down.feed() == Source.BINANCE;
            case Event.Gap gap -> gap.feed() == Source.BINANCE;
            default -> false;
        };
    }

    private void list(int number, String symbol) {
        for (SpotPast coin : coins) {
            if (coin.symbol().equals(symbol)) {
                coin.listed(number);
                byInstrument.put(number, coin);
            }
        }
    }
}
