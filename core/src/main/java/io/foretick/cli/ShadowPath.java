package io.foretick.cli;

import io.foretick.session.Config;
import io.foretick.session.Wiring;
import io.foretick.session.shadow.BookCheck;
import io.foretick.session.shadow.BookTwin;
import io.foretick.session.shadow.ShadowVenue;
import io.foretick.venue.Venue;
import io.foretick.venue.live.rest.RestClient;
import io.foretick.venue.polymarket.gateway.AccountReader;

import tools.jackson.databind.node.ObjectNode;

import java.io.PrintWriter;
import java.net.http.HttpClient;
import java.time.Duration;

/// Orders that are made, signed, and filled by a simulated venue; the session's books are compared
/// with the venue's all the while, and the account there must stay as it is.
final class ShadowPath implements OrderPath {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final ShadowVenue venue;
    private final BookTwin twin = new BookTwin();
    private final TradingKeys keys;
    private final PrintWriter notices;

    /// @param keys belong to the caller
    /// @param notices where divergences are told
    ShadowPath(Config config, TradingKeys keys, PrintWriter notices) {
        this.venue = new ShadowVenue(Wiring.paperVenue(config));
        this.keys = keys;
        this.notices = notices;
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
        return new Watching(desk);
    }

    private void tell(String divergence) {
        notices.println("shadow: " + divergence);
        notices.flush();
    }

    private final class Watching implements Running {

        private final HttpClient client = HttpClient.newBuilder().connectTimeout(PATIENCE).build();
        private final BookCheck books;
        private final AccountReader reader;
        private final AccountWatch account;
        private final Rehearsals rehearsals;

        Watching(Desk desk) {
            String clob = desk.config().live().endpoints().polymarketClob();
            var rest = new RestClient(client, desk.clock(), clob);
            books = BookCheck.start(rest, desk.clock(), twin, ShadowPath.this::tell);
            reader =
                    AccountReader.start(
                            keys.endpoints(),
                            keys.account(),
                            desk.config().account().gateway(),
                            desk.clock(),
                            _ -> {}); // the session's account is the simulated venue's
            account = AccountWatch.start(reader, desk.clock(), ShadowPath.this::tell);
            var planner = keys.planner(desk.journal().sessionId());
            rehearsals = new Rehearsals(keys, planner, ShadowPath.this::tell);
            venue.begin(rehearsals);
        }

        @Override
        public void summarise(ObjectNode live) {
            BookCheck.Counts counts = books.counts();
            live.putObject("shadow")
                    .put("orders_signed", rehearsals.signed())
                    .put("orders_refused", rehearsals.refused())
                    .put("orders_unmade", rehearsals.unmade())
                    .put("books_compared", counts.compared())
                    .put("books_diverged", counts.diverged())
                    .put("books_skipped", counts.skipped())
                    .put("account_compared", account.compared())
                    .put("account_diverged", account.diverged());
        }

        @Override
        public void close() {
            rehearsals.close();
            books.close();
            account.close();
            reader.close();
            client.close();
        }
    }
}
