package io.foretick.venue.polymarket.trade;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.foretick.base.Times;
import io.foretick.event.Command;
import io.foretick.event.Event;
import io.foretick.event.Outcome;
import io.foretick.event.Side;
import io.foretick.event.Source;
import io.foretick.event.Stamp;
import io.foretick.event.TimeInForce;
import io.foretick.event.live.FillState;
import io.foretick.testing.StateTape;
import io.foretick.venue.polymarket.trade.SimulatedExchange.Fate;
import io.foretick.venue.polymarket.trade.SimulatedExchange.Travel;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Walks every way in which an order's life can go, to a depth: each step of the venue, each
/// message in any order, twice or never, each cancel, each death of our process. From each state
/// that is reached the world calms down, and then both sides have to agree to the last digit.
class OrderLifeModelTest {

    /// Steps from the sending of the first order on; deeper on demand.
    private static final int DEPTH = Integer.getInteger("foretick.trade.depth", 3);

    private record Step(String name, Runnable action) {}

    /// One walk, driven by the numbers of the steps taken.
    private static final class Walk {

        private final List<TimeInForce> orders;
        private final SimulatedExchange exchange;
        private final TradeRun run;
        private final List<String> trail = new ArrayList<>();
        private int faults = 2;
        private int placed;
        private boolean cancelled;

        Walk(List<TimeInForce> orders) {
            this.orders = orders;
            var clock = new TradeRun[1];
            exchange =
                    new SimulatedExchange(
                            () -> clock[0] == null ? Scene.START_NS : clock[0].nowNs());
            run = new TradeRun(Scene.QUICK, exchange, 1);
            clock[0] = run;
            run.connect();
            while (exchange.hasRequests()) {
                exchange.next(Fate.REST, Travel.ANSWERED);
            }
            hearAnswers();
            place();
        }

        private void place() {
            TimeInForce timeInForce = orders.get(placed++);
            Side side = placed == 1 ? Side.BUY : Side.SELL;
            run.place(0, Scene.terms(side, placed == 1 ? "0.43" : "0.61", 10, timeInForce));
        }

        List<Step> steps() {
            var steps = new ArrayList<Step>();
            requestSteps(steps);
            messageSteps(steps);
            venueSteps(steps);
            if (placed < orders.size()) {
                steps.add(new Step("place", this::place));
            }
            if (!cancelled) {
                steps.add(new Step("cancel", this::cancel));
            }
            steps.add(new Step("pass", () -> run.pass(Times.SECOND_NS)));
            if (faults > 0) {
                steps.add(fault("die", () -> die(true)));
                steps.add(fault("die, requests lost", () -> die(false)));
            }
            return steps;
        }

        private void requestSteps(List<Step> steps) {
            if (!exchange.hasRequests()) {
                return;
            }
            Fate[] fates = exchange.nextPlaces() ? Fate.values() : new Fate[] {Fate.REST};
            boolean late = exchange.nextIsLate();
            for (Fate fate : late ? new Fate[0] : fates) {
                steps.add(step(fate, Travel.ANSWERED));
                if (faults > 0 && fate != Fate.DELAY) {
                    steps.add(step(fate, Travel.ANSWER_LOST));
                }
            }
            if (faults > 0 || late) {
                steps.add(step(Fate.REST, Travel.LOST));
            }
            if (exchange.overtakable()) {
                steps.add(new Step("overtake", exchange::overtake));
            }
        }

        private Step step(Fate fate, Travel travel) {
            Runnable action = () -> exchange.next(fate, travel);
            String name = fate + " " + travel;
            return travel == Travel.ANSWERED ? new Step(name, action) : fault(name, action);
        }

        private void messageSteps(List<Step> steps) {
            for (int k = 0; k < Math.min(3, exchange.userMessages().size()); k++) {
                int at = k;
                steps.add(
                        new Step("user " + k, () -> run.hear(exchange.userMessages().remove(at))));
            }
            if (!exchange.userMessages().isEmpty() && faults > 0) {
                steps.add(fault("user twice", () -> run.hear(exchange.userMessages().getFirst())));
                steps.add(fault("user lost", () -> exchange.userMessages().removeFirst()));
                steps.add(fault("die, heard half", this::dieHearing));
            }
            if (!exchange.placeAnswers().isEmpty()) {
                steps.add(new Step("answer", () -> run.hear(exchange.placeAnswers().remove())));
            }
            if (!exchange.answers().isEmpty()) {
                steps.add(new Step("told", () -> run.hear(exchange.answers().remove())));
            }
        }

        private void venueSteps(List<Step> steps) {
            SimulatedOrder live = exchange.firstLive();
            if (live != null) {
                steps.add(new Step("match", () -> exchange.trade(live, live.restE8(), false)));
            }
            if (live != null && live.matchedE8 == 0) {
                steps.add(
                        new Step("match half", () -> exchange.trade(live, live.sizeE8 / 2, false)));
            }
            SimulatedOrder delayed = exchange.firstDelayed();
            if (delayed != null) {
                steps.add(new Step("take", () -> exchange.decideDelayed(delayed, Fate.PART)));
                steps.add(new Step("rest", () -> exchange.decideDelayed(delayed, Fate.REST)));
            }
            if (!exchange.openDeals().isEmpty()) {
                SimulatedDeal deal = exchange.openDeals().getFirst();
                if (deal.state() == FillState.MATCHED) {
                    steps.add(new Step("mine", () -> exchange.move(deal, FillState.MINED)));
                    steps.add(fault("retry", () -> exchange.move(deal, FillState.RETRYING)));
                }
                steps.add(fault("fail", () -> exchange.move(deal, FillState.FAILED)));
            }
        }

        /// Takes the first step of this name.
        void take(String name) {
            trail.add(name);
            steps().stream()
                    .filter(step -> step.name().equals(name))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException(name + " is not possible"))
                    .action()
                    .run();
        }

        private Step fault(String name, Runnable action) {
            return new Step(
                    name,
                    () -> {
                        faults--;
                        action.run();
                    });
        }

        private void cancel() {
            cancelled = true;
            run.command(new Command.CancelOrder(run.nowNs(), 1));
        }

        private void die(boolean requestsArrive) {
            exchange.processDied(requestsArrive);
            run.restart();
        }

        /// The first record of what was heard is in the journal, and nobody has acted on it.
        private void dieHearing() {
            run.dieAfter(1);
            try {
                run.hear(exchange.userMessages().removeFirst());
            } catch (TradeRun.Died e) {
                trail.add(e.getMessage());
            }
            die(true);
        }

        private void hearAnswers() {
            while (!exchange.placeAnswers().isEmpty()) {
                run.hear(exchange.placeAnswers().remove());
            }
            while (!exchange.answers().isEmpty()) {
                run.hear(exchange.answers().remove());
            }
        }

        /// The network works, the chain settles, and everything is cancelled in the end.
        void calmDown() {
            run.dispatch(
                    new Event.FeedUp(
                            Stamp.internal(run.nowNs(), Source.POLYMARKET_ACCOUNT),
                            Source.POLYMARKET_ACCOUNT));
            int reports = Integer.MAX_VALUE;
            for (int round = 0; round < 80 && run.ledger().reports() <= reports; round++) {
                calmRound(round == 3);
                boolean over = round > 3 && run.ledger().openOrders() == 0;
                reports = over && reports == Integer.MAX_VALUE ? run.ledger().reports() : reports;
            }
            assertTrue(run.ledger().reports() > reports, () -> "no agreement after " + this);
        }

        private void calmRound(boolean cancelAll) {
            while (exchange.hasRequests()) {
                boolean late = exchange.nextIsLate();
                exchange.next(Fate.REST, late ? Travel.LOST : Travel.ANSWERED);
            }
            for (SimulatedDeal deal : List.copyOf(exchange.openDeals())) {
                exchange.move(deal, FillState.CONFIRMED);
            }
            SimulatedOrder delayed = exchange.firstDelayed();
            if (delayed != null) {
                exchange.decideDelayed(delayed, Fate.REST);
            }
            while (!exchange.userMessages().isEmpty()) {
                run.hear(exchange.userMessages().removeFirst());
            }
            hearAnswers();
            if (cancelAll) {
                run.command(new Command.CancelAll(run.nowNs()));
            }
            run.pass(Times.SECOND_NS / 2);
        }

        void checkAgreement() {
            Ledger ledger = run.ledger();
            assertEquals(0, ledger.openOrders(), this::toString);
            assertEquals(0, ledger.unexplained(), this::toString);
            assertEquals(0, run.venue().strays(), this::toString);
            ledger.checkAccount();
            assertEquals(exchange.cashE8(), ledger.cashE8(), this::toString);
            for (Outcome outcome : Outcome.values()) {
                assertEquals(exchange.tokensE8(0, outcome), ledger.heldE8(0, outcome));
            }
        }

        /// All that decides about the future.
        String fingerprint() {
            var tape = new StateTape();
            run.venue().save(tape);
            var text = new StringBuilder(exchange.fingerprint());
            text.append(tape.items());
            for (LiveOrder order : run.venue().desk().orders().all()) {
                Told told = order.told();
                text.append(told.announced).append(told.refusal).append(told.ended);
                for (boolean flag :
                        new boolean[] {
                            told.endedWhole,
                            told.answered,
                            told.lost,
                            told.seen,
                            told.alive,
                            told.doubted,
                            told.cancelling,
                            told.cancelAnswered,
                            told.asking
                        }) {
                    text.append(flag ? 'x' : '-');
                }
                for (long number :
                        new long[] {
                            told.matchedE8,
                            told.missing,
                            told.asks,
                            told.cancels,
                            told.nextAskNs,
                            told.nextCancelNs,
                            order.tradedE8()
                        }) {
                    text.append(number).append(' ');
                }
            }
            return text.append(faults)
                    .append(placed)
                    .append(cancelled)
                    .append(run.nowNs())
                    .toString();
        }

        @Override
        public String toString() {
            return trail + " " + run.events();
        }
    }

    /// For each state how many steps were left when its future was walked.
    private final Map<String, Integer> walked = new HashMap<>();

    private void explore(List<TimeInForce> orders, int depth, String... beginning) {
        explore(orders, beginning, new ArrayList<>(), depth);
        assertTrue(walked.size() > depth, "nothing was walked");
    }

    private void explore(
            List<TimeInForce> orders, String[] beginning, List<Integer> path, int depth) {
        var walk = new Walk(orders);
        for (String name : beginning) {
            walk.take(name);
        }
        for (int choice : path) {
            Step step = walk.steps().get(choice);
            walk.trail.add(step.name());
            step.action().run();
        }
        int left = depth - path.size();
        String state = walk.fingerprint();
        int walkedBefore = walked.getOrDefault(state, -1);
        if (walkedBefore >= left) {
            return;
        }
        walked.put(state, left);
        int choices = left > 0 ? walk.steps().size() : 0;
        if (walkedBefore < 0) {
            walk.calmDown();
            walk.checkAgreement();
        }
        for (int choice = 0; choice < choices; choice++) {
            path.add(choice);
            explore(orders, beginning, path, depth);
            path.removeLast();
        }
    }

    @Test
    void everyLifeOfARestingOrderEndsInAgreement() {
        explore(List.of(TimeInForce.GTC), DEPTH);
    }

    @Test
    void everyLifeOfATakingOrderEndsInAgreement() {
        explore(List.of(TimeInForce.FAK), DEPTH);
    }

    @Test
    void everyLifeOfTwoOrdersEndsInAgreement() {
        explore(List.of(TimeInForce.FAK, TimeInForce.GTC), DEPTH);
    }

    @Test
    void everyFutureOfAnOrderThatRestsEndsInAgreement() {
        explore(List.of(TimeInForce.GTC), DEPTH, "REST ANSWERED", "answer", "user 0");
    }

    @Test
    void everyFutureOfAnOrderThatHasTradedInPartEndsInAgreement() {
        explore(List.of(TimeInForce.GTC), DEPTH, "REST ANSWERED", "answer", "match half");
    }

    @Test
    void everyFutureOfALostAnswerEndsInAgreement() {
        explore(List.of(TimeInForce.FAK), DEPTH, "PART ANSWER_LOST", "answer", "user 1");
    }

    @Test
    void everyFutureOfADelayedOrderEndsInAgreement() {
        explore(List.of(TimeInForce.GTC), DEPTH, "DELAY ANSWERED", "answer", "cancel");
    }

    @Test
    void everyFutureOfACancelThatRacesAMatchEndsInAgreement() {
        explore(
                List.of(TimeInForce.GTC),
                DEPTH,
                "REST ANSWERED",
                "answer",
                "cancel",
                "match half",
                "user 1");
    }
}
