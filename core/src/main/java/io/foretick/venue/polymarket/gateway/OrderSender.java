package io.foretick.venue.polymarket.gateway;

import io.foretick.base.Times;
import io.foretick.venue.live.work.Workers;
import io.foretick.venue.polymarket.account.Heard;
import io.foretick.venue.polymarket.account.OrderRequest;
import io.foretick.venue.polymarket.account.PlaceAnswer;
import io.foretick.venue.polymarket.account.PlaceAnswer.Refused;
import io.foretick.venue.polymarket.account.PlaceAnswer.Unknown;
import io.foretick.venue.polymarket.account.PlaceAnswer.Unsent;
import io.foretick.venue.polymarket.gateway.rest.Ask;
import io.foretick.venue.polymarket.gateway.rest.Outcome;
import io.foretick.venue.polymarket.gateway.rest.RequestBudget;
import io.foretick.venue.polymarket.gateway.wire.PlaceAnswers;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// Sends the orders of the outbox, each once at most, and says what became of each, once. Owned by
/// one [ClobGateway]; its loop runs on one thread.
final class OrderSender {

    private record Signed(OrderRequest request, String body) {}

    private final Line line;
    private final Outbox outbox;
    private final OrderBodies bodies;
    private final JournalBarrier barrier;
    private final VersionWatch version;
    private final CircuitBreaker breaker;
    private final SentOrders sent = new SentOrders();

    OrderSender(
            Line line,
            Outbox outbox,
            OrderBodies bodies,
            JournalBarrier barrier,
            VersionWatch version,
            CircuitBreaker breaker) {
        this.line = line;
        this.outbox = outbox;
        this.bodies = bodies;
        this.barrier = barrier;
        this.version = version;
        this.breaker = breaker;
    }

    SentOrders sent() {
        return sent;
    }

    /// Takes an order; comes back at once.
    void place(OrderRequest request) {
        if (sent.note(request.name(), request.order().timestampMs() / 1_000)) {
            outbox.add(request);
        } else {
            var answer = new Unknown("it was sent before, and is not sent again");
            line.executor().execute(() -> tell(request, answer));
        }
    }

    /// Sends until interrupted.
    void run() throws InterruptedException {
        while (true) {
            send(outbox.takeOrders());
        }
    }

    /// These orders will never be sent.
    void drop(List<OrderRequest> requests, String reason) {
        requests.forEach(request -> settle(request, new Unsent(reason)));
    }

    private void send(Outbox.Batch batch) throws InterruptedException {
        Optional<String> refusal = line.standing().refusal().or(breaker::refusal);
        if (refusal.isEmpty()) {
            refusal = journalFault();
        }
        List<Signed> signed = refusal.isEmpty() ? signed(batch.requests()) : new ArrayList<>();
        if (refusal.isPresent()) {
            drop(batch.requests(), refusal.get());
        }
        if (signed.isEmpty()) {
            return;
        }
        boolean budget = hasBudget(signed.size());
        dropStale(signed); // last, for each step before may have taken long
        if (!budget) {
            drop(requests(signed), "too many requests of ours");
        } else if (!outbox.isCurrent(batch)) {
            drop(requests(signed), "cancelled before it was sent");
        } else if (!signed.isEmpty()) {
            post(signed);
        }
    }

    private static List<OrderRequest> requests(List<Signed> signed) {
        return signed.stream().map(Signed::request).toList();
    }

    /// Lets go of orders that were decided on what is not true any more.
    private void dropStale(List<Signed> signed) {
        long nowNs = line.clock().nowNs();
        signed.removeIf(each -> {
            long ageNs = nowNs - each.request().order().timestampMs() * Times.MILLI_NS;
            boolean stale = line.settings().isStale(line.clock(), ageNs);
            if (stale) {
                String reason = "it is " + ageNs / Times.MILLI_NS + " ms old";
                settle(each.request(), new Unsent(reason));
            }
            return stale;
        });
    }

    /// Why orders would leave before their names are safe.
    private Optional<String> journalFault() {
        if (!line.settings().syncBeforeSend()) {
            return Optional.empty();
        }
        try {
            barrier.await();
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of("the journal is not safe on the disk: " + e);
        }
    }

    private List<Signed> signed(List<OrderRequest> requests) {
        List<Signed> signed = new ArrayList<>(requests.size());
        for (OrderRequest request : requests) {
            int asked = request.domain().version();
            if (version.refuses(asked)) {
                settle(request, new Unsent("the venue takes no orders of version " + asked));
                continue;
            }
            try {
                signed.add(new Signed(request, bodies.body(request)));
            } catch (IOException | RuntimeException e) {
                String reason = e instanceof IOException ? e.getMessage() : e.getClass().getName();
                settle(request, new Unsent("it cannot be signed: " + reason));
            }
        }
        return signed;
    }

    private boolean hasBudget(int count) throws InterruptedException {
        var kind = count == 1 ? RequestBudget.Kind.ORDER : RequestBudget.Kind.ORDERS;
        long untilNanoTime = System.nanoTime() + line.settings().throttleMsMax() * Times.MILLI_NS;
        long waitNs = line.budget().takeNs(kind);
        while (waitNs > 0) {
            if (System.nanoTime() + waitNs - untilNanoTime > 0) {
                return false;
            }
            Workers.pause(waitNs);
            waitNs = line.budget().takeNs(kind);
        }
        return true;
    }

    private void post(List<Signed> signed) {
        var timeout = line.settings().timeouts().order();
        Ask ask =
                signed.size() == 1
                        ? Ask.post("/order", signed.getFirst().body(), timeout)
                        : Ask.post(
                                "/orders",
                                signed.stream()
                                        .map(Signed::body)
                                        .collect(Collectors.joining(",", "[", "]")),
                                timeout);
        line.sendThen(ask, outcome -> answered(signed, outcome));
    }

    private void answered(List<Signed> signed, Outcome outcome) {
        breaker.note(outcome);
        List<PlaceAnswer> answers = answers(signed, outcome);
        for (int k = 0; k < signed.size(); k++) {
            OrderRequest request = signed.get(k).request();
            PlaceAnswer answer = answers.get(k);
            if (answer instanceof Refused(String reason)
                    && reason.contains(PlaceAnswers.VERSION_MISMATCH)) {
                version.mismatched(request.domain().version());
            }
            settle(request, answer);
        }
    }

    private static List<PlaceAnswer> answers(List<Signed> signed, Outcome outcome) {
        List<String> names = signed.stream().map(each -> each.request().name()).toList();
        return switch (outcome) {
            case Outcome.NotSent(String reason) ->
                    names.stream().<PlaceAnswer>map(_ -> new Unsent(reason)).toList();
            case Outcome.Lost(String reason) ->
                    names.stream().<PlaceAnswer>map(_ -> new Unknown(reason)).toList();
            case Outcome.Answer(int status, String body, _) ->
                    names.size() == 1
                            ? List.of(PlaceAnswers.one(names.getFirst(), status, body))
                            : PlaceAnswers.all(names, status, body);
        };
    }

    private void settle(OrderRequest request, PlaceAnswer answer) {
        if (answer instanceof Unsent) {
            sent.forget(request.name());
        }
        outbox.answered(request.name());
        tell(request, answer);
    }

    private void tell(OrderRequest request, PlaceAnswer answer) {
        line.news().heard(new Heard.Answered(request.orderId(), hidden(answer)));
    }

    /// The venue may quote what it was sent.
    private PlaceAnswer hidden(PlaceAnswer answer) {
        return switch (answer) {
            case Refused(String reason) -> new Refused(line.http().hide(reason));
            case Unsent(String reason) -> new Unsent(line.http().hide(reason));
            case Unknown(String reason) -> new Unknown(line.http().hide(reason));
            case PlaceAnswer.Live _, PlaceAnswer.Matched _, PlaceAnswer.Delayed _ -> answer;
        };
    }
}
