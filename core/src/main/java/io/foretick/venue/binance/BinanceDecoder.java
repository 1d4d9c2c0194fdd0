package io.foretick.venue.binance;

import static io.foretick.venue.binance.BinanceFrame.ASK;
import static io.foretick.venue.binance.BinanceFrame.ASK_QUANTITY;
import static io.foretick.venue.binance.BinanceFrame.BID;
import static io.foretick.venue.binance.BinanceFrame.BID_QUANTITY;
import static io.foretick.venue.binance.BinanceFrame.BUYER_IS_MAKER;
import static io.foretick.venue.binance.BinanceFrame.EVENT_TIME;
import static io.foretick.venue.binance.BinanceFrame.FIRST_TRADE_ID;
import static io.foretick.venue.binance.BinanceFrame.FIRST_UPDATE_ID;
import static io.foretick.venue.binance.BinanceFrame.LAST_TRADE_ID;
import static io.foretick.venue.binance.BinanceFrame.LAST_UPDATE_ID;
import static io.foretick.venue.binance.BinanceFrame.PRICE;
import static io.foretick.venue.binance.BinanceFrame.QUANTITY;
import static io.foretick.venue.binance.BinanceFrame.SNAPSHOT_ID;
import static io.foretick.venue.binance.BinanceFrame.STREAM;
import static io.foretick.venue.binance.BinanceFrame.SYMBOL;
import static io.foretick.venue.binance.BinanceFrame.TRADE_ID;
import static io.foretick.venue.binance.BinanceFrame.TRADE_TIME;

import io.foretick.event.Bar;
import io.foretick.event.BookChanges;
import io.foretick.event.BookLoss;
import io.foretick.event.Event;
import io.foretick.event.Side;
import io.foretick.event.SkipReason;
import io.foretick.event.Source;
import io.foretick.event.Stamp;
import io.foretick.venue.FrameDecoder;
import io.foretick.venue.Listings;
import io.foretick.venue.wire.JsonText;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;

/// Decodes the streams of Binance spot, raw or combined, and the REST snapshots that stand among
/// the frames of a recording. Owned by the thread that reads the feed.
///
/// Trades: an aggregated trade becomes one [Event.Trade] under its last trade's number. Where
/// single trades of the symbol come too, or where a part of it was seen already, it is a duplicate;
/// so no trade counts twice. A hole in the numbers is counted, see [#tradeGaps].
public final class BinanceDecoder implements FrameDecoder {

    private final BinanceFrame frame = new BinanceFrame();
    private final UsualTrade usual = new UsualTrade();
    private final BookChanges.Builder builder = new BookChanges.Builder();
    private final CandleReader candles = new CandleReader();
    private final SpotFeeds feeds;
    private long tradeGaps;
    private long tradesMissing;

    public BinanceDecoder(Listings listings) {
        this.feeds = new SpotFeeds(listings, builder);
    }

    /// How often the numbers of a symbol's trades made a jump.
    public long tradeGaps() {
        return tradeGaps;
    }

    /// How many trades those jumps passed over.
    public long tradesMissing() {
        return tradesMissing;
    }

    /// Forgets what belongs to a connection: every book waits for a new snapshot. The numbers of
    /// trades and quotes are kept, so that an overlap of two connections is seen as such.
    public void restart() {
        feeds.restart();
    }

    /// Whether the book of this symbol waits for a snapshot.
    public boolean awaitsSnapshot(String symbol) {
        SpotFeed feed = feeds.find(symbol);
        return feed != null && feed.hasDepthStream() && feed.depth().awaitsSnapshot();
    }

    @Override
    public void decode(Stamp at, byte[] bytes, int offset, int length, Consumer<Event> sink) {
        if (usual.read(bytes, offset, length)) {
            usualTrade(at, bytes, sink);
            return;
        }
        if (!frame.read(bytes, offset, length)) {
            skip(at, SkipReason.MALFORMED, sink);
            return;
        }
        switch (frame.kind()) {
            case TRADE -> trade(at, sink);
            case AGGREGATE_TRADE -> aggregateTrade(at, sink);
            case QUOTE -> quote(at, sink);
            case DEPTH_CHANGE -> depthChange(at, sink);
            case PARTIAL_DEPTH -> partialDepth(at, sink);
            case SNAPSHOT -> snapshot(at, feeds.ownerOf(frame.number(SNAPSHOT_ID)), sink);
            case CANDLE -> candle(at, sink);
            case SHUTDOWN -> sink.accept(new Event.FeedDown(at, Source.BINANCE));
            case REPLY -> skip(at, SkipReason.CONTROL, sink);
            case OTHER -> skip(at, SkipReason.UNKNOWN, sink);
        }
    }

    /// Decodes the answer of `GET /api/v3/depth` for a symbol that the caller knows.
    public void decodeSnapshot(Stamp at, String symbol, byte[] answer, Consumer<Event> sink) {
        if (!frame.read(answer, 0, answer.length)) {
            skip(at, SkipReason.MALFORMED, sink);
        } else if (frame.kind() != BinanceFrame.Kind.SNAPSHOT) {
            skip(at, SkipReason.UNKNOWN, sink);
        } else {
            snapshot(at, feeds.find(symbol), sink);
        }
    }

    /// Decodes the answer of `GET /api/v3/historicalTrades` for a symbol that the caller knows: the
    /// trades that a gap has hidden, before the next trade of the stream is decoded.
    public void decodePastTrades(Stamp at, String symbol, byte[] answer, Consumer<Event> sink) {
        List<BinanceRest.PastTrade> trades;
        try {
            trades = BinanceRest.trades(answer);
        } catch (IOException _) {
            skip(at, SkipReason.MALFORMED, sink);
            return;
        }
        SpotFeed feed = feeds.of(symbol, at, sink);
        boolean told = false;
        for (BinanceRest.PastTrade trade : trades) {
            if (!feed.knowsTrade(trade.firstId()) && trade.priceE8() > 0) {
                countMissing(feed, trade.firstId());
                feed.sawTrade(trade.lastId());
                sink.accept(past(at, feed, trade));
                told = true;
            }
        }
        if (!told) {
            skip(at, SkipReason.DUPLICATE, sink);
        }
    }

    private static Event past(Stamp at, SpotFeed feed, BinanceRest.PastTrade trade) {
        return new Event.Trade(
                at.withVenueNs(trade.timeNs()),
                feed.instrument(),
                trade.lastId(),
                trade.priceE8(),
                trade.quantityE8(),
                trade.taker());
    }

    private void usualTrade(Stamp at, byte[] bytes, Consumer<Event> sink) {
        SpotFeed feed = feeds.of(bytes, usual.symbolOffset(), usual.symbolLength(), at, sink);
        if (feed.knowsTrade(usual.id())) {
            skip(at, SkipReason.DUPLICATE, sink);
        } else {
            countMissing(feed, usual.id());
            feed.sawTrade(usual.id());
            sink.accept(
                    new Event.Trade(
                            at.withVenueNs(usual.timeNs()),
                            feed.instrument(),
                            usual.id(),
                            usual.priceE8(),
                            usual.quantityE8(),
                            usual.buyerIsMaker() ? Side.SELL : Side.BUY));
        }
        feed.sawSingleTrade();
    }

    private void countMissing(SpotFeed feed, long firstId) {
        long missing = feed.tradesMissing(firstId);
        tradeGaps += missing > 0 ? 1 : 0;
        tradesMissing += missing;
    }

    private void trade(Stamp at, Consumer<Event> sink) {
        long id = frame.number(TRADE_ID);
        SpotFeed feed = takeTrade(at, id, id, sink);
        if (feed != null) {
            feed.sawSingleTrade();
        }
    }

    private void aggregateTrade(Stamp at, Consumer<Event> sink) {
        long first = frame.number(FIRST_TRADE_ID);
        takeTrade(at, first, frame.number(LAST_TRADE_ID), sink);
    }

    // The symbol whose trade it is, or null where the frame is broken.
    private @Nullable SpotFeed takeTrade(Stamp at, long first, long last, Consumer<Event> sink) {
        long priceE8 = frame.decimalE8(PRICE);
        long quantityE8 = frame.decimalE8(QUANTITY);
        Side taker = frame.flag(BUYER_IS_MAKER) ? Side.SELL : Side.BUY;
        long timeNs = frame.timeNs(TRADE_TIME);
        JsonText symbol = frame.name(SYMBOL);
        if (frame.bad() || priceE8 == 0 || last < first) {
            skip(at, SkipReason.MALFORMED, sink);
            return null;
        }
        SpotFeed feed = feeds.of(symbol, at, sink);
        boolean repeated = frame.has(LAST_TRADE_ID) && feed.hasSingleTrades();
        if (repeated || feed.knowsTrade(first)) {
            skip(at, SkipReason.DUPLICATE, sink);
            return feed;
        }
        countMissing(feed, first);
        feed.sawTrade(last);
        Stamp stamp = at.withVenueNs(timeNs);
        sink.accept(new Event.Trade(stamp, feed.instrument(), last, priceE8, quantityE8, taker));
        return feed;
    }

    private void quote(Stamp at, Consumer<Event> sink) {
        long updateId = frame.number(LAST_UPDATE_ID);
        long bidE8 = frame.decimalE8(BID);
        long bidQuantityE8 = frame.decimalE8(BID_QUANTITY);
        long statedAskE8 = frame.decimalE8(ASK);
        long askQuantityE8 = frame.decimalE8(ASK_QUANTITY);
        JsonText symbol = frame.name(SYMBOL);
        long askE8 = statedAskE8 == 0 ? Event.Quote.NO_ASK_E8 : statedAskE8;
        if (frame.bad() || bidE8 >= askE8) {
            skip(at, SkipReason.MALFORMED, sink);
            return;
        }
        SpotFeed feed = feeds.of(symbol, at, sink);
        if (!feed.takeQuote(updateId)) {
            skip(at, SkipReason.DUPLICATE, sink);
            return;
        }
        sink.accept(
                new Event.Quote(
                        at,
                        feed.instrument(),
                        updateId,
                        bidE8,
                        bidQuantityE8,
                        askE8,
                        askQuantityE8));
    }

    private void depthChange(Stamp at, Consumer<Event> sink) {
        long first = frame.number(FIRST_UPDATE_ID);
        long last = frame.number(LAST_UPDATE_ID);
        Stamp stamp = at.withVenueNs(frame.timeNs(EVENT_TIME));
        frame.bids();
        frame.asks();
        JsonText symbol = frame.name(SYMBOL);
        if (frame.bad() || last < first) {
            skip(at, SkipReason.MALFORMED, sink);
            return;
        }
        SpotFeed feed = feeds.of(symbol, at, sink);
        feed.sawDepthStream();
        int instrument = feed.instrument();
        switch (feed.depth().change(instrument, first, last, frame.bids(), frame.asks())) {
            case APPLIED -> publish(stamp, feed.depth(), sink);
            case BUFFERED -> skip(stamp, SkipReason.BUFFERED, sink);
            case OLD -> skip(stamp, SkipReason.DUPLICATE, sink);
            case GAP -> sink.accept(new Event.BookLost(stamp, instrument, BookLoss.GAP));
        }
    }

    private void snapshot(Stamp at, @Nullable SpotFeed feed, Consumer<Event> sink) {
        long id = frame.number(SNAPSHOT_ID);
        frame.bids();
        frame.asks();
        if (frame.bad()) {
            skip(at, SkipReason.MALFORMED, sink);
        } else if (feed == null) {
            skip(at, SkipReason.UNLISTED, sink);
        } else {
            DepthSync depth = feed.depth();
            switch (depth.snapshot(feed.instrument(), id, frame.bids(), frame.asks())) {
                case APPLIED -> publish(at, depth, sink);
                case BUFFERED, OLD, GAP -> skip(at, SkipReason.DUPLICATE, sink);
            }
        }
    }

    private void partialDepth(Stamp at, Consumer<Event> sink) {
        long id = frame.number(SNAPSHOT_ID);
        frame.bids();
        frame.asks();
        JsonText stream = frame.name(STREAM);
        int symbolLength = feeds.copySymbol(stream);
        if (frame.bad() || symbolLength == 0) {
            skip(at, SkipReason.MALFORMED, sink);
            return;
        }
        SpotFeed feed = feeds.ofCopied(symbolLength, at, sink);
        if (feed.hasDepthStream() || !feed.takePartial(id)) {
            skip(at, SkipReason.DUPLICATE, sink);
            return;
        }
        builder.reset().clear(feed.instrument());
        DepthSync.append(builder, feed.instrument(), frame.bids(), frame.asks());
        sink.accept(new Event.BookUpdate(at, id, id, builder.build()));
    }

    private void candle(Stamp at, Consumer<Event> sink) {
        JsonText symbol = frame.name(SYMBOL);
        if (frame.bad() || !frame.has(BinanceFrame.CANDLE)) {
            skip(at, SkipReason.MALFORMED, sink);
            return;
        }
        String name = symbol.copyToString(); // its bytes go when the candle is read
        Bar bar = candles.read(frame.json(), frame.candleMark());
        if (bar == null) {
            skip(at, candles.open() ? SkipReason.CONTROL : SkipReason.MALFORMED, sink);
            return;
        }
        int instrument = feeds.of(name, at, sink).instrument();
        sink.accept(new Event.Candle(at.withVenueNs(bar.endNs()), instrument, bar));
    }

    private void publish(Stamp stamp, DepthSync depth, Consumer<Event> sink) {
        sink.accept(new Event.BookUpdate(stamp, depth.firstId(), depth.bookId(), depth.changes()));
    }

    private static void skip(Stamp at, SkipReason reason, Consumer<Event> sink) {
        sink.accept(new Event.FrameSkipped(at, reason));
    }
}
