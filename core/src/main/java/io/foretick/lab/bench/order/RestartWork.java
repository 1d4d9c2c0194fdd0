package io.foretick.lab.bench.order;

import io.foretick.base.Times;
import io.foretick.engine.Engine;
import io.foretick.event.Source;
import io.foretick.event.Stamp;
import io.foretick.journal.DirectoryLock;
import io.foretick.journal.JournalWriter;
import io.foretick.lab.bench.scratch.ScratchFolder;
import io.foretick.session.Config;
import io.foretick.session.Restart;
import io.foretick.session.Session;
import io.foretick.session.Wiring;
import io.foretick.session.live.LiveSession;
import io.foretick.session.live.Vitals;
import io.foretick.venue.Listings;
import io.foretick.venue.VenueClock;
import io.foretick.venue.live.Arrival;
import io.foretick.venue.live.ArrivalDecoders;
import io.foretick.venue.live.ArrivalQueue;
import io.foretick.venue.polymarket.gateway.AccountReader;
import io.foretick.venue.polymarket.gateway.ClobGateway;
import io.foretick.venue.polymarket.order.OrderPlan;
import io.foretick.venue.polymarket.trade.LiveVenue;
import io.foretick.venue.polymarket.trade.TradeSettings;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/// A restart of a session that has a thousand orders open: lock, checkpoint and what follows it,
/// engine and venue, the connection, the account's orders, trades and balances, and the comparison,
/// until orders may be sent again. In a process that is warm, against a venue on loopback; what the
/// start of a process costs does not count.
public final class RestartWork implements Work {

    private static final int ORDERS = 1_000;
    private static final int QUEUE_CAPACITY = 1 << 14;
    private static final long WITHDRAW_NS = Times.SECOND_NS;
    private static final long CASH_E6 = RestingOrders.CASH_E8 / 100;

    /// What a restart has opened.
    private record Opened(JournalWriter journal, AccountReader reader, ClobGateway gateway) {

        void close() throws IOException {
            gateway.close();
            reader.close();
            journal.close();
        }
    }

    private final VenueClock clock = VenueClock.startingAt(OrderWork.TIME_NS, 1);
    private final ScratchFolder folder = new ScratchFolder();
    private final Path path = folder.resolve("journal");
    private final Config config = RestingOrders.config();
    private final QuietVenue exchange;
    private @Nullable Opened opened; // by the last restart; null before the first

    /// Makes the journal of a session that has placed its orders and then died.
    public RestartWork() throws IOException {
        long beforeNs = OrderWork.TIME_NS - Times.HOUR_NS;
        exchange =
                new QuietVenue(clock, CASH_E6, RestingOrders.write(path, config, beforeNs, ORDERS));
    }

    @Override
    public void prepare() throws IOException {
        if (opened != null) {
            opened.close();
            opened = null;
        }
    }

    @Override
    public long run() throws IOException {
        Engine engine = Wiring.engine(config, List.of());
        var venue =
                new LiveVenue(
                        TradeSettings.DEFAULT,
                        (_, _, _) -> new OrderPlan.Refused("nothing is ordered here"));
        DirectoryLock lock = DirectoryLock.take(path);
        Restart.Result found = Restart.from(path, config, engine, venue);
        var journal = JournalWriter.open(lock, RestingOrders.head(config));
        var session =
                new Session(
                        RestingOrders.parts(engine, venue, config), config, journal, found.start());
        var queue = new ArrivalQueue(QUEUE_CAPACITY);
        var listings = new Listings();
        listings.restore(found.start().listed());
        var decoders = new ArrivalDecoders(listings, _ -> {}, venue);
        new LiveSession(session, queue, decoders, clock, new Vitals(), WITHDRAW_NS)
                .resume(found.unsent(), List.of(Source.POLYMARKET_ACCOUNT));
        AccountReader reader = exchange.connect(OrderWork.KEY.address(), queue::offer);
        ClobGateway gateway = ClobGateway.start(reader, _ -> "", journal::sync);
        opened = new Opened(journal, reader, gateway);
        venue.connect(gateway, clock.nowNs());
        while (!venue.ready()) {
            step(session, decoders, queue);
        }
        if (engine.account().openOrders() != ORDERS) {
            throw new IllegalStateException(engine.account().openOrders() + " orders are open");
        }
        return engine.digest();
    }

    @Override
    public void close() throws IOException {
        prepare();
        exchange.close();
        folder.close();
    }

    /// As a live session does it.
    private void step(Session session, ArrivalDecoders decoders, ArrivalQueue queue) {
        Arrival arrival = queue.poll();
        if (arrival == null) {
            session.pass(clock.nowNs());
            queue.await(Times.MILLI_NS);
            return;
        }
        Stamp at =
                session.arrive(arrival.receiveNs(), arrival.source(), decoders.isMessage(arrival));
        decoders.decode(at, arrival, session::dispatch);
    }
}
