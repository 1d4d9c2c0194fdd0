package io.foretick.exchange.fault;

import io.foretick.base.Times;

/// What can go wrong between an exchange and its clients.
public enum FaultKind {
    /// The connection is cut without a word.
    DISCONNECT("disconnect", Stage.PEER, 0),
    /// The socket stays open and nothing passes any more, in either direction; cut at last.
    HALF_OPEN("half-open", Stage.PEER, 5 * Times.MINUTE_NS),
    /// No data comes for a while; pings and pongs go on.
    STALL("stall", Stage.PEER, 30 * Times.SECOND_NS),
    /// All clients of the services are cut at once and refused for a while.
    RECONNECT_STORM("reconnect-storm", Stage.PEER, 10 * Times.SECOND_NS),
    /// A frame is lost.
    GAP("gap", Stage.FRAME, 0),
    /// A frame comes twice.
    DUPLICATE("duplicate", Stage.FRAME, 0),
    /// A frame comes after the one that follows it, or after a while if none does.
    REORDER("reorder", Stage.FRAME, Times.SECOND_NS),
    /// A frame and all behind it come later.
    LATE("late", Stage.FRAME, 3 * Times.SECOND_NS),
    /// A frame is torn off somewhere.
    MALFORMED("malformed", Stage.FRAME, 0),
    /// A frame has grown beyond any sane limit, by blanks at its end.
    OVERSIZED("oversized", Stage.FRAME, 0),
    /// A frame has a key that nobody knows, and half of the time one that was renamed.
    SCHEMA_CHANGE("schema-change", Stage.FRAME, 0),
    /// An answer takes its time.
    SLOW_REST("slow-rest", Stage.REQUEST, 2 * Times.SECOND_NS),
    /// Too many requests, with a Retry-After.
    TOO_MANY_REQUESTS("429", Stage.REQUEST, 2 * Times.SECOND_NS),
    /// Banned for a while for going on after too many requests.
    BANNED("418", Stage.REQUEST, 10 * Times.SECOND_NS),
    /// The matching engine restarts.
    TOO_EARLY("425", Stage.REQUEST, 2 * Times.SECOND_NS),
    /// An error of the server; half of the time the request was carried out all the same.
    SERVER_ERROR("5xx", Stage.REQUEST, 0),
    /// An order or a cancel is carried out, and the answer never comes: the connection is cut.
    LOST_ANSWER("lost-answer", Stage.ANSWER, 0),
    /// A match is reported as a fill and fails later.
    GHOST_FILL("ghost-fill", Stage.MATCH, 0),
    /// The connection is cut in the middle of an answer's body.
    RESET_BODY("reset-body", Stage.BODY, 0),
    /// A file's CHECKSUM names another digest.
    WRONG_DIGEST("wrong-digest", Stage.BODY, 0),
    /// A file has the rows of its first part only, and a digest that fits: half of the files end as
    /// if that were all, the others break off.
    TRUNCATED_ARCHIVE("truncated-archive", Stage.FILE, 0),
    /// A file was issued anew: the same rows, other bytes and another digest.
    REISSUED_ARCHIVE("reissued-archive", Stage.FILE, 0),
    /// A file is not there, such as a month that exists only as days.
    MISSING_ARCHIVE("missing-archive", Stage.FILE, 0),
    /// Time endpoints and the stamps of frames are wrong.
    CLOCK_SKEW("clock-skew", Stage.CLOCK, 0);

    /// Where a fault strikes.
    enum Stage {
        PEER,
        FRAME,
        REQUEST,
        ANSWER,
        BODY,
        FILE,
        MATCH,
        CLOCK
    }

    private final String key;
    private final Stage stage;
    private final long lastingNs;

    FaultKind(String key, Stage stage, long lastingNs) {
        this.key = key;
        this.stage = stage;
        this.lastingNs = lastingNs;
    }

    /// Its name in plans and counts.
    public String key() {
        return key;
    }

    Stage stage() {
        return stage;
    }

    /// The requests that it strikes unless the rule says otherwise.
    String usualPath() {
        return switch (this) {
            case LOST_ANSWER -> "/order*";
            case WRONG_DIGEST -> "*.CHECKSUM";
            default -> "*";
        };
    }

    /// How long its effect lasts unless the rule says otherwise.
    long lastingNs() {
        return lastingNs;
    }

    /// The kind of this name.
    ///
    /// @throws IllegalArgumentException if there is none
    public static FaultKind parse(String key) {
        for (FaultKind kind : values()) {
            if (kind.key.equals(key)) {
                return kind;
            }
        }
        throw new IllegalArgumentException("no kind of fault is called '" + key + "'");
    }
}
