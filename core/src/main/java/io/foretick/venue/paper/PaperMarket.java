package io.foretick.venue.paper;

import io.foretick.base.E8;
import io.foretick.base.StateSink;
import io.foretick.base.StateSource;
import io.foretick.event.Event;
import io.foretick.event.Market;
import io.foretick.event.Side;
import io.foretick.event.Source;
import io.foretick.market.Book;
import io.foretick.market.Ladder;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// One market as the simulated venue sees it: the visible book in prices of Up, what we took from
/// it, and our orders. Mutable, owned by the [PaperMatcher].
///
/// A buy of Down at q is a sale of Up at 1 - q, so one book serves both tokens.
final class PaperMarket {

    private final int instrument;
    private final Book book = new Book();
    private final TakenLiquidity takenBids = new TakenLiquidity();
    private final TakenLiquidity takenAsks = new TakenLiquidity();
    private final List<PaperOrder> restingBuys = new ArrayList<>();
    private final List<PaperOrder> restingSales = new ArrayList<>();
    private final List<PaperOrder> unmatched = new ArrayList<>();
    private Market terms;
    private long tickE8;
    private boolean resolved;
    private Source bookSource = Source.UNKNOWN;

    PaperMarket(int instrument, Market terms) {
        this.instrument = instrument;
        this.terms = terms;
        this.tickE8 = terms.tickE8();
    }

    int instrument() {
        return instrument;
    }

    Market terms() {
        return terms;
    }

    long tickE8() {
        return tickE8;
    }

    boolean resolved() {
        return resolved;
    }

    boolean trusted() {
        return book.trusted();
    }

    /// Takes changed terms; the tick of the book moves only where the listing's own tick did.
    void listAgain(Market changed) {
        if (changed.tickE8() != terms.tickE8()) {
            tickE8 = changed.tickE8();
        }
        terms = changed;
    }

    void resolve() {
        resolved = true;
    }

    /// Applies the run of changes from index `from` on.
    ///
    /// @return index of the first change of another book
    int apply(Event.BookUpdate update, int from) {
        int end = book.apply(update, instrument, from);
        bookSource = update.at().source();
        return end;
    }

    void apply(Event.Quote quote) {
        book.apply(quote);
        bookSource = quote.at().source();
    }

    /// Looks at the book after a whole frame: forgets what was taken from changed levels, and takes
    /// the trust from a crossed book.
    void onBook() {
        takenBids.forgetChanged(book.bids());
        takenAsks.forgetChanged(book.asks());
        book.loseIfCrossed();
    }

    void apply(Event.TickSizeChanged changed) {
        tickE8 = changed.tickE8();
        book.lose();
    }

    void lose() {
        book.lose();
    }

    void loseIfFrom(Source feed) {
        if (book.trusted() && bookSource == feed) {
            book.lose();
        }
    }

    /// Writes all but the terms and the orders themselves, of which it writes the numbers.
    void save(StateSink out) {
        book.save(out);
        takenBids.save(out);
        takenAsks.save(out);
        out.add(tickE8);
        out.add(resolved);
        out.add((long) bookSource.ordinal());
        for (List<PaperOrder> orders : List.of(restingBuys, restingSales, unmatched)) {
            out.add((long) orders.size());
            orders.forEach(order -> out.add(order.orderId()));
        }
    }

    /// Reads what [#save] wrote, after the same terms were listed.
    ///
    /// @param open the orders by their numbers
    void load(StateSource in, Map<Long, PaperOrder> open) {
        book.load(in);
        takenBids.load(in);
        takenAsks.load(in);
        tickE8 = in.nextLong();
        resolved = in.nextBoolean();
        bookSource = Source.values()[in.nextInt()];
        for (List<PaperOrder> orders : List.of(restingBuys, restingSales, unmatched)) {
            for (int left = in.nextInt(); left > 0; left--) {
                orders.add(Objects.requireNonNull(open.get(in.nextLong())));
            }
        }
    }

    /// Orders that rest on this side of Up, best price first, then oldest first.
    List<PaperOrder> resting(Side upSide) {
        return upSide == Side.BUY ? restingBuys : restingSales;
    }

    /// Orders that wait for a trusted book or for the end of the taker delay, oldest first.
    List<PaperOrder> unmatched() {
        return unmatched;
    }

    /// Rests an order behind what is visible at its price.
    void rest(PaperOrder order) {
        Side side = order.terms().upSide();
        long limitE8 = order.terms().upPriceE8();
        Ladder visible = side == Side.BUY ? book.bids() : book.asks();
        order.queueBehind(visible.quantityAtE8(limitE8));
        List<PaperOrder> orders = resting(side);
        int at = orders.size();
        while (at > 0 && better(side, limitE8, orders.get(at - 1).terms().upPriceE8())) {
            at--;
        }
        orders.add(at, order);
    }

    /// Whether something that we have not taken yet stands at our limit or better.
    boolean reachable(PaperOrder order) {
        return reachableE8(order.terms().upSide(), order.terms().upPriceE8(), 1) > 0;
    }

    /// Quantity on offer to an order of this side at its limit or better, counted until it reaches
    /// `enoughE8`.
    long reachableE8(Side upSide, long upLimitE8, long enoughE8) {
        Ladder against = against(upSide);
        long sumE8 = 0;
        for (int k = 0; sumE8 < enoughE8 && k < against.size(); k++) {
            if (better(upSide, against.priceE8(k), upLimitE8)) {
                break;
            }
            sumE8 += availableE8(upSide, k);
        }
        return sumE8;
    }

    /// The levels that an order of this side trades against.
    Ladder against(Side upSide) {
        return upSide == Side.BUY ? book.asks() : book.bids();
    }

    /// What is left at this depth for an order of this side.
    long availableE8(Side upSide, int depth) {
        Ladder against = against(upSide);
        return takenFrom(upSide).availableE8(against.priceE8(depth), against.quantityE8(depth));
    }

    /// Remembers that an order of this side took a quantity at this depth.
    void take(Side upSide, int depth, long quantityE8) {
        Ladder against = against(upSide);
        takenFrom(upSide).take(against.priceE8(depth), against.quantityE8(depth), quantityE8);
    }

    /// Whether `priceE8` stands before `otherE8` among orders of this side.
    static boolean better(Side upSide, long priceE8, long otherE8) {
        return upSide == Side.BUY ? priceE8 > otherE8 : priceE8 < otherE8;
    }

    /// Whether a price of a token lies on the grid, strictly between 0 and 1.
    boolean onGrid(long priceE8) {
        return priceE8 % tickE8 == 0 && priceE8 >= tickE8 && priceE8 <= E8.ONE - tickE8;
    }

    private TakenLiquidity takenFrom(Side upSide) {
        return upSide == Side.BUY ? takenAsks : takenBids;
    }
}
