package io.foretick.venue.polymarket.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.foretick.venue.polymarket.account.OrderRequest;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.util.ArrayList;
import java.util.List;

@Timeout(10)
class OutboxTest {

    private final TestOrders orders = TestOrders.ofWallet(1);
    private final Outbox outbox = new Outbox(3);
    private final List<OrderRequest> requests = new ArrayList<>();

    private OrderRequest order(int number) {
        OrderRequest request = orders.request(number);
        requests.add(request);
        outbox.add(request);
        return request;
    }

    private static List<String> names(List<OrderRequest> orders) {
        return orders.stream().map(OrderRequest::name).toList();
    }

    @Test
    void givesOrdersInTheirOrderAndFewAtATime() throws InterruptedException {
        for (int k = 1; k <= 4; k++) {
            order(k);
        }
        assertEquals(requests.subList(0, 3), outbox.takeOrders().requests());
        assertEquals(requests.subList(3, 4), outbox.takeOrders().requests());
    }

    @Test
    void dropsAnOrderThatWaitsInsteadOfCancellingIt() throws InterruptedException {
        OrderRequest first = order(1);
        OrderRequest second = order(2);
        assertEquals(List.of(first), outbox.cancel(List.of(first.name())));
        assertEquals(List.of(second), outbox.takeOrders().requests());
    }

    @Test
    void cancelsAnOrderOnItsWayWhenItIsAnswered() throws InterruptedException {
        OrderRequest flying = order(1);
        outbox.takeOrders();
        assertEquals(List.of(), outbox.cancel(List.of(flying.name(), "0xold")));
        assertEquals(new Outbox.Cancel.Names(List.of("0xold")), outbox.takeCancel());
        outbox.answered(flying.name());
        assertEquals(new Outbox.Cancel.Names(List.of(flying.name())), outbox.takeCancel());
    }

    @Test
    void putsCancelsTogetherUpToTheVenuesLimit() throws InterruptedException {
        List<String> many = new ArrayList<>();
        for (int k = 0; k < 1_500; k++) {
            many.add("0x" + k);
        }
        outbox.cancel(many);
        outbox.cancel(List.of("0xa"));
        outbox.cancel(List.of("0xb"));
        assertEquals(new Outbox.Cancel.Names(many.subList(0, 1_000)), outbox.takeCancel());
        List<String> rest = new ArrayList<>(many.subList(1_000, 1_500));
        rest.addAll(List.of("0xa", "0xb"));
        assertEquals(new Outbox.Cancel.Names(rest), outbox.takeCancel());
    }

    @Test
    void cancelsAMarketAtOnceAndAfterAllThatWasBefore() throws InterruptedException {
        OrderRequest flying = order(1);
        outbox.takeOrders();
        OrderRequest waiting = order(2);
        var cancel = new Outbox.Cancel.Market("0xc0");
        outbox.cancelMarket("0xc0");
        assertEquals(cancel, outbox.takeCancel());
        assertEquals(List.of(waiting), outbox.takeOrders().requests());
        outbox.answered(waiting.name());
        outbox.answered(flying.name());
        assertEquals(cancel, outbox.takeCancel());
    }

    @Test
    void cancellingEverythingDropsWhatWaitsAndComesAgainForWhatFlies() throws InterruptedException {
        OrderRequest flying = order(1);
        Outbox.Batch batch = outbox.takeOrders();
        OrderRequest waiting = order(2);
        assertTrue(outbox.isCurrent(batch));
        assertEquals(List.of(waiting.name()), names(outbox.cancelAll()));
        assertFalse(outbox.isCurrent(batch));
        outbox.answered(waiting.name());
        outbox.answered(flying.name());
        assertEquals(new Outbox.Cancel.All(), outbox.takeCancel());
    }
}
