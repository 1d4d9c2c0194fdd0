package io.foretick.exchange.fault;

import io.foretick.base.Times;
import io.foretick.exchange.fault.FaultKind.Stage;
import io.foretick.exchange.wire.Connections;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;

import java.util.SplittableRandom;

/// The faults of HTTP requests and their answers. Owned by [SeededFaults]; any thread, and holds
/// the thread of a request that has to wait.
final class RequestFaults {

    /// Status of an error that is shown although the request was carried out.
    private static final String SPOILED_STATUS = "foretick-spoiled-status";

    private static final String FALSE_DIGITS = "deadbeef";

    private final SeededFaults faults;
    private final Moments moments;
    private final Injected injected;

    RequestFaults(SeededFaults faults, Moments moments, Injected injected) {
        this.faults = faults;
        this.moments = moments;
        this.injected = injected;
    }

    /// Whether a request is answered here and goes no further.
    boolean answers(String service, Context request) {
        for (ActiveRule active : faults.rulesOf(service, Stage.REQUEST)) {
            if (!active.concernsPath(request.path())) {
                continue;
            }
            ActiveRule.Draw draw = active.draw(service);
            if (draw.hits() && answers(active.rule(), service, request, draw.numbers())) {
                return true;
            }
        }
        return false;
    }

    private boolean answers(
            FaultRule rule, String service, Context request, SplittableRandom numbers) {
        injected.count(rule.kind());
        switch (rule.kind()) {
            case SLOW_REST -> {
                moments.hold(rule.lastingNs());
                return false;
            }
            case SERVER_ERROR -> {
                return serverError(service, request, numbers);
            }
            case TOO_MANY_REQUESTS -> refuse(service, request, 429, rule.lastingNs());
            case BANNED -> refuse(service, request, 418, rule.lastingNs());
            case TOO_EARLY -> refuse(service, request, 425, 0);
            default -> throw new IllegalStateException(rule + " strikes no requests");
        }
        return true;
    }

    private static void refuse(String service, Context request, int status, long lastingNs) {
        long seconds = Math.ceilDiv(lastingNs, Times.SECOND_NS);
        ErrorAnswer.write(request, service, status, seconds);
    }

    private static boolean serverError(String service, Context request, SplittableRandom numbers) {
        int status = ErrorAnswer.serverError(numbers.nextInt());
        if (numbers.nextBoolean()) {
            request.attribute(SPOILED_STATUS, status);
            return false;
        }
        ErrorAnswer.write(request, service, status, 0);
        return true;
    }

    /// Looks at an answer before it leaves.
    void answered(String service, Context request) {
        Integer status = request.attribute(SPOILED_STATUS);
        if (status != null) {
            ErrorAnswer.write(request, service, status, 0);
        }
        shiftTime(service, request);
        if (isOrder(request)) {
            loseAnswer(service, request);
        } else if (request.statusCode() / 100 == 2) {
            spoilBody(service, request);
        }
    }

    private void spoilBody(String service, Context request) {
        for (ActiveRule active : faults.rulesOf(service, Stage.BODY)) {
            if (active.concernsPath(request.path())) {
                ActiveRule.Draw draw = active.draw(service);
                if (draw.hits()) {
                    injected.count(active.rule().kind());
                    spoilBody(active.rule(), request, draw.numbers());
                }
            }
        }
    }

    private static void spoilBody(FaultRule rule, Context request, SplittableRandom numbers) {
        switch (rule.kind()) {
            case RESET_BODY -> CutBody.send(request, numbers.nextDouble());
            case WRONG_DIGEST -> {
                String text = request.result();
                if (text != null) {
                    request.result(text.replaceFirst("^[0-9a-f]{8}", FALSE_DIGITS));
                }
            }
            default -> throw new IllegalStateException(rule + " strikes no bodies");
        }
    }

    private void shiftTime(String service, Context request) {
        long shiftNs = faults.shiftNs(service);
        if (shiftNs == 0 || !request.path().endsWith("/time")) {
            return;
        }
        String answer = request.result();
        if (answer != null) {
            injected.count(FaultKind.CLOCK_SKEW);
            request.result(ShiftedStamps.inTimeAnswer(answer, shiftNs));
        }
    }

    private static boolean isOrder(Context request) {
        HandlerType method = request.method();
        return request.statusCode() == 200
                && !method.equals(HandlerType.GET)
                && !method.equals(HandlerType.HEAD);
    }

    private void loseAnswer(String service, Context request) {
        for (ActiveRule active : faults.rulesOf(service, Stage.ANSWER)) {
            if (active.concernsPath(request.path()) && active.draw(service).hits()) {
                injected.count(FaultKind.LOST_ANSWER);
                moments.hold(active.rule().lastingNs());
                Connections.cut(request);
                return;
            }
        }
    }
}
