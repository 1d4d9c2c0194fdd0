package io.foretick.venue.live;

import io.foretick.event.Event;
import io.foretick.event.Source;
import io.foretick.event.Stamp;
import io.foretick.event.live.Control;
import io.foretick.venue.polymarket.account.Heard;

import java.util.List;
import java.util.function.Function;

/// What reaches a live session from outside, in the order of arrival. Immutable.
public sealed interface Arrival {

    /// When it arrived, by the session's clock: nanoseconds since the Unix epoch.
    long receiveNs();

    /// Who said it.
    Source source();

    /// A websocket message.
    ///
    /// @param nanoTime the reading of [System#nanoTime] when its last byte was there, for latencies
    /// @param connection number of the connection's life; counts up with each reconnect of a feed
    record Frame(long receiveNs, long nanoTime, Source source, int connection, Payload payload)
            implements Arrival {}

    /// An answer to a REST call that the feeds made.
    ///
    /// @param subject what was asked for, such as a pair or a slug
    record Answer(long receiveNs, Source source, Question question, String subject, Payload payload)
            implements Arrival {}

    /// A feed has lost its connection, or its data stopped.
    record Down(long receiveNs, Source source, String reason) implements Arrival {}

    /// A feed is connected and subscribed again.
    record Up(long receiveNs, Source source) implements Arrival {}

    /// The queue was full: this many messages of a feed were lost here.
    record Dropped(long receiveNs, Source source, long count) implements Arrival {}

    /// One of several connections of a feed is lost: the books of these tokens are stale, others
    /// are not.
    record BooksLost(long receiveNs, Source source, List<String> tokens) implements Arrival {
        public BooksLost {
            tokens = List.copyOf(tokens);
        }
    }

    /// What a worker beside the session has found out, such as forecasts; all of it enters at one
    /// instant.
    ///
    /// @param receiveNs when it was asked for, so that what took long does not pass for new
    /// @param facts each makes an event once its stamp is known
    record Computed(long receiveNs, List<Function<Stamp, Event>> facts) implements Arrival {
        public Computed {
            facts = List.copyOf(facts);
        }

        @Override
        public Source source() {
            return Source.ENGINE;
        }
    }

    /// News of our account. It is never dropped.
    record AccountHeard(long receiveNs, Heard heard) implements Arrival {
        @Override
        public Source source() {
            return Source.POLYMARKET_ACCOUNT;
        }
    }

    /// What an operator said. It is never dropped.
    record Spoken(long receiveNs, Control control) implements Arrival {
        @Override
        public Source source() {
            return Source.OPERATOR;
        }
    }

    /// What a REST call asked for.
    enum Question {
        /// The whole book of a spot pair.
        DEPTH_SNAPSHOT,
        /// Trades that a connection's gap has hidden.
        PAST_TRADES,
        /// Up/Down markets, as Gamma lists them.
        MARKETS,
        /// The book of a market's token.
        TOKEN_BOOK
    }
}
