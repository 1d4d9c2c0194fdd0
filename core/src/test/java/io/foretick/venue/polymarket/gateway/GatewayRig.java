package io.foretick.venue.polymarket.gateway;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.foretick.base.Times;
import io.foretick.event.Market;
import io.foretick.event.TimeInForce;
import io.foretick.testing.Eventually;
import io.foretick.venue.VenueClock;
import io.foretick.venue.live.Arrival;
import io.foretick.venue.polymarket.account.Heard;
import io.foretick.venue.polymarket.account.OrderRequest;
import io.foretick.venue.polymarket.account.PlaceAnswer;
import io.foretick.venue.polymarket.gateway.login.Login;
import io.foretick.venue.polymarket.sign.ApiCredentials;
import io.foretick.venue.polymarket.sign.ExchangeDomain;
import io.foretick.venue.polymarket.sign.SignatureType;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;

/// A gateway to a simulated venue with a wallet of its own, and all that it has heard.
final class GatewayRig implements AutoCloseable {

    /// No heartbeats, and patience with a slow machine.
    static final GatewaySettings QUIET =
            GatewaySettings.DEFAULT
                    .withHeartbeat(GatewaySettings.Heartbeat.OFF)
                    .withMaxOrderAgeMs(600_000);

    final AtomicInteger barriers = new AtomicInteger();
    final List<Arrival> arrivals = new CopyOnWriteArrayList<>();
    final GatewayVenue venue;
    final ScriptedFaults faults;
    final Market market;
    final VenueClock clock;
    final TestOrders orders;
    final ApiCredentials credentials;
    final AccountReader reader;
    final ClobGateway gateway;
    private int number;
    private volatile @Nullable CountDownLatch disk; // null while it is quick
    volatile boolean journalBroken;

    GatewayRig(GatewayVenue venue) throws IOException, InterruptedException {
        this(venue, QUIET, 0);
    }

    /// @param venue belongs to the caller
    /// @param slowNs how far our clock is behind it
    GatewayRig(GatewayVenue venue, GatewaySettings settings, long slowNs)
            throws IOException, InterruptedException {
        this.venue = venue;
        this.faults = venue.faults;
        this.market = venue.market;
        this.clock = venue.clock(slowNs);
        this.orders = venue.newWallet();
        faults.clear();
        var address = orders.key().address();
        credentials =
                new Login(venue.client, venue.endpoints().clob(), ExchangeDomain.POLYGON)
                        .credentials(address, orders.key()::sign);
        var account = new TradingAccount(address, address, SignatureType.EOA, credentials);
        reader = AccountReader.start(venue.endpoints(), account, settings, clock, arrivals::add);
        gateway =
                ClobGateway.start(
                        reader, request -> orders.body(request, credentials), this::barrier);
        assertTrue(reader.awaitReady(Duration.ofSeconds(20)));
        await("the user channel is up", () -> count(Arrival.Up.class) == 1);
    }

    /// As after the start, for the next test.
    void reset() {
        faults.clear();
        disk = null;
        journalBroken = false;
        arrivals.clear();
        gateway.cancelAll();
        find(Heard.Cancelled.class, each -> each.refused().isEmpty());
        barriers.set(0);
        faults.clear();
        arrivals.clear();
    }

    /// Lets the next order wait for the disk until the latch opens; comes back when it does.
    CountDownLatch holdTheDisk() {
        var latch = new CountDownLatch(1);
        disk = latch;
        gateway.place(resting());
        await("the disk is waited for", () -> barriers.get() == 1);
        return latch;
    }

    private void barrier() throws IOException {
        barriers.incrementAndGet();
        CountDownLatch latch = disk;
        if (latch != null) {
            try {
                latch.await();
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
                throw new IOException("interrupted");
            }
        }
        if (journalBroken) {
            throw new IOException("disk full");
        }
    }

    /// An order for ten shares at a cent, which rests.
    OrderRequest resting() {
        return buy(100_000, TimeInForce.GTC);
    }

    /// An order for ten shares at whatever they cost, which fills.
    OrderRequest taking() {
        return buy(9_900_000, TimeInForce.FAK);
    }

    private OrderRequest buy(long cashE6, TimeInForce life) {
        long nowMs = clock.nowNs() / Times.MILLI_NS;
        return orders.buy(++number, market.upToken(), cashE6, 10_000_000, life, nowMs);
    }

    long ageMs(OrderRequest request) {
        return clock.nowNs() / Times.MILLI_NS - request.order().timestampMs();
    }

    /// Places and waits for the answer.
    PlaceAnswer placed(OrderRequest request) {
        gateway.place(request);
        return answer(request);
    }

    /// The answer to an order, as soon as it is there.
    PlaceAnswer answer(OrderRequest request) {
        return find(Heard.Answered.class, each -> each.orderId() == request.orderId()).answer();
    }

    /// The first such news, as soon as there is one.
    <H extends Heard> H find(Class<H> kind, Predicate<H> claim) {
        Supplier<Optional<H>> search = () -> heard(kind).stream().filter(claim).findFirst();
        await("there is news of " + kind.getSimpleName(), () -> search.get().isPresent());
        return search.get().orElseThrow();
    }

    <H extends Heard> List<H> heard(Class<H> kind) {
        List<H> found = new ArrayList<>();
        for (Arrival arrival : arrivals) {
            if (arrival instanceof Arrival.AccountHeard(_, Heard heard) && kind.isInstance(heard)) {
                found.add(kind.cast(heard));
            }
        }
        return found;
    }

    long count(Class<? extends Arrival> kind) {
        return arrivals.stream().filter(kind::isInstance).count();
    }

    void await(String what, BooleanSupplier condition) {
        Eventually.holds(condition, () -> "in vain until " + what + "; heard " + arrivals);
    }

    @Override
    public void close() {
        gateway.close();
        reader.close();
    }
}
