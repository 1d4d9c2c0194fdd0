package io.foretick.venue.polymarket.gateway;

import io.foretick.base.Times;
import io.foretick.venue.live.work.Workers;
import io.foretick.venue.polymarket.gateway.rest.Ask;
import io.foretick.venue.polymarket.gateway.rest.Outcome;
import io.foretick.venue.polymarket.gateway.wire.AccountAnswers;

import tools.jackson.databind.node.JsonNodeFactory;

import java.time.Duration;

/// Tells the venue from time to time that we are alive, and the session when the venue does not
/// seem to hear it: it cancels our orders then. Owned by one [ClobGateway]; runs on one thread.
final class HeartbeatSender {

    private static final String PATH = "/v1/heartbeats";
    private static final int HURRY = 5; // so many times more often while none is answered
    private static final long REST_NS_MIN = 20 * Times.MILLI_NS;

    private final Line line;
    private final long periodNs;
    private final long lossNs;
    private String id = "";
    private boolean renamed; // the venue has told another id than was sent

    HeartbeatSender(Line line) {
        this.line = line;
        GatewaySettings.Heartbeat settings = line.settings().heartbeat();
        this.periodNs = GatewaySettings.wallNs(line.clock(), settings.periodSeconds());
        this.lossNs = GatewaySettings.wallNs(line.clock(), settings.lossSeconds());
    }

    /// Sends until interrupted.
    void run() throws InterruptedException {
        long lastNanoTime = System.nanoTime();
        while (true) {
            long begun = System.nanoTime();
            boolean answered = beat();
            if (!answered && renamed) {
                answered = beat();
            }
            long now = System.nanoTime();
            if (answered) {
                lastNanoTime = begun;
                line.standing().back(Standing.Part.HEARTBEAT);
            } else if (now - lastNanoTime >= lossNs) {
                line.standing().lost(Standing.Part.HEARTBEAT, "the venue answers no heartbeat");
            }
            long restNs = (answered ? periodNs : periodNs / HURRY) - (now - begun);
            Workers.pause(Math.max(REST_NS_MIN, restNs));
        }
    }

    /// Sends one.
    ///
    /// @return false if it did not count
    private boolean beat() {
        String body = JsonNodeFactory.instance.objectNode().put("heartbeat_id", id).toString();
        Outcome outcome = line.http().send(Ask.post(PATH, body, Duration.ofNanos(periodNs))).join();
        if (!(outcome instanceof Outcome.Answer answer)) {
            renamed = false;
            return false;
        }
        String told = AccountAnswers.heartbeatId(answer.body());
        renamed = answer.status() == 400 && !told.isEmpty() && !told.equals(id);
        if (answer.status() == 200 || renamed) {
            id = told;
        }
        return answer.status() == 200;
    }
}
