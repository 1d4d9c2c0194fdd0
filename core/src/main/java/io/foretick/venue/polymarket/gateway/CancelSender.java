package io.foretick.venue.polymarket.gateway;

import io.foretick.base.Times;
import io.foretick.venue.live.work.Workers;
import io.foretick.venue.polymarket.account.Heard;
import io.foretick.venue.polymarket.gateway.rest.Ask;
import io.foretick.venue.polymarket.gateway.rest.Outcome;
import io.foretick.venue.polymarket.gateway.rest.RequestBudget.Kind;
import io.foretick.venue.polymarket.gateway.wire.AccountAnswers;

import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Sends cancels, whatever the state of the venue, and says what became of them. Owned by one
/// [ClobGateway]; its loop runs on one thread, [#cancelAll] on any.
final class CancelSender {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final int ATTEMPTS_MAX = 6;
    private static final long REST_NS_MIN = 100 * Times.MILLI_NS;
    private static final long REST_NS_MAX = 5 * Times.SECOND_NS;

    private final Line line;
    private final Outbox outbox;
    private final CircuitBreaker breaker;

    CancelSender(Line line, Outbox outbox, CircuitBreaker breaker) {
        this.line = line;
        this.outbox = outbox;
        this.breaker = breaker;
    }

    /// Sends until interrupted.
    void run() throws InterruptedException {
        while (true) {
            switch (outbox.takeCancel()) {
                case Outbox.Cancel.Names(List<String> names) -> cancel(names);
                case Outbox.Cancel.Market(String conditionId) -> cancelMarket(conditionId);
                case Outbox.Cancel.All _ -> cancelAll();
            }
        }
    }

    /// Sends the cancel of everything; comes back when it is on its way. It is repeated until it is
    /// answered, some times at most, for it does no harm twice.
    void cancelAll() {
        cancelAll(1);
    }

    private void cancelAll(int attempt) {
        line.sendThen(
                Ask.delete("/cancel-all", "", timeout()),
                outcome -> {
                    breaker.note(outcome);
                    Optional<Heard.Cancelled> done = cancelled(outcome);
                    if (done.isPresent()) {
                        line.news().heard(done.get().ofAll());
                    } else if (attempt < ATTEMPTS_MAX) {
                        rest(attempt, outcome);
                        cancelAll(attempt + 1);
                    } else {
                        line.news().heard(new Heard.CancelLost(List.of()));
                    }
                });
    }

    private void rest(int attempt, Outcome outcome) {
        long askedSeconds =
                outcome instanceof Outcome.Answer answer
                        ? Math.max(0, answer.retryAfterSeconds())
                        : 0;
        long askedNs = line.clock().toWallNs(askedSeconds * Times.SECOND_NS);
        try {
            Workers.pause(Math.clamp(askedNs, REST_NS_MIN << (attempt - 1), REST_NS_MAX));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt(); // it is closing; one attempt more does no harm
        }
    }

    private void cancel(List<String> names) throws InterruptedException {
        if (names.size() == 1) {
            line.budget().await(Kind.CANCEL);
            String body = JSON.objectNode().put("orderID", names.getFirst()).toString();
            send(Ask.delete("/order", body, timeout()), names);
        } else {
            line.budget().await(Kind.CANCELS);
            ArrayNode body = JSON.arrayNode();
            names.forEach(body::add);
            send(Ask.delete("/orders", body.toString(), timeout()), names);
        }
    }

    private void cancelMarket(String conditionId) throws InterruptedException {
        line.budget().await(Kind.CANCELS);
        String body = JSON.objectNode().put("market", conditionId).toString();
        send(Ask.delete("/cancel-market-orders", body, timeout()), List.of());
    }

    private void send(Ask ask, List<String> names) {
        line.sendThen(
                ask,
                outcome -> {
                    breaker.note(outcome);
                    line.news().heard(told(names, outcome));
                });
    }

    private Heard told(List<String> names, Outcome outcome) {
        Optional<Heard.Cancelled> done = cancelled(outcome);
        if (done.isPresent()) {
            return done.get();
        }
        boolean refused =
                outcome instanceof Outcome.Answer answer
                        && answer.status() >= 400
                        && answer.status() < 500
                        && answer.status() != 408
                        && answer.status() != 425
                        && answer.status() != 429;
        if (!refused || names.isEmpty()) {
            return new Heard.CancelLost(names);
        }
        Outcome.Answer answer = (Outcome.Answer) outcome;
        String reason =
                "status %d %s".formatted(answer.status(), AccountAnswers.error(answer.body()));
        Map<String, String> reasons = new HashMap<>();
        names.forEach(name -> reasons.put(name, line.http().hide(reason.strip())));
        return new Heard.Cancelled(List.of(), reasons);
    }

    private static Optional<Heard.Cancelled> cancelled(Outcome outcome) {
        return outcome instanceof Outcome.Answer(int status, String body, _) && status == 200
                ? AccountAnswers.cancelled(body)
                : Optional.empty();
    }

    private Duration timeout() {
        return line.settings().timeouts().order();
    }
}
