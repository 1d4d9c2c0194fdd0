package io.foretick.venue.polymarket.gateway;

import io.foretick.base.Times;
import io.foretick.venue.live.rest.RestAnswer;
import io.foretick.venue.live.rest.RestClient;
import io.foretick.venue.live.work.Workers;
import io.foretick.venue.polymarket.gateway.wire.AccountAnswers;

import java.nio.charset.StandardCharsets;
import java.util.OptionalInt;
import java.util.concurrent.CountDownLatch;

/// Which version of the order protocol the venue takes. Any thread.
final class VersionWatch {

    private static final long REST_NS = Times.SECOND_NS;
    private static final int UNKNOWN = 0;

    private final RestClient rest;
    private final Workers workers;
    private final Standing standing;
    private final CountDownLatch known;
    private volatile int version = UNKNOWN;

    /// @param known counted down when the version is known
    VersionWatch(RestClient rest, Workers workers, Standing standing, CountDownLatch known) {
        this.known = known;
        this.rest = rest;
        this.workers = workers;
        this.standing = standing;
    }

    /// What the venue said last; empty before its first answer.
    OptionalInt version() {
        return version == UNKNOWN ? OptionalInt.empty() : OptionalInt.of(version);
    }

    /// Whether an order of this version would be refused, as far as is known.
    boolean refuses(int orderVersion) {
        return version != UNKNOWN && version != orderVersion;
    }

    /// Asks until there is an answer; comes back at once.
    void start() {
        workers.keep(
                "order version",
                () -> {
                    ask();
                    known.countDown();
                });
    }

    /// The venue has refused an order for its version: it is asked again, and if it wants another
    /// one now, no order is sent any more until the session is started anew.
    void mismatched(int orderVersion) {
        workers.start(
                "order version",
                () -> {
                    ask();
                    if (version != orderVersion) {
                        standing.lost(
                                Standing.Part.VERSION,
                                "the venue takes orders of version %d, not %d"
                                        .formatted(version, orderVersion));
                    }
                });
    }

    private void ask() throws InterruptedException {
        while (true) {
            if (rest.get("/version") instanceof RestAnswer.Body body) {
                String text = new String(body.bytes(), StandardCharsets.UTF_8);
                OptionalInt said = AccountAnswers.version(text);
                if (said.isPresent()) {
                    version = said.getAsInt();
                    return;
                }
            }
            Workers.pause(REST_NS);
        }
    }
}
