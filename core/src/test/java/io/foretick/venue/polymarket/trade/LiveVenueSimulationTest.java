package io.foretick.venue.polymarket.trade;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.foretick.base.E8;
import io.foretick.base.Times;
import io.foretick.event.Command;
import io.foretick.event.Event;
import io.foretick.event.OrderTerms;
import io.foretick.event.Outcome;
import io.foretick.event.Side;
import io.foretick.event.Source;
import io.foretick.event.Stamp;
import io.foretick.event.TimeInForce;
import io.foretick.event.live.FillState;
import io.foretick.venue.polymarket.account.Heard;
import io.foretick.venue.polymarket.trade.SimulatedExchange.Fate;
import io.foretick.venue.polymarket.trade.SimulatedExchange.Travel;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;
import java.util.SplittableRandom;

/// Thousands of orders against a venue, a network and a process that fail in every way at random:
/// each event has to be allowed where it comes, no order is sent twice, each balance that is
/// reported fits, and in the end both sides own the same.
class LiveVenueSimulationTest {

    private static final int MARKETS = 3;
    private static final int LULL_EVERY = 500;
    private static final int STEPS = Integer.getInteger("foretick.trade.steps", 10_000);

    /// One run.
    private static final class Storm {

        private final SplittableRandom random;
        private final SimulatedExchange exchange;
        private final TradeRun run;
        private boolean userChannel = true;
        private int deaths;
        private int lulls;

        Storm(long seed) {
            random = new SplittableRandom(seed);
            var clock = new TradeRun[1];
            exchange =
                    new SimulatedExchange(
                            () -> clock[0] == null ? Scene.START_NS : clock[0].nowNs());
            run = new TradeRun(Scene.QUICK, exchange, MARKETS);
            clock[0] = run;
            run.connect();
        }

        void step() {
            try {
                if (random.nextInt(1_000) == 0) {
                    run.dieAfter(1 + random.nextInt(20));
                }
                act(random.nextInt(100));
            } catch (TradeRun.Died e) {
                deaths++;
                exchange.processDied(random.nextBoolean());
                run.restart();
            }
        }

        private void act(int dice) {
            if (dice < 12) {
                place();
            } else if (dice < 40) {
                request(random.nextInt(20));
            } else if (dice < 60) {
                userMessage(random.nextInt(30));
            } else if (dice < 75) {
                answers();
            } else if (dice < 80) {
                trade();
            } else if (dice < 88) {
                settle();
            } else if (dice < 92) {
                cancel(random.nextInt(30));
            } else {
                other(random.nextInt(100));
            }
        }

        private void place() {
            if (run.ledger().openOrders() >= 15 || !run.venue().ready()) {
                return;
            }
            int market = random.nextInt(MARKETS);
            boolean sells =
                    market == 0
                            && exchange.tokensE8(0, Outcome.UP) > 300 * E8.ONE
                            && random.nextBoolean();
            long cents = 10L + random.nextInt(80);
            TimeInForce[] kinds = {TimeInForce.GTC, TimeInForce.FOK, TimeInForce.FAK};
            OrderTerms terms =
                    Scene.terms(
                            sells ? Side.SELL : Side.BUY,
                            E8.format(cents * E8.ONE / 100),
                            5 + random.nextInt(10),
                            kinds[random.nextInt(kinds.length)]);
            if (run.ledger().affords(market, terms)) {
                run.place(market, terms);
            }
        }

        private void request(int dice) {
            if (!exchange.hasRequests()) {
                return;
            }
            if (exchange.overtakable() && random.nextInt(4) == 0) {
                exchange.overtake();
            }
            Fate fate = Fate.values()[random.nextInt(Fate.values().length)];
            Travel travel =
                    switch (dice) {
                        case 0 -> Travel.LOST;
                        case 1 -> fate == Fate.DELAY ? Travel.ANSWERED : Travel.ANSWER_LOST;
                        default -> Travel.ANSWERED;
                    };
            exchange.next(fate, exchange.nextIsLate() ? Travel.LOST : travel);
        }

        private void userMessage(int dice) {
            List<Heard> waiting = exchange.userMessages();
            if (!waiting.isEmpty()) {
                int at = random.nextInt(Math.min(8, waiting.size()));
                Heard heard = dice < 2 ? waiting.get(at) : waiting.remove(at);
                if (dice != 29) {
                    run.hear(heard);
                }
            }
        }

        private void answers() {
            if (!exchange.placeAnswers().isEmpty() && random.nextBoolean()) {
                run.hear(exchange.placeAnswers().remove());
            } else if (!exchange.answers().isEmpty()) {
                run.hear(exchange.answers().remove());
            }
        }

        private void trade() {
            List<SimulatedOrder> live = exchange.live();
            if (!live.isEmpty()) {
                SimulatedOrder order = live.get(random.nextInt(live.size()));
                long restE8 = order.restE8();
                boolean part = restE8 >= 4 * E8.ONE && random.nextBoolean();
                exchange.trade(order, part ? 2 * E8.ONE : restE8, false);
            }
            SimulatedOrder delayed = exchange.firstDelayed();
            if (delayed != null) {
                exchange.decideDelayed(delayed, random.nextBoolean() ? Fate.PART : Fate.REST);
            }
        }

        private void settle() {
            List<SimulatedDeal> open = exchange.openDeals();
            if (!open.isEmpty()) {
                SimulatedDeal deal = open.get(random.nextInt(open.size()));
                FillState[] next =
                        switch (deal.state()) {
                            case MATCHED ->
                                    new FillState[] {
                                        FillState.MINED,
                                        FillState.MINED,
                                        FillState.CONFIRMED,
                                        FillState.RETRYING,
                                        FillState.FAILED
                                    };
                            case RETRYING -> new FillState[] {FillState.MINED, FillState.FAILED};
                            case MINED -> new FillState[] {FillState.CONFIRMED};
                            case CONFIRMED, FAILED -> throw new IllegalStateException(deal.id);
                        };
                exchange.move(deal, next[random.nextInt(next.length)]);
            }
        }

        private void cancel(int dice) {
            List<SimulatedOrder> live = exchange.live();
            if (dice == 0) {
                run.command(new Command.CancelAll(run.nowNs()));
            } else if (dice < 4) {
                run.command(new Command.CancelMarket(run.nowNs(), random.nextInt(MARKETS)));
            } else if (!live.isEmpty()) {
                long orderId = live.get(random.nextInt(live.size())).orderId;
                run.command(new Command.CancelOrder(run.nowNs(), orderId));
            }
        }

        private void other(int dice) {
            if (dice == 0) {
                userChannel = !userChannel;
                exchange.userChannel(userChannel);
                var at = Stamp.internal(run.nowNs(), Source.POLYMARKET_ACCOUNT);
                run.dispatch(
                        userChannel
                                ? new Event.FeedUp(at, Source.POLYMARKET_ACCOUNT)
                                : new Event.FeedDown(at, Source.POLYMARKET_ACCOUNT));
            } else if (dice == 1) {
                run.checkpoint();
            } else {
                run.pass(random.nextInt(400) * Times.MILLI_NS);
            }
        }

        /// Everything works for a while, and orders go on resting.
        void lull() {
            run.dieAfter(Integer.MAX_VALUE);
            int before = run.ledger().reports();
            for (int round = 0; round < 30 && run.ledger().reports() == before; round++) {
                calmRound();
            }
            lulls += run.ledger().reports() > before ? 1 : 0;
        }

        void calmDown() {
            run.dieAfter(Integer.MAX_VALUE);
            exchange.userChannel(true);
            int reports = Integer.MAX_VALUE;
            for (int round = 0; round < 200 && run.ledger().reports() <= reports; round++) {
                calmRound();
                if (round == 3) {
                    run.command(new Command.CancelAll(run.nowNs()));
                }
                boolean over = run.ledger().openOrders() == 0;
                boolean first = over && reports == Integer.MAX_VALUE;
                reports = first ? run.ledger().reports() : reports;
            }
            assertTrue(run.ledger().reports() > reports, "no agreement in the end");
        }

        private void calmRound() {
            while (exchange.hasRequests()) {
                boolean late = exchange.nextIsLate();
                exchange.next(Fate.REST, late ? Travel.LOST : Travel.ANSWERED);
            }
            while (!exchange.openDeals().isEmpty()) {
                exchange.move(exchange.openDeals().getFirst(), FillState.CONFIRMED);
            }
            SimulatedOrder delayed = exchange.firstDelayed();
            if (delayed != null) {
                exchange.decideDelayed(delayed, Fate.REST);
            }
            while (!exchange.userMessages().isEmpty()) {
                run.hear(exchange.userMessages().removeFirst());
            }
            while (!exchange.placeAnswers().isEmpty()) {
                run.hear(exchange.placeAnswers().remove());
            }
            while (!exchange.answers().isEmpty()) {
                run.hear(exchange.answers().remove());
            }
            run.pass(Times.SECOND_NS / 2);
        }

        void check() {
            Ledger ledger = run.ledger();
            assertEquals(0, ledger.openOrders());
            assertEquals(0, ledger.unexplained());
            assertEquals(0, run.venue().strays());
            ledger.checkAccount();
            assertEquals(exchange.cashE8(), ledger.cashE8());
            for (int market = 0; market < MARKETS; market++) {
                for (Outcome outcome : Outcome.values()) {
                    assertEquals(
                            exchange.tokensE8(market, outcome), ledger.heldE8(market, outcome));
                }
            }
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4})
    void bothSidesOwnTheSameWhateverFails(long seed) {
        var storm = new Storm(seed);
        for (int step = 0; step < STEPS; step++) {
            storm.step();
            if (step % LULL_EVERY == 0) {
                storm.lull();
            }
        }
        storm.calmDown();
        storm.check();
        assertTrue(storm.lulls > 0 && storm.deaths > 0, "no death, or no lull");
    }
}
