package io.foretick.cli;

import io.foretick.session.Config;
import io.foretick.session.Wiring;
import io.foretick.session.shadow.BookCheck;
import io.foretick.session.shadow.BookTwin;
import io.foretick.session.shadow.ShadowVenue;
import io.foretick.venue.Venue;
import io.foretick.venue.live.rest.RestClient;

import tools.jackson.databind.node.ObjectNode;

import java.io.PrintWriter;
import java.net.http.HttpClient;
import java.time.Duration;

/// Orders that are made, signed, and filled by a simulated venue; the session's books are compared
/// with the venue's all the while.
final class ShadowPath implements OrderPath {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final ShadowVenue venue;
    private final BookTwin twin = new BookTwin();
    private final PrintWriter notices;

    private ShadowPath(ShadowVenue venue, PrintWriter notices) {
        this.venue = venue;
        this.notices = notices;
    }

    static ShadowPath of(Config config, PrintWriter notices) {
        return new ShadowPath(new ShadowVenue(Wiring.paperVenue(config)), notices);
    }

    /// Follows the session's journal.
    BookTwin twin() {
        return twin;
    }

    @Override
    public Venue venue() {
        return venue;
    }

    @Override
    public Running begin(Desk desk) {
        HttpClient client = HttpClient.newBuilder().connectTimeout(PATIENCE).build();
        String clob = desk.config().live().endpoints().polymarketClob();
        var check =
                BookCheck.start(
                        new RestClient(client, desk.clock(), clob), desk.clock(), twin, this::tell);
        return new Running() {
            @Override
            public void summarise(ObjectNode live) {
                BookCheck.Counts counts = check.counts();
                live.putObject("shadow")
                        .put("books_compared", counts.compared())
                        .put("books_diverged", counts.diverged())
                        .put("books_skipped", counts.skipped());
            }

            @Override
            public void close() {
                check.close();
                client.close();
            }
        };
    }

    private void tell(String divergence) {
        notices.println("shadow: " + divergence);
        notices.flush();
    }
}
