package io.foretick.market;

import io.foretick.base.StateSink;
import io.foretick.base.StateSource;
import io.foretick.base.Times;
import io.foretick.event.BookChanges;
import io.foretick.event.Event;
import io.foretick.event.Instrument;
import io.foretick.event.Market;
import io.foretick.event.Source;
import io.foretick.market.MarketSlot.StrikeSource;
import io.foretick.market.second.TradeFlow;

import org.jspecify.annotations.Nullable;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// All that is known of prices and markets, folded from events. Mutable, owned by the engine's
/// thread; not for orders and cash, which are the account's.
public final class MarketState {

    private static final long SILENT_NS = Times.DAY_NS;

    private final List<Instrument> terms = new ArrayList<>();
    private final List<@Nullable SpotPrice> spots = new ArrayList<>();
    private final List<@Nullable OracleSeries> oracles = new ArrayList<>();
    private final List<@Nullable MarketSlot> slots = new ArrayList<>();
    private final List<AssetPrices> assetOf = new ArrayList<>();
    private final Map<String, AssetPrices> assets = new LinkedHashMap<>();
    private final Map<String, Integer> leaders = new LinkedHashMap<>();
    private final Deque<MarketSlot> retired = new ArrayDeque<>(); // their books are still kept
    private long crossings;
    private boolean followsTrades;

    /// Keeps the trades of the last thirty seconds of each spot pair that is listed from now on.
    /// They are part of the saved state, so whoever restores it must have asked for them too.
    public void followTrades() {
        followsTrades = true;
    }

    /// Number of instruments listed so far.
    public int instruments() {
        return terms.size();
    }

    /// The terms under which an instrument is listed now.
    public Instrument terms(int instrument) {
        return terms.get(instrument);
    }

    /// The slot of a market, null for other instruments.
    public @Nullable MarketSlot slot(int instrument) {
        return slots.get(instrument);
    }

    /// The spot pair of this number, null for other instruments.
    public @Nullable SpotPrice spot(int instrument) {
        return spots.get(instrument);
    }

    /// The oracle series of this number, null for other instruments.
    public @Nullable OracleSeries oracle(int instrument) {
        return oracles.get(instrument);
    }

    /// The prices of the coin behind an instrument.
    public AssetPrices asset(int instrument) {
        return assetOf.get(instrument);
    }

    /// All coins, in the order in which they were first listed.
    public Iterable<AssetPrices> assets() {
        return assets.values();
    }

    /// How often a trusted book of a market crossed itself and lost its trust.
    public long crossings() {
        return crossings;
    }

    /// Applies one event. Events about orders and forecasts change nothing here.
    ///
    /// @return whether it told anything new
    public boolean on(Event event) {
        return switch (event) {
            case Event.Listed listed -> list(listed.instrument(), listed.terms());
            case Event.Trade trade -> onTrade(trade);
            case Event.Quote quote -> onQuote(quote);
            case Event.BookUpdate update -> onBook(update);
            case Event.BookLost lost -> onLost(lost);
            case Event.OracleTick tick -> onOracle(tick);
            case Event.Candle candle -> onCandle(candle);
            case Event.TickSizeChanged change -> onTickSize(change);
            case Event.StrikePublished strike -> onStrike(strike);
            case Event.MarketResolved resolved -> onResolved(resolved);
            case Event.FeedDown down -> loseBooks(down.feed());
            case Event.Gap gap -> loseBooks(gap.feed());
            case Event.Tick tick -> onTick(tick.timeNs());
            case Event.FeedUp _ -> false;
            case Event.Stopping _ -> false;
            case Event.ModelChanged _ -> false;
            case Event.FrameSkipped _ -> false;
            case Event.DensityPublished _ -> false;
            case Event.OrderAccepted _ -> false;
            case Event.OrderRejected _ -> false;
            case Event.OrderFilled _ -> false;
            case Event.OrderClosed _ -> false;
            case Event.Controlled _ -> false;
            case Event.AccountNews _ -> false;
        };
    }

    /// Takes a market off its coin's list of open ones; its slot stays readable, its book until
    /// nobody has spoken of it for a day.
    public void retire(MarketSlot slot) {
        if (asset(slot.instrument()).markets().remove(slot)) {
            retired.addLast(slot);
        }
    }

    /// Writes everything but the terms of the instruments, which [Event.Listed] brings back.
    public void save(StateSink out) {
        out.add((long) terms.size());
        out.add(crossings);
        for (int k = 0; k < terms.size(); k++) {
            out.add(terms.get(k).symbol());
            SpotPrice spot = spots.get(k);
            OracleSeries oracle = oracles.get(k);
            if (spot != null) {
                spot.save(out);
            } else if (oracle != null) {
                oracle.save(out);
            }
        }
        for (AssetPrices asset : assets.values()) {
            asset.save(out);
            out.add((long) asset.markets().size());
            for (MarketSlot slot : asset.markets()) {
                slot.save(out);
            }
        }
    }

    /// Reads what [#save] wrote, after the same instruments were listed in the same order.
    ///
    /// @throws IllegalStateException if other instruments were listed
    public void load(StateSource in) {
        if (in.nextInt() != terms.size()) {
            throw new IllegalStateException("the saved state has other instruments");
        }
        crossings = in.nextLong();
        for (int k = 0; k < terms.size(); k++) {
            String symbol = in.nextText();
            if (!symbol.equals(terms.get(k).symbol())) {
                throw new IllegalStateException(
                        "instrument " + k + " was " + symbol + ", is " + terms.get(k).symbol());
            }
            SpotPrice spot = spots.get(k);
            OracleSeries oracle = oracles.get(k);
            if (spot != null) {
                spot.load(in);
            } else if (oracle != null) {
                oracle.load(in);
            }
        }
        for (AssetPrices asset : assets.values()) {
            loadAsset(asset, in);
        }
    }

    private void loadAsset(AssetPrices asset, StateSource in) {
        in.nextText();
        asset.load(in);
        asset.markets().clear();
        for (int left = in.nextInt(); left > 0; left--) {
            MarketSlot slot = slots.get(in.nextInt());
            if (slot == null) {
                throw new IllegalStateException("the saved state has a market that is not listed");
            }
            slot.load(in);
            asset.markets().add(slot);
        }
    }

    private boolean list(int instrument, Instrument listed) {
        if (instrument < terms.size()) {
            terms.set(instrument, listed);
            MarketSlot slot = slots.get(instrument);
            if (slot != null && listed instanceof Market market) {
                slot.relist(market);
            }
            return true;
        }
        if (instrument != terms.size()) {
            throw new IllegalStateException(
                    "instrument " + instrument + " listed, expected " + terms.size());
        }
        AssetPrices asset = assets.computeIfAbsent(listed.asset(), AssetPrices::new);
        terms.add(listed);
        assetOf.add(asset);
        SpotPrice spot =
                listed instanceof Instrument.Spot pair
                        ? new SpotPrice(pair.tickE8(), followsTrades ? new TradeFlow() : null)
                        : null;
        OracleSeries series = listed instanceof Instrument.Oracle ? new OracleSeries() : null;
        MarketSlot slot =
                listed instanceof Market market ? new MarketSlot(instrument, market) : null;
        spots.add(spot);
        oracles.add(series);
        slots.add(slot);
        if (spot != null) {
            lead(asset, instrument, spot);
        }
        if (series != null && listed instanceof Instrument.Oracle oracle) {
            settleOn(asset, oracle, series);
        }
        if (slot != null) {
            asset.markets().add(slot);
        }
        return true;
    }

    /// The first listed pair of the exchange that settles markets leads; any other pair leads only
    /// until that one comes.
    private void lead(AssetPrices asset, int instrument, SpotPrice spot) {
        Integer leader = leaders.get(asset.asset());
        if (leader == null || rank(terms.get(instrument)) < rank(terms.get(leader))) {
            leaders.put(asset.asset(), instrument);
            asset.lead(spot);
        }
    }

    private static int rank(Instrument listed) {
        return listed instanceof Instrument.Spot spot ? spot.source().ordinal() : Integer.MAX_VALUE;
    }

    private static void settleOn(AssetPrices asset, Instrument.Oracle oracle, OracleSeries series) {
        if (oracle.source() == Source.CHAINLINK && asset.oracle(oracle.averageSeconds()) == null) {
            asset.settleOn(series, oracle.averageSeconds());
        }
    }

    private boolean onTrade(Event.Trade trade) {
        SpotPrice spot = spots.get(trade.instrument());
        if (spot == null) {
            return slots.get(trade.instrument()) != null; // trades of markets move no book
        }
        long oldId = spot.lastTradeId();
        long oldNs = spot.tradeVenueNs();
        long oldPriceE8 = spot.tradePriceE8();
        boolean fresh = spot.on(trade);
        AssetPrices asset = assetOf.get(trade.instrument());
        if (fresh && trade.tradeId() == oldId + 1 && asset.spot() == spot) {
            Boundaries.onNeighbours(asset, oldNs, oldPriceE8, spot.tradeVenueNs(), trade.priceE8());
        }
        return fresh;
    }

    private boolean onQuote(Event.Quote quote) {
        SpotPrice spot = spots.get(quote.instrument());
        if (spot != null) {
            return spot.on(quote);
        }
        MarketSlot slot = slots.get(quote.instrument());
        if (slot != null) {
            slot.book().apply(quote);
            crossings += slot.book().loseIfCrossed() ? 1 : 0;
        }
        return slot != null;
    }

    private boolean onBook(Event.BookUpdate update) {
        BookChanges changes = update.changes();
        int at = 0;
        while (at < changes.size()) {
            int instrument = changes.instrument(at);
            SpotPrice spot = spots.get(instrument);
            MarketSlot slot = slots.get(instrument);
            if (spot != null) {
                at = spot.book().apply(update, instrument, at);
                spot.onBook(update);
            } else if (slot != null) {
                at = slot.book().apply(update, instrument, at);
            } else {
                throw new IllegalStateException("instrument " + instrument + " has no book");
            }
        }
        loseCrossed(changes);
        return true;
    }

    /// Judged only when the whole frame is applied, because a frame may pass through a crossed
    /// state.
    private void loseCrossed(BookChanges changes) {
        int last = -1;
        for (int k = 0; k < changes.size(); k++) {
            int instrument = changes.instrument(k);
            MarketSlot slot = slots.get(instrument);
            if (instrument != last && slot != null && slot.book().loseIfCrossed()) {
                crossings++;
            }
            last = instrument;
        }
    }

    private boolean onLost(Event.BookLost lost) {
        Book book = book(lost.instrument());
        if (book != null) {
            book.lose();
        }
        return book != null;
    }

    private @Nullable Book book(int instrument) {
        SpotPrice spot = spots.get(instrument);
        if (spot != null) {
            return spot.book();
        }
        MarketSlot slot = slots.get(instrument);
        return slot == null ? null : slot.book();
    }

    private boolean onOracle(Event.OracleTick tick) {
        OracleSeries series = oracles.get(tick.instrument());
        if (series == null || !(terms.get(tick.instrument()) instanceof Instrument.Oracle oracle)) {
            return false;
        }
        series.on(tick);
        AssetPrices asset = assetOf.get(tick.instrument());
        if (asset.oracle(oracle.averageSeconds()) == series) {
            long second = Times.toEpochSecond(tick.at().venueOrReceiveNs());
            asset.trackBasis(second, tick.priceE8(), oracle.averageSeconds());
            Boundaries.onOracle(asset, oracle.averageSeconds(), second, tick.priceE8());
        }
        return true;
    }

    private boolean onCandle(Event.Candle candle) {
        SpotPrice spot = spots.get(candle.instrument());
        if (spot != null) {
            spot.on(candle);
        }
        Boundaries.onBar(assetOf.get(candle.instrument()), candle.bar());
        return true;
    }

    private boolean onTickSize(Event.TickSizeChanged change) {
        MarketSlot slot = slots.get(change.instrument());
        if (slot != null) {
            slot.tickSize(change.tickE8());
        }
        return slot != null;
    }

    private boolean onStrike(Event.StrikePublished strike) {
        MarketSlot slot = slots.get(strike.instrument());
        if (slot != null) {
            slot.strike(strike.priceE8(), StrikeSource.VENUE);
        }
        return slot != null;
    }

    private boolean onResolved(Event.MarketResolved resolved) {
        MarketSlot slot = slots.get(resolved.instrument());
        if (slot != null) {
            slot.resolve(resolved.resolution());
        }
        return slot != null;
    }

    private boolean loseBooks(Source feed) {
        for (int k = 0; k < terms.size(); k++) {
            Book book = book(k);
            if (book != null && feedOf(terms.get(k)) == feed) {
                book.lose();
            }
        }
        return true;
    }

    private static Source feedOf(Instrument listed) {
        return switch (listed) {
            case Instrument.Spot spot -> spot.source();
            case Instrument.Oracle oracle -> oracle.source();
            case Market _ -> Source.POLYMARKET_CLOB;
        };
    }

    private boolean onTick(long nowNs) {
        for (AssetPrices asset : assets.values()) {
            Boundaries.onTick(asset, nowNs);
        }
        forgetABook(nowNs);
        return true;
    }

    /// Looks at one retired market a tick, in turn. Terms, strike and outcome are kept: they are
    /// what a late message about it is judged by, and what keeps it from being listed anew.
    private void forgetABook(long nowNs) {
        MarketSlot slot = retired.pollFirst();
        if (slot == null) {
            return;
        }
        long endNs = slot.comparedWindow().endNs();
        if (nowNs - Math.max(endNs, slot.book().touchedNs()) > SILENT_NS) {
            slot.book().forget();
        } else {
            retired.addLast(slot);
        }
    }
}
