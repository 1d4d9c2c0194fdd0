package io.foretick.exchange.polymarket.channel;

import io.foretick.base.E8;
import io.foretick.event.Outcome;
import io.foretick.event.Side;
import io.foretick.exchange.polymarket.match.BookView;
import io.foretick.exchange.polymarket.match.LevelChange;
import io.foretick.exchange.polymarket.match.ListedMarket;

import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/// The book of one market as the market channel has told it, in the view of Up. Owned by the
/// channel, used under its lock.
final class BookMirror {

    private static final long FIRST_TICK_E8 = E8.ONE / 100;

    private final ListedMarket market;
    private final NavigableMap<Long, Long> bids = new TreeMap<>();
    private final NavigableMap<Long, Long> asks = new TreeMap<>();
    private long tickE8 = FIRST_TICK_E8;
    private long lastUpE8 = BookView.NO_PRICE;
    private long toldBidE8 = BookView.NO_PRICE;
    private long toldAskE8 = BookView.NO_PRICE;
    private boolean owed;

    BookMirror(ListedMarket market) {
        this.market = market;
    }

    ListedMarket market() {
        return market;
    }

    void apply(LevelChange change) {
        LevelChange up = change.outcome() == Outcome.UP ? change : change.mirrored();
        NavigableMap<Long, Long> side = up.side() == Side.BUY ? bids : asks;
        if (up.sizeE8() == 0) {
            side.remove(up.priceE8());
        } else {
            side.put(up.priceE8(), up.sizeE8());
        }
    }

    void setTick(long newTickE8) {
        tickE8 = newTickE8;
    }

    long tickE8() {
        return tickE8;
    }

    /// Notes the price of a trade in the view of a token.
    void traded(Outcome outcome, long priceE8) {
        lastUpE8 = outcome == Outcome.UP ? priceE8 : E8.ONE - priceE8;
    }

    /// The last price in the view of a token, or [BookView#NO_PRICE].
    long lastE8(Outcome outcome) {
        boolean none = lastUpE8 == BookView.NO_PRICE;
        return none || outcome == Outcome.UP ? lastUpE8 : E8.ONE - lastUpE8;
    }

    /// The best bid in the view of a token; 0 if there is none.
    long bestBidE8(Outcome outcome) {
        if (outcome == Outcome.UP) {
            return bids.isEmpty() ? 0 : bids.lastKey();
        }
        return E8.ONE - bestAskE8(Outcome.UP);
    }

    /// The best ask in the view of a token; 1 if there is none.
    long bestAskE8(Outcome outcome) {
        if (outcome == Outcome.UP) {
            return asks.isEmpty() ? E8.ONE : asks.firstKey();
        }
        return E8.ONE - bestBidE8(Outcome.UP);
    }

    /// Notes that the whole book is to be sent after the next change.
    void owe() {
        owed = true;
    }

    /// Whether the whole book is to be sent now.
    boolean takeOwed() {
        boolean due = owed;
        owed = false;
        return due;
    }

    /// Whether the best prices are others than when this was last asked.
    boolean bestMoved() {
        long bidE8 = bestBidE8(Outcome.UP);
        long askE8 = bestAskE8(Outcome.UP);
        boolean moved = bidE8 != toldBidE8 || askE8 != toldAskE8;
        toldBidE8 = bidE8;
        toldAskE8 = askE8;
        return moved;
    }

    /// Gives price and size of each bid in the view of a token, the best last.
    void eachBid(Outcome outcome, BiConsumer<Long, Long> level) {
        if (outcome == Outcome.UP) {
            bids.forEach(level);
        } else {
            asks.descendingMap().forEach((price, size) -> level.accept(E8.ONE - price, size));
        }
    }

    /// Gives price and size of each ask in the view of a token, the best last.
    void eachAsk(Outcome outcome, BiConsumer<Long, Long> level) {
        if (outcome == Outcome.UP) {
            asks.descendingMap().forEach(level);
        } else {
            bids.forEach((price, size) -> level.accept(E8.ONE - price, size));
        }
    }
}
