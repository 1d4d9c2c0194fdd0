package io.foretick.market;

import io.foretick.base.StateSink;
import io.foretick.base.StateSource;
import io.foretick.base.Times;
import io.foretick.event.Event;
import io.foretick.market.second.TradeFlow;

import org.jspecify.annotations.Nullable;

/// What is known of one spot pair: its last trade, its best bid and ask, its book where a feed has
/// one, and its price in each of the last seconds. Mutable, owned by [MarketState].
public final class SpotPrice {

    /// A trade this much older than the price was hidden by a gap and has been fetched since.
    private static final long PAST_NS = Times.SECOND_NS;

    private final long tickE8;
    private final Book book = new Book();
    private final SecondRing seconds = new SecondRing();
    private final @Nullable TradeFlow flow; // null unless a strategy reads it
    private long lastTradeId;
    private long tradePriceE8;
    private long tradeVenueNs = Book.NEVER_NS;
    private long quoteUpdateId;
    private long bidE8;
    private long askE8;
    private long priceE8;
    private long touchedNs = Book.NEVER_NS;
    private long statedNs = Book.NEVER_NS;

    SpotPrice(long tickE8, @Nullable TradeFlow flow) {
        this.tickE8 = tickE8;
        this.flow = flow;
    }

    /// Price step of the pair, 0 if unknown.
    public long tickE8() {
        return tickE8;
    }

    public Book book() {
        return book;
    }

    /// The trades of the last thirty seconds; null unless [MarketState#followTrades] was called.
    public @Nullable TradeFlow flow() {
        return flow;
    }

    /// The best present estimate: the middle of bid and ask where they are quoted, else the last
    /// trade; 0 if nothing is known.
    public long priceE8() {
        return priceE8;
    }

    /// Price of the last trade, 0 if none is known.
    public long tradePriceE8() {
        return tradePriceE8;
    }

    public long lastTradeId() {
        return lastTradeId;
    }

    /// Venue time of the last trade.
    public long tradeVenueNs() {
        return tradeVenueNs;
    }

    /// Receive time of the last change of price.
    public long touchedNs() {
        return touchedNs;
    }

    /// The instant that the price stands for, by the venue's clock where it tells one.
    public long statedNs() {
        return statedNs;
    }

    /// Price just before this instant, at most `back` seconds old; 0 if unknown.
    public long priceBeforeE8(long epochSecond, int back) {
        return seconds.latestE8(epochSecond - 1, back);
    }

    /// Mean price over the `count` seconds that end at this instant; NaN if unknown.
    public double meanBefore(long epochSecond, int count) {
        return seconds.mean(epochSecond - 1 - count, epochSecond - 1);
    }

    /// Takes a trade. One of the past tells the price of its own second, and nothing of the
    /// present.
    ///
    /// @return whether it was new; trades that came before are ignored
    boolean on(Event.Trade trade) {
        if (trade.tradeId() != 0 && trade.tradeId() <= lastTradeId) {
            return false;
        }
        if (flow != null) {
            flow.on(trade);
        }
        lastTradeId = trade.tradeId();
        tradePriceE8 = trade.priceE8();
        tradeVenueNs = trade.at().venueOrReceiveNs();
        if (statedNs - PAST_NS > tradeVenueNs) {
            seconds.put(Times.toEpochSecond(tradeVenueNs), trade.priceE8());
        } else {
            move(bidE8 > 0 ? priceE8 : trade.priceE8(), trade.at().receiveNs(), tradeVenueNs);
        }
        return true;
    }

    /// Takes best bid and ask.
    ///
    /// @return whether they were new
    boolean on(Event.Quote quote) {
        boolean oneSided = quote.bidE8() == 0 || quote.askE8() == Event.Quote.NO_ASK_E8;
        if (oneSided || (quote.updateId() != 0 && quote.updateId() <= quoteUpdateId)) {
            return false;
        }
        quoteUpdateId = quote.updateId();
        bidE8 = quote.bidE8();
        askE8 = quote.askE8();
        long at = quote.at().venueOrReceiveNs();
        move((bidE8 + askE8) / 2, quote.at().receiveNs(), Math.max(at, tradeVenueNs));
        return true;
    }

    /// Takes the close of a candle, where no trade or quote was seen since.
    void on(Event.Candle candle) {
        long endNs = candle.bar().endNs();
        if (endNs > tradeVenueNs && quoteUpdateId == 0) {
            move(candle.bar().closeE8(), candle.at().receiveNs(), endNs - 1);
        }
    }

    /// Follows the book: where no quotes come, its middle is the price.
    void onBook(Event.BookUpdate update) {
        if (quoteUpdateId == 0 && book.trusted() && book.twoSided()) {
            bidE8 = book.bids().priceE8(0);
            askE8 = book.asks().priceE8(0);
            long at = update.at().venueOrReceiveNs();
            move(book.midE8(), update.at().receiveNs(), Math.max(at, tradeVenueNs));
        }
    }

    void save(StateSink out) {
        book.save(out);
        seconds.save(out);
        out.add(lastTradeId);
        out.add(tradePriceE8);
        out.add(tradeVenueNs);
        out.add(quoteUpdateId);
        out.add(bidE8);
        out.add(askE8);
        out.add(priceE8);
        out.add(touchedNs);
        out.add(statedNs);
        if (flow != null) {
            flow.save(out);
        }
    }

    void load(StateSource in) {
        book.load(in);
        seconds.load(in);
        lastTradeId = in.nextLong();
        tradePriceE8 = in.nextLong();
        tradeVenueNs = in.nextLong();
        quoteUpdateId = in.nextLong();
        bidE8 = in.nextLong();
        askE8 = in.nextLong();
        priceE8 = in.nextLong();
        touchedNs = in.nextLong();
        statedNs = in.nextLong();
        if (flow != null) {
            flow.load(in);
        }
    }

    private void move(long newPriceE8, long receiveNs, long venueNs) {
        priceE8 = newPriceE8;
        touchedNs = receiveNs;
        statedNs = venueNs;
        seconds.put(Times.toEpochSecond(venueNs), newPriceE8);
    }
}
