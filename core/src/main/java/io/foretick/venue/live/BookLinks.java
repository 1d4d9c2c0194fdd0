package io.foretick.venue.live;

import io.foretick.base.Times;
import io.foretick.event.Market;
import io.foretick.venue.live.rest.RestAnswer;
import io.foretick.venue.live.rest.RestClient;
import io.foretick.venue.live.socket.ConnectionHealth;
import io.foretick.venue.live.socket.SupervisedSocket;
import io.foretick.venue.live.work.Workers;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;

/// Spreads the followed tokens over connections to the market channel, and sees to it that each
/// gets its first book. Any thread.
final class BookLinks implements AutoCloseable {

    /// First books get lost on connections with far more.
    static final int TOKENS_MAX = 200;

    private final FeedLine line;
    private final BiFunction<String, BookLink, SupervisedSocket> connect;
    private final List<BookLink> links = new ArrayList<>();
    private int numbered;
    private boolean closed;

    /// @param connect starts the connection of this name for a link
    BookLinks(FeedLine line, BiFunction<String, BookLink, SupervisedSocket> connect) {
        this.line = line;
        this.connect = connect;
    }

    synchronized void follow(Market market) {
        if (closed || market.upToken().isEmpty()) {
            return;
        }
        BookLink link = withRoom();
        link.follow(market);
        SupervisedSocket socket = link.socket();
        if (socket == null) {
            link.over(connect.apply("polymarket_clob-" + ++numbered, link));
        } else {
            socket.nudge();
        }
    }

    void leave(Market market) {
        SupervisedSocket idle = forget(market);
        if (idle != null) {
            idle.close();
        }
    }

    synchronized List<ConnectionHealth> health() {
        List<ConnectionHealth> all = new ArrayList<>();
        for (BookLink link : links) {
            SupervisedSocket socket = link.socket();
            if (socket != null) {
                all.add(socket.health());
            }
        }
        return all;
    }

    /// Looks again and again for tokens without a first book, and does what helps: where the venue
    /// has the book, another connection; where it has none yet, another question later.
    ///
    /// @param patienceNs how long a first book may take, in wall time
    void watchFirstBooks(RestClient clob, long patienceNs) throws InterruptedException {
        while (true) {
            Workers.pause(Math.clamp(patienceNs / 4, 50 * Times.MILLI_NS, Times.SECOND_NS));
            for (BookLink link : copy()) {
                link.refresh();
                List<String> overdue = link.overdue(patienceNs);
                if (!overdue.isEmpty()) {
                    pursue(link, overdue, clob);
                }
            }
        }
    }

    /// What came over the connection of this life left its books unknown.
    void doubt(int life) {
        copy().forEach(link -> link.doubt(life));
    }

    /// Closes all connections.
    @Override
    public void close() {
        List<BookLink> all;
        synchronized (this) {
            closed = true;
            all = List.copyOf(links);
            links.clear();
        }
        for (BookLink link : all) {
            SupervisedSocket socket = link.socket();
            if (socket != null) {
                socket.close();
            }
        }
    }

    private static void pursue(BookLink link, List<String> overdue, RestClient clob)
            throws InterruptedException {
        RestAnswer answer = clob.get("/book?token_id=" + overdue.getFirst());
        if (answer instanceof RestAnswer.Body) {
            link.missesBooks();
        } else {
            link.askAgain(overdue);
        }
    }

    private synchronized List<BookLink> copy() {
        return List.copyOf(links);
    }

    private BookLink withRoom() {
        for (BookLink link : links) {
            if (link.size() + 2 <= TOKENS_MAX) {
                return link;
            }
        }
        var link = new BookLink(line);
        links.add(link);
        return link;
    }

    // The connection that nobody needs any more, or null.
    private synchronized @Nullable SupervisedSocket forget(Market market) {
        for (BookLink link : links) {
            SupervisedSocket socket = link.socket();
            if (link.leave(market) && socket != null) {
                if (link.size() > 0) {
                    socket.nudge();
                    return null;
                }
                links.remove(link);
                return socket;
            }
        }
        return null;
    }
}
