package io.foretick.venue.live;

import io.foretick.event.BookLoss;
import io.foretick.event.Event;
import io.foretick.event.SkipReason;
import io.foretick.event.Source;
import io.foretick.event.Stamp;
import io.foretick.venue.Listings;
import io.foretick.venue.NameTable;
import io.foretick.venue.binance.BinanceDecoder;
import io.foretick.venue.live.Arrival.Question;
import io.foretick.venue.polymarket.MarketChannelDecoder;
import io.foretick.venue.polymarket.ReferencePriceDecoder;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.function.Consumer;

/// Turns arrivals into events, in the order of their arrival. Used on the session's thread only.
///
/// What is missing is said before what came after it: a jump in the numbers of Binance's trades
/// that no answer has filled, and messages that the queue had no room for, become an [Event.Gap]. A
/// market's outcome is told once, whether its channel or a list says it first.
public final class ArrivalDecoders {

    private final Listings listings;
    private final BinanceDecoder spot;
    private final MarketChannelDecoder books;
    private final ReferencePriceDecoder references;
    private final MarketAnswers markets;
    private final List<Event> pending = new ArrayList<>();
    private final Consumer<Event> collect = pending::add;

    /// @param listings of the session
    public ArrivalDecoders(Listings listings) {
        this.listings = listings;
        this.spot = new BinanceDecoder(listings);
        this.books = new MarketChannelDecoder(listings);
        this.references = new ReferencePriceDecoder(listings);
        this.markets = new MarketAnswers(listings);
    }

    /// Whether an arrival counts as an input message. Lists of markets and news of connections do
    /// not.
    public boolean isMessage(Arrival arrival) {
        return switch (arrival) {
            case Arrival.Frame _ -> true;
            case Arrival.Answer answer -> answer.question() != Question.MARKETS;
            case Arrival.Down _, Arrival.Up _ -> false;
            case Arrival.Dropped _, Arrival.BooksLost _ -> false;
        };
    }

    /// Decodes one arrival and gives at least one event that carries its stamp.
    public void decode(Stamp at, Arrival arrival, Consumer<Event> sink) {
        switch (arrival) {
            case Arrival.Frame frame -> frame(at, frame, sink);
            case Arrival.Answer answer -> answer(at, answer, sink);
            case Arrival.Down down -> down(at, down, sink);
            case Arrival.Up up -> sink.accept(new Event.FeedUp(at, up.source()));
            case Arrival.Dropped dropped ->
                    sink.accept(new Event.Gap(at, dropped.source(), dropped.count()));
            case Arrival.BooksLost lost -> booksLost(at, lost, sink);
        }
    }

    private void frame(Stamp at, Arrival.Frame frame, Consumer<Event> sink) {
        byte[] bytes = frame.payload().bytes();
        switch (frame.source()) {
            case BINANCE -> {
                long before = spot.tradesMissing();
                spot.decode(at, bytes, 0, bytes.length, collect);
                giveSpot(at, before, sink);
            }
            case POLYMARKET_CLOB -> {
                books.decode(at, bytes, 0, bytes.length, collect);
                giveBooks(at, sink);
            }
            case POLYMARKET_RTDS -> references.decode(at, bytes, 0, bytes.length, sink);
            default -> sink.accept(new Event.FrameSkipped(at, SkipReason.UNKNOWN));
        }
    }

    private void answer(Stamp at, Arrival.Answer answer, Consumer<Event> sink) {
        byte[] bytes = answer.payload().bytes();
        switch (answer.question()) {
            case DEPTH_SNAPSHOT -> spot.decodeSnapshot(at, answer.subject(), bytes, sink);
            case PAST_TRADES -> {
                long before = spot.tradesMissing();
                spot.decodePastTrades(at, answer.subject(), bytes, collect);
                giveSpot(at, before, sink);
            }
            case MARKETS -> markets.decode(at, bytes, sink);
            case TOKEN_BOOK -> {
                books.decode(at, bytes, 0, bytes.length, collect);
                giveBooks(at, sink);
            }
        }
    }

    private void down(Stamp at, Arrival.Down down, Consumer<Event> sink) {
        if (down.source() == Source.BINANCE) {
            spot.restart();
        }
        sink.accept(new Event.FeedDown(at, down.source()));
    }

    private void booksLost(Stamp at, Arrival.BooksLost lost, Consumer<Event> sink) {
        BitSet told = new BitSet();
        for (String token : lost.tokens()) {
            byte[] name = token.getBytes(StandardCharsets.UTF_8);
            int found = listings.findToken(name, 0, name.length);
            if (found != NameTable.NOT_FOUND && !told.get(found >> 1)) {
                told.set(found >> 1);
                sink.accept(new Event.BookLost(at, found >> 1, BookLoss.DISCONNECT));
            }
        }
        if (told.isEmpty()) {
            sink.accept(new Event.FrameSkipped(at, SkipReason.UNLISTED));
        }
    }

    private void giveSpot(Stamp at, long missingBefore, Consumer<Event> sink) {
        long missing = spot.tradesMissing() - missingBefore;
        if (missing > 0) {
            sink.accept(new Event.Gap(at, Source.BINANCE, missing));
        }
        for (int k = 0; k < pending.size(); k++) {
            sink.accept(pending.get(k));
        }
        pending.clear();
    }

    private void giveBooks(Stamp at, Consumer<Event> sink) {
        boolean given = false;
        for (int k = 0; k < pending.size(); k++) {
            Event event = pending.get(k);
            boolean repeated =
                    event instanceof Event.MarketResolved resolved
                            && !markets.resolve(resolved.instrument());
            if (!repeated) {
                sink.accept(event);
                given = true;
            }
        }
        pending.clear();
        if (!given) {
            sink.accept(new Event.FrameSkipped(at, SkipReason.DUPLICATE));
        }
    }
}
