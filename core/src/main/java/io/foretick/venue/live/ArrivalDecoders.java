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
import io.foretick.venue.polymarket.account.AccountListener;

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
///
/// A message of the books that cannot be read leaves them wrong without anybody's notice; so it is
/// a gap as well, and the feeds are asked to bring the books anew.
public final class ArrivalDecoders {

    private static final byte[] EVENT_TYPE = FieldScan.name("event_type");

    private final Listings listings;
    private final BinanceDecoder spot;
    private final MarketChannelDecoder books;
    private final ReferencePriceDecoder references;
    private final MarketAnswers markets;
    private final Consumer<Arrival.Frame> unreadable;
    private final AccountListener account;
    private final List<Event> pending = new ArrayList<>();
    private final Consumer<Event> collect = pending::add;

    /// Decoders that ask nobody for what they cannot read, of a session without an account.
    public ArrivalDecoders(Listings listings) {
        this(listings, _ -> {}, AccountListener.NONE);
    }

    /// @param listings of the session
    /// @param unreadable takes messages after which a book is unknown; see [LiveFeeds#refresh]
    /// @param account hears what concerns it
    public ArrivalDecoders(
            Listings listings, Consumer<Arrival.Frame> unreadable, AccountListener account) {
        this.unreadable = unreadable;
        this.account = account;
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
            case Arrival.Dropped _, Arrival.BooksLost _, Arrival.Computed _ -> false;
            case Arrival.AccountHeard _ -> true;
            case Arrival.Spoken _ -> false;
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
            case Arrival.Computed computed ->
                    computed.facts().forEach(fact -> sink.accept(fact.apply(at)));
            case Arrival.AccountHeard told -> account(at, told, sink);
            case Arrival.Spoken spoken -> sink.accept(new Event.Controlled(at, spoken.control()));
        }
    }

    private void account(Stamp at, Arrival.AccountHeard told, Consumer<Event> sink) {
        account.hear(at, told.heard(), collect);
        if (pending.isEmpty()) {
            sink.accept(new Event.FrameSkipped(at, SkipReason.DUPLICATE));
        }
        pending.forEach(sink);
        pending.clear();
    }

    private void frame(Stamp at, Arrival.Frame frame, Consumer<Event> sink) {
        byte[] bytes = frame.payload().bytes();
        switch (frame.source()) {
            case BINANCE -> {
                long before = spot.tradesMissing();
                spot.decode(at, bytes, 0, bytes.length, collect);
                if (losesSpotBook()) {
                    unreadable.accept(frame);
                }
                giveSpot(at, before, sink);
            }
            case POLYMARKET_CLOB -> {
                books.decode(at, bytes, 0, bytes.length, collect);
                boolean lost = losesBooks(bytes);
                giveBooks(at, sink);
                if (lost) {
                    sink.accept(new Event.Gap(at, Source.POLYMARKET_CLOB, 1));
                    unreadable.accept(frame);
                }
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

    private boolean losesSpotBook() {
        for (int k = 0; k < pending.size(); k++) {
            Event event = pending.get(k);
            boolean broken =
                    event instanceof Event.FrameSkipped skipped
                            && skipped.reason() == SkipReason.MALFORMED;
            if (broken || event instanceof Event.BookLost) {
                return true;
            }
        }
        return false;
    }

    /// Only what was asked for comes here, so a message of nothing known has lost its names. A new
    /// kind of event that says what it is does no harm.
    private boolean losesBooks(byte[] text) {
        if (pending.size() != 1 || !(pending.getFirst() instanceof Event.FrameSkipped skipped)) {
            return false;
        }
        return switch (skipped.reason()) {
            case MALFORMED, UNLISTED -> true;
            case UNKNOWN -> FieldScan.value(text, EVENT_TYPE, 0) < 0;
            case CONTROL, DUPLICATE, BUFFERED -> false;
        };
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
