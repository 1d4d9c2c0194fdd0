package io.foretick.exchange.polymarket.match;

import io.foretick.base.E8;
import io.foretick.event.Outcome;
import io.foretick.event.Side;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;

/// The merged book of one market, held in the view of Up: a SELL of Down at q is a bid for Up at 1
/// − q, a BUY of Down an ask. Owned by the engine; it holds no money.
final class MarketBook {

    /// The tick in the middle, and beyond the edges.
    static final long COARSE_TICK_E8 = E8.ONE / 100;

    static final long FINE_TICK_E8 = E8.ONE / 1_000;
    private static final long LOW_EDGE_E8 = 4 * E8.ONE / 100;
    private static final long HIGH_EDGE_E8 = 96 * E8.ONE / 100;

    /// What an incoming order would get now.
    ///
    /// @param cashE8 what the taker would pay or get, before the fee
    /// @param selfCostE8 what its own account would pay for resting orders of its own
    /// @param complete whether nothing of the order would be left
    record Plan(
            List<Step> steps,
            long sharesE8,
            long cashE8,
            long feeE8,
            long selfCostE8,
            boolean complete) {}

    /// One resting order's part of a plan.
    record Step(Order maker, long sizeE8) {}

    private record Place(Side side, long priceE8) {}

    private static final class Level {
        private final Map<String, Order> orders = new LinkedHashMap<>();
        private long sizeE8;
    }

    private final ListedMarket market;
    private final MatchSettings.FeeRounding rounding;
    private final NavigableMap<Long, Level> bids = new TreeMap<>(Comparator.reverseOrder());
    private final NavigableMap<Long, Level> asks = new TreeMap<>();
    private final Set<Place> touched = new LinkedHashSet<>();
    private long tickE8 = COARSE_TICK_E8;
    private long lastUpPriceE8 = BookView.NO_PRICE;
    private Side lastUpSide = Side.BUY;
    private long changedNs;

    MarketBook(ListedMarket market, MatchSettings.FeeRounding rounding, long nowNs) {
        this.market = market;
        this.rounding = rounding;
        this.changedNs = nowNs;
    }

    ListedMarket market() {
        return market;
    }

    long tickE8() {
        return tickE8;
    }

    boolean crosses(Order order) {
        NavigableMap<Long, Level> across = across(order);
        return !across.isEmpty() && reaches(order, across.firstKey());
    }

    /// What an order would get, best price first, at one price the oldest first.
    Plan plan(Order taker) {
        var draft = new Draft(taker);
        for (Map.Entry<Long, Level> entry : across(taker).entrySet()) {
            if (!reaches(taker, entry.getKey())) {
                break;
            }
            for (Order maker : entry.getValue().orders.values()) {
                if (draft.complete) {
                    return draft.finish();
                }
                draft.add(maker);
            }
        }
        return draft.finish();
    }

    /// Gathers a plan.
    private final class Draft {
        private final Order taker;
        private final List<Step> steps = new ArrayList<>();
        private BigInteger unrounded = BigInteger.ZERO;
        private long roundedFeesE8;
        private long sharesE8;
        private long cashE8;
        private long selfCostE8;
        private boolean complete;

        Draft(Order taker) {
            this.taker = taker;
        }

        void add(Order maker) {
            long priceE8 = taker.inOwnTokenE8(maker.bookPriceE8());
            long wantedE8 = taker.wantsE8(priceE8, sharesE8, cashE8);
            long sizeE8 = Math.min(maker.remainingE8(), wantedE8);
            complete = sizeE8 == wantedE8; // what a budget has left over then buys nothing
            if (sizeE8 == 0) {
                return;
            }
            long costE8 = maker.costE8(sizeE8);
            steps.add(new Step(maker, sizeE8));
            sharesE8 += sizeE8;
            cashE8 += taker.isSameToken(maker) ? costE8 : sizeE8 - costE8;
            boolean own = maker.account().equals(taker.account()) && maker.side() == Side.BUY;
            selfCostE8 += own ? costE8 : 0;
            unrounded = unrounded.add(market.fees().unroundedFee(priceE8, sizeE8));
            roundedFeesE8 += market.fees().takerFeeE8(priceE8, sizeE8);
        }

        Plan finish() {
            long feeE8 =
                    switch (rounding) {
                        case PER_TRADE -> market.fees().flooredE8(unrounded);
                        case PER_FILL -> roundedFeesE8;
                    };
            return new Plan(List.copyOf(steps), sharesE8, cashE8, feeE8, selfCostE8, complete);
        }
    }

    void rest(Order order) {
        Level level = side(order).computeIfAbsent(order.bookPriceE8(), _ -> new Level());
        level.orders.put(order.id(), order);
        level.sizeE8 += order.remainingE8();
        touch(order);
    }

    void remove(Order order) {
        Level level = side(order).get(order.bookPriceE8());
        if (level != null && level.orders.remove(order.id()) != null) {
            level.sizeE8 -= order.remainingE8();
            dropIfEmpty(order, level);
            touch(order);
        }
    }

    /// Fills a resting order.
    void fill(Order maker, long sharesE8, long cashE8, String tradeId) {
        Level level = side(maker).get(maker.bookPriceE8());
        if (level == null) {
            throw new IllegalStateException(maker.id() + " does not rest in " + market.slug());
        }
        level.sizeE8 -= sharesE8;
        maker.fill(sharesE8, cashE8, tradeId);
        if (maker.remainingE8() == 0) {
            level.orders.remove(maker.id());
            dropIfEmpty(maker, level);
        }
        touch(maker);
    }

    /// Notes a trade: its price in the view of Up, and the taker's side there.
    void traded(Order taker, long takerPriceE8) {
        lastUpPriceE8 = taker.inOwnTokenE8(takerPriceE8);
        lastUpSide = taker.bookSide();
    }

    /// Levels whose size has changed since the last call, in the view of Up.
    List<LevelChange> takeChanges(long nowNs) {
        var changes = new ArrayList<LevelChange>(touched.size());
        for (Place place : touched) {
            Level level = (place.side == Side.BUY ? bids : asks).get(place.priceE8);
            long sizeE8 = level == null ? 0 : level.sizeE8;
            changes.add(new LevelChange(Outcome.UP, place.side, place.priceE8, sizeE8));
        }
        touched.clear();
        changedNs = changes.isEmpty() ? changedNs : nowNs;
        return changes;
    }

    /// Takes the fine tick if the last trade, or the middle of the best prices, lies past the edge.
    ///
    /// @return whether it has just done so
    boolean refineTick() {
        boolean twoSided = !bids.isEmpty() && !asks.isEmpty();
        long middleE8 = twoSided ? (bids.firstKey() + asks.firstKey()) / 2 : E8.ONE / 2;
        long lastE8 = lastUpPriceE8 == BookView.NO_PRICE ? E8.ONE / 2 : lastUpPriceE8;
        boolean refine = tickE8 == COARSE_TICK_E8 && (isPastEdge(middleE8) || isPastEdge(lastE8));
        if (refine) {
            tickE8 = FINE_TICK_E8;
        }
        return refine;
    }

    BookView view(String tokenId) {
        boolean up = market.outcome(tokenId) == Outcome.UP;
        boolean traded = lastUpPriceE8 != BookView.NO_PRICE;
        return new BookView(
                market,
                tokenId,
                levels(up ? bids : asks, up),
                levels(up ? asks : bids, up),
                tickE8,
                traded && !up ? E8.ONE - lastUpPriceE8 : lastUpPriceE8,
                up ? lastUpSide : lastUpSide.opposite(),
                changedNs);
    }

    private static List<BookView.Level> levels(NavigableMap<Long, Level> side, boolean up) {
        var levels = new ArrayList<BookView.Level>(side.size());
        for (Map.Entry<Long, Level> entry : side.descendingMap().entrySet()) {
            long priceE8 = up ? entry.getKey() : E8.ONE - entry.getKey();
            levels.add(new BookView.Level(priceE8, entry.getValue().sizeE8));
        }
        return levels;
    }

    private static boolean isPastEdge(long priceE8) {
        return priceE8 < LOW_EDGE_E8 || priceE8 > HIGH_EDGE_E8;
    }

    private static boolean reaches(Order taker, long bookPriceE8) {
        return taker.bookSide() == Side.BUY
                ? taker.bookPriceE8() >= bookPriceE8
                : taker.bookPriceE8() <= bookPriceE8;
    }

    private NavigableMap<Long, Level> side(Order order) {
        return order.bookSide() == Side.BUY ? bids : asks;
    }

    private NavigableMap<Long, Level> across(Order order) {
        return order.bookSide() == Side.BUY ? asks : bids;
    }

    private void dropIfEmpty(Order order, Level level) {
        if (level.orders.isEmpty()) {
            side(order).remove(order.bookPriceE8());
        }
    }

    private void touch(Order order) {
        touched.add(new Place(order.bookSide(), order.bookPriceE8()));
    }
}
