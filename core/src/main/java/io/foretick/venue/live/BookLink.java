package io.foretick.venue.live;

import io.foretick.event.Market;
import io.foretick.venue.live.socket.Dialogue;
import io.foretick.venue.live.socket.SupervisedSocket;
import io.foretick.venue.live.socket.Traffic;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// One connection to Polymarket's market channel, the tokens that it follows, and those of them
/// whose first book has not come yet. Any thread.
final class BookLink implements Traffic, Dialogue {

    private static final byte[] TYPE = FieldScan.name("event_type");
    private static final byte[] TOKEN = FieldScan.name("asset_id");
    private static final byte[] BOOK = "\"book\"".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] NEW_MARKET = "\"new_market\"".getBytes(StandardCharsets.US_ASCII);

    private final FeedLine line;
    private final Set<String> wanted = new LinkedHashSet<>();
    private final Set<String> said = new LinkedHashSet<>(); // what the venue was told
    private final Set<String> awaited = new LinkedHashSet<>(); // whose first book is to come
    private final Set<String> repeated = new LinkedHashSet<>(); // to be asked for once more
    private @Nullable SupervisedSocket socket; // null until it is started
    private boolean dropped;
    private boolean doubtful; // its books are void, and nobody has asked for them again yet
    private int life;
    private long awaitingSinceNanoTime;
    private int fruitless; // waits for first books that ended without one

    BookLink(FeedLine line) {
        this.line = line;
    }

    synchronized void over(SupervisedSocket own) {
        socket = own;
    }

    synchronized @Nullable SupervisedSocket socket() {
        return socket;
    }

    synchronized int size() {
        return wanted.size();
    }

    synchronized void follow(Market market) {
        wanted.add(market.upToken());
        wanted.add(market.downToken());
    }

    /// Whether this link followed the market.
    synchronized boolean leave(Market market) {
        return wanted.removeAll(List.of(market.upToken(), market.downToken()));
    }

    /// Tokens whose first book is overdue; asking twice as long each time in vain.
    ///
    /// @param patienceNs of the first wait, in wall time
    synchronized List<String> overdue(long patienceNs) {
        long waitedNs = System.nanoTime() - awaitingSinceNanoTime;
        boolean late = waitedNs > patienceNs << Math.min(fruitless, 5);
        return late ? List.copyOf(awaited) : List.of();
    }

    /// The venue has the books that are overdue: this connection misses them.
    void missesBooks() {
        SupervisedSocket own;
        synchronized (this) {
            fruitless++;
            awaitingSinceNanoTime = System.nanoTime();
            own = socket;
        }
        if (own != null) {
            own.replace("no first book of some tokens");
        }
    }

    /// The venue does not have them yet: they are asked for once more.
    void askAgain(Collection<String> tokens) {
        SupervisedSocket own;
        synchronized (this) {
            fruitless++;
            awaitingSinceNanoTime = System.nanoTime();
            repeated.addAll(tokens);
            own = socket;
        }
        if (own != null) {
            own.nudge();
        }
    }

    /// Something that came in this life could not be read: all books are to be brought anew.
    synchronized void doubt(int doubtedLife) {
        doubtful |= doubtedLife == life;
    }

    /// Asks for all books anew if one is in doubt.
    void refresh() {
        SupervisedSocket own;
        synchronized (this) {
            own = doubtful ? socket : null;
            doubtful = false;
            if (own != null) {
                repeated.addAll(said);
            }
        }
        if (own != null) {
            own.nudge();
        }
    }

    @Override
    public synchronized List<String> opening() {
        doubtful = false;
        said.clear();
        awaited.clear();
        repeated.clear();
        if (wanted.isEmpty()) {
            return List.of();
        }
        await(wanted);
        said.addAll(wanted);
        return List.of(
                "{\"assets_ids\":"
                        + list(wanted)
                        + ",\"type\":\"market\",\"custom_feature_enabled\":true}");
    }

    @Override
    public synchronized List<String> changes() {
        Set<String> gone = new LinkedHashSet<>(said);
        gone.removeAll(wanted);
        repeated.retainAll(wanted);
        gone.addAll(repeated);
        said.removeAll(gone);
        awaited.removeAll(gone);
        repeated.clear();
        Set<String> fresh = new LinkedHashSet<>(wanted);
        fresh.removeAll(said);
        List<String> texts = new ArrayList<>(2);
        if (!gone.isEmpty()) {
            texts.add("{\"operation\":\"unsubscribe\",\"assets_ids\":" + list(gone) + "}");
        }
        if (!fresh.isEmpty()) {
            await(fresh);
            said.addAll(fresh);
            texts.add(
                    "{\"operation\":\"subscribe\",\"assets_ids\":"
                            + list(fresh)
                            + ",\"custom_feature_enabled\":true}");
        }
        return texts;
    }

    @Override
    public void opened(int opened) {
        synchronized (this) {
            life = opened;
        }
        line.opened(opened);
    }

    @Override
    public synchronized boolean received(int from, byte[] text, long nanoTime) {
        boolean message = text.length > 0 && (text[0] == '{' || text[0] == '[');
        if (!message || announces(text)) {
            return false; // words of control, or one of the many new markets of the venue
        }
        if (!awaited.isEmpty()) {
            noteBooks(text);
        }
        boolean taken = line.frame(from, text, nanoTime);
        if (taken && dropped && socket != null) {
            socket.replace("the session was behind"); // its books are void without what was dropped
        }
        dropped = !taken;
        return true;
    }

    @Override
    public void ended(int ended, String reason) {
        List<String> lost;
        synchronized (this) {
            lost = List.copyOf(said);
        }
        line.ended(ended, reason, lost);
    }

    private void await(Collection<String> tokens) {
        if (awaited.isEmpty()) {
            awaitingSinceNanoTime = System.nanoTime();
        }
        awaited.addAll(tokens);
    }

    private static boolean announces(byte[] text) {
        return text[0] == '{' && FieldScan.isAt(text, FieldScan.value(text, TYPE, 0), NEW_MARKET);
    }

    private void noteBooks(byte[] text) {
        boolean book = false;
        for (int at = FieldScan.value(text, TYPE, 0); at >= 0 && !book; ) {
            book = FieldScan.isAt(text, at, BOOK);
            at = FieldScan.value(text, TYPE, at);
        }
        for (int at = FieldScan.value(text, TOKEN, 0); book && at >= 0; ) {
            awaited.remove(FieldScan.text(text, at));
            at = FieldScan.value(text, TOKEN, at);
        }
        if (awaited.isEmpty()) {
            fruitless = 0;
        }
    }

    // Tokens are decimal numbers and need no escaping.
    private static String list(Collection<String> tokens) {
        return "[\"" + String.join("\",\"", tokens) + "\"]";
    }
}
