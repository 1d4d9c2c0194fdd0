package io.foretick.venue.polymarket.gateway;

import io.foretick.venue.live.work.Workers;
import io.foretick.venue.polymarket.account.AccountQuestion;
import io.foretick.venue.polymarket.account.Gateway;
import io.foretick.venue.polymarket.account.OrderRequest;

import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/// The gateway to the real venue, or to a simulated one that speaks the same protocol. It trades
/// over the connection of an [AccountReader], which hears what comes of it and which it does not
/// own. Any thread; nothing here waits for the venue.
///
/// How it works: one thread sends orders in the order given, after the journal is safe, and takes
/// those together that wait; it does not wait for their answers. Another sends cancels and so is
/// never held up by the disk. What cancels everything leaves on the caller's own thread.
public final class ClobGateway implements Gateway, AutoCloseable {

    private static final int WORKERS_MAX = 3;
    private static final long CLOCK_SLACK_SECONDS = 10;
    private static final String DROPPED = "cancelled before it was sent";

    private final Workers workers = new Workers(WORKERS_MAX);
    private final AccountReader reader;
    private final Line line;
    private final Outbox outbox;
    private final OrderSender orders;
    private final CancelSender cancels;

    private ClobGateway(AccountReader reader, OrderBodies bodies, JournalBarrier barrier) {
        this.reader = reader;
        this.line = reader.line();
        this.outbox = new Outbox(line.settings().batchMax());
        var breaker = new CircuitBreaker(line.settings().breaker(), line.clock());
        this.orders = new OrderSender(line, outbox, bodies, barrier, reader.version(), breaker);
        this.cancels = new CancelSender(line, outbox, breaker);
    }

    /// Begins to send; comes back at once. Close it before the reader.
    ///
    /// @param bodies signs orders
    /// @param barrier what has to be safe before an order leaves
    public static ClobGateway start(
            AccountReader reader, OrderBodies bodies, JournalBarrier barrier) {
        var gateway = new ClobGateway(reader, bodies, barrier);
        gateway.workers.keep("orders", gateway.orders::run);
        gateway.workers.keep("cancels", gateway.cancels::run);
        if (gateway.line.settings().heartbeat().on()) {
            gateway.workers.keep("heartbeats", new HeartbeatSender(gateway.line)::run);
        }
        return gateway;
    }

    @Override
    public void place(OrderRequest request) {
        orders.place(request);
    }

    @Override
    public void cancel(List<String> names) {
        drop(outbox.cancel(names));
    }

    @Override
    public void cancelMarket(String conditionId) {
        outbox.cancelMarket(conditionId);
    }

    @Override
    public void cancelAll() {
        List<OrderRequest> dropped = outbox.cancelAll();
        cancels.cancelAll();
        drop(dropped);
    }

    /// Cancels every order of the account and lets no further one leave until [#revive], whatever
    /// the session still wants: each is answered as unsent. Cancels and questions go on. For the
    /// kill switch; any thread, comes back at once, and again does no harm.
    public void kill() {
        line.standing().kill(); // first, so that no order slips in behind the cancel
        cancelAll();
    }

    /// Lets orders leave again after [#kill]; what was refused meanwhile stays refused. Any thread.
    public void revive() {
        line.standing().revive();
    }

    /// What may keep us from following and protecting the account, by name, and whether it does
    /// now: `user_channel`, `heartbeat`, `version`.
    public Map<String, Boolean> faults() {
        return line.standing().faults();
    }

    @Override
    public void askOrder(String name) {
        OptionalLong second = orders.sent().second(name);
        if (second.isPresent()) {
            reader.askOrder(name, second.getAsLong() - CLOCK_SLACK_SECONDS);
        } else {
            reader.askOrder(name);
        }
    }

    @Override
    public void askAccount(AccountQuestion question) {
        reader.askAccount(question);
    }

    /// Stops sending, heartbeats included: where they were on, the venue cancels all orders soon.
    /// What waits is not sent.
    @Override
    public void close() {
        workers.close();
    }

    // The caller may be the one who makes room for news.
    private void drop(List<OrderRequest> dropped) {
        if (!dropped.isEmpty()) {
            line.executor().execute(() -> orders.drop(dropped, DROPPED));
        }
    }
}
