package io.foretick.venue.polymarket.trade;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.foretick.base.E8;
import io.foretick.base.Times;
import io.foretick.event.Outcome;
import io.foretick.event.TimeInForce;
import io.foretick.event.live.FillState;
import io.foretick.venue.polymarket.account.AccountQuestion;
import io.foretick.venue.polymarket.account.AccountSnapshot;
import io.foretick.venue.polymarket.account.Gateway;
import io.foretick.venue.polymarket.account.Heard;
import io.foretick.venue.polymarket.account.OrderRecord;
import io.foretick.venue.polymarket.account.OrderRecord.Phase;
import io.foretick.venue.polymarket.account.OrderRequest;
import io.foretick.venue.polymarket.account.PlaceAnswer;
import io.foretick.venue.polymarket.account.TradeRecord;

import org.jspecify.annotations.Nullable;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongSupplier;

/// The venue and the way to it, without rules of its own: what becomes of each request, match and
/// message is told from outside, one step at a time. It fails the test when an order is sent twice.
final class SimulatedExchange implements Gateway {

    private static final String NO_MONEY = "not enough balance / allowance";
    private static final String NOTHING_TO_TAKE =
            "no orders found to match with FAK order. FAK orders are partially filled or killed if"
                    + " no match is found.";

    static final long CASH_E8 = 1_000_000 * E8.ONE;

    /// Up tokens of the first market that are ours from the start.
    static final long HELD_E8 = 500 * E8.ONE;

    /// What may become of an order that arrives.
    enum Fate {
        REST,
        FILL,
        PART,
        REFUSE,
        DELAY
    }

    /// What may become of a request.
    enum Travel {
        ANSWERED,
        ANSWER_LOST,
        LOST
    }

    private sealed interface Request {
        record Place(OrderRequest order, long sentNs) implements Request {}

        record Cancel(List<String> names) implements Request {}

        record CancelAll() implements Request {}

        record CancelMarket(String conditionId) implements Request {}

        record Ask(String name) implements Request {}

        record AskAccount(AccountQuestion question) implements Request {}

        /// The second half of [AskAccount].
        record Balances(long askedNs, List<OrderRecord> open, List<TradeRecord> trades)
                implements Request {}
    }

    private final LongSupplier clock;
    private final ArrayDeque<Request> requests = new ArrayDeque<>();
    private final List<Heard> userMessages = new ArrayList<>();
    private final ArrayDeque<Heard> placeAnswers = new ArrayDeque<>();
    private final ArrayDeque<Heard> answers = new ArrayDeque<>();
    private final Map<String, SimulatedOrder> orders = new LinkedHashMap<>();
    private final Map<String, SimulatedOrder> working = new LinkedHashMap<>();
    private final List<SimulatedDeal> deals = new ArrayList<>();
    private final List<SimulatedDeal> openDeals = new ArrayList<>();
    private final Set<String> sent = new HashSet<>();
    private final Map<String, Long> settledE8 = new HashMap<>();
    private long cashE8 = CASH_E8;
    private boolean userChannel = true;

    SimulatedExchange(LongSupplier clock) {
        this.clock = clock;
        settledE8.put(Scene.token(0, Outcome.UP), HELD_E8);
    }

    @Override
    public void place(OrderRequest request) {
        assertTrue(sent.add(request.name()), () -> "sent twice: " + request);
        requests.add(new Request.Place(request, clock.getAsLong()));
    }

    @Override
    public void cancel(List<String> names) {
        requests.add(new Request.Cancel(List.copyOf(names)));
    }

    @Override
    public void cancelMarket(String conditionId) {
        requests.add(new Request.CancelMarket(conditionId));
    }

    @Override
    public void cancelAll() {
        requests.add(new Request.CancelAll());
    }

    @Override
    public void askOrder(String name) {
        requests.add(new Request.Ask(name));
    }

    @Override
    public void askAccount(AccountQuestion question) {
        requests.add(new Request.AskAccount(question));
    }

    boolean hasRequests() {
        return !requests.isEmpty();
    }

    boolean nextPlaces() {
        return requests.peek() instanceof Request.Place;
    }

    /// Whether the first order on its way is too old to be sent: the gateway gives it up then.
    boolean nextIsLate() {
        return requests.peek() instanceof Request.Place place
                && clock.getAsLong() - place.sentNs() > 3 * Times.SECOND_NS;
    }

    /// Whether a cancel waits right behind an order, so that it can overtake it.
    boolean overtakable() {
        var all = new ArrayList<>(requests);
        return all.size() > 1
                && all.get(0) instanceof Request.Place
                && !(all.get(1) instanceof Request.Place);
    }

    void overtake() {
        Request first = requests.remove();
        Request second = requests.remove();
        requests.addFirst(first);
        requests.addFirst(second);
    }

    List<Heard> userMessages() {
        return userMessages;
    }

    ArrayDeque<Heard> placeAnswers() {
        return placeAnswers;
    }

    ArrayDeque<Heard> answers() {
        return answers;
    }

    List<SimulatedDeal> openDeals() {
        return openDeals;
    }

    @Nullable SimulatedOrder firstLive() {
        return working.values().stream().filter(SimulatedOrder::live).findFirst().orElse(null);
    }

    @Nullable SimulatedOrder firstDelayed() {
        return working.values().stream().filter(SimulatedOrder::delayed).findFirst().orElse(null);
    }

    List<SimulatedOrder> live() {
        return working.values().stream().filter(SimulatedOrder::live).toList();
    }

    long cashE8() {
        return cashE8;
    }

    long tokensE8(int market, Outcome outcome) {
        return settledE8.getOrDefault(Scene.token(market, outcome), 0L);
    }

    /// What was on its way to us is lost with our process; what was on its way there may arrive.
    void processDied(boolean requestsArrive) {
        userMessages.clear();
        placeAnswers.clear();
        answers.clear();
        if (!requestsArrive) {
            requests.clear();
        }
    }

    void userChannel(boolean up) {
        userChannel = up;
    }

    /// Nobody waits for the answers of a process that has died.
    void next(Fate fate, Travel travel) {
        Request request = requests.remove();
        int before = placeAnswers.size();
        switch (request) {
            case Request.Place(OrderRequest order, _) -> {
                if (travel != Travel.LOST) {
                    placeAnswers.add(new Heard.Answered(order.orderId(), arrive(order, fate)));
                }
                if (travel != Travel.ANSWERED) {
                    while (placeAnswers.size() > before) {
                        placeAnswers.removeLast();
                    }
                    var unknown = new PlaceAnswer.Unknown("timeout");
                    placeAnswers.add(new Heard.Answered(order.orderId(), unknown));
                }
            }
            case Request.Cancel(List<String> names) -> answers.add(cancelled(names, names, travel));
            case Request.CancelAll() -> answers.add(allCancelled(travel));
            case Request.CancelMarket(String condition) ->
                    answers.add(cancelled(names(condition), List.of(), travel));
            case Request.Ask(String name) -> {
                if (travel == Travel.ANSWERED) {
                    tell(name);
                }
            }
            case Request.AskAccount(AccountQuestion question) -> {
                if (travel == Travel.ANSWERED) {
                    requests.add(look(question));
                }
            }
            case Request.Balances balances -> balances(balances);
        }
    }

    void trade(SimulatedOrder order, long quantityE8, boolean taker) {
        String id = "trade-" + deals.size();
        var deal = new SimulatedDeal(id, order, quantityE8, taker, clock.getAsLong());
        deals.add(deal);
        openDeals.add(deal);
        order.matchedE8 += quantityE8;
        if (order.restE8() == 0) {
            order.status = "MATCHED";
            working.remove(order.name);
        }
        user(new Heard.TradeTold(deal.record()));
        if (!order.takesOnly()) {
            user(new Heard.OrderTold(order.record(Phase.UPDATE)));
        }
    }

    /// Fills a delayed order in part or in whole, or lets it go.
    void decideDelayed(SimulatedOrder order, Fate fate) {
        order.status = "LIVE";
        take(order, fate);
    }

    void move(SimulatedDeal deal, FillState next) {
        boolean settled = deal.state() == FillState.MINED;
        deal.enter(next);
        boolean settles = next == FillState.MINED || next == FillState.CONFIRMED;
        if (settled != settles) {
            int sign = settles ? 1 : -1;
            cashE8 += sign * deal.cashE8();
            settledE8.merge(deal.order.token, sign * deal.tokensE8(), Long::sum);
        }
        if (!deal.open()) {
            openDeals.remove(deal);
        }
        user(new Heard.TradeTold(deal.record()));
    }

    private PlaceAnswer arrive(OrderRequest request, Fate fate) {
        var order = new SimulatedOrder(request);
        if (fate == Fate.REFUSE || (fate == Fate.REST && order.takesOnly())) {
            return new PlaceAnswer.Refused(order.takesOnly() ? NOTHING_TO_TAKE : NO_MONEY);
        }
        orders.put(order.name, order);
        working.put(order.name, order);
        if (fate == Fate.DELAY) {
            order.status = "DELAYED";
            return new PlaceAnswer.Delayed();
        }
        int before = deals.size();
        take(order, fate);
        return deals.size() == before
                ? new PlaceAnswer.Live()
                : new PlaceAnswer.Matched(List.of(deals.getLast().id));
    }

    private void take(SimulatedOrder order, Fate fate) {
        boolean whole =
                fate == Fate.FILL || (fate == Fate.PART && order.timeInForce == TimeInForce.FOK);
        if (whole) {
            trade(order, order.sizeE8, true);
        } else if (fate == Fate.PART) {
            trade(order, order.sizeE8 / 2, true);
        }
        if (order.restE8() > 0 && order.takesOnly()) {
            kill(order);
        } else if (order.restE8() > 0) {
            user(new Heard.OrderTold(order.record(Phase.PLACEMENT)));
        }
    }

    private void kill(SimulatedOrder order) {
        order.status = "CANCELED";
        working.remove(order.name);
        user(new Heard.OrderTold(order.record(Phase.CANCELLATION)));
    }

    private Heard allCancelled(Travel travel) {
        Heard answer = cancelled(names(""), List.of(), travel);
        return answer instanceof Heard.Cancelled cancelled ? cancelled.ofAll() : answer;
    }

    private Heard cancelled(List<String> names, List<String> asked, Travel travel) {
        if (travel == Travel.LOST) {
            return new Heard.CancelLost(asked);
        }
        var done = new ArrayList<String>();
        var refused = new LinkedHashMap<String, String>();
        for (String name : names) {
            SimulatedOrder order = orders.get(name);
            if (order != null && order.live()) {
                kill(order);
                done.add(name);
            } else {
                refused.put(name, order == null ? "not found" : "matched or canceled");
            }
        }
        return travel == Travel.ANSWERED
                ? new Heard.Cancelled(done, refused)
                : new Heard.CancelLost(asked);
    }

    private List<String> names(String condition) {
        return live().stream()
                .filter(order -> condition.isEmpty() || order.condition().equals(condition))
                .map(order -> order.name)
                .toList();
    }

    private void tell(String name) {
        for (SimulatedDeal deal : deals) {
            if (deal.order.name.equals(name)) {
                answers.add(new Heard.TradeTold(deal.record()));
            }
        }
        SimulatedOrder order = orders.get(name);
        answers.add(
                order != null && order.live()
                        ? new Heard.OrderTold(order.record(Phase.LISTED))
                        : new Heard.OrderMissing(name));
    }

    private Request look(AccountQuestion question) {
        var open = live().stream().map(order -> order.record(Phase.LISTED)).toList();
        var trades = new ArrayList<TradeRecord>();
        for (SimulatedDeal deal : deals) {
            if (Times.toEpochSecond(deal.matchNs) >= question.tradesSinceSecond()) {
                trades.add(deal.record());
            }
        }
        return new Request.Balances(clock.getAsLong(), open, trades);
    }

    private void balances(Request.Balances asked) {
        var tokens = new HashMap<>(settledE8);
        tokens.values().removeIf(heldE8 -> heldE8 == 0);
        answers.add(
                new Heard.AccountTold(
                        new AccountSnapshot(
                                asked.askedNs(),
                                clock.getAsLong(),
                                asked.open(),
                                asked.trades(),
                                cashE8,
                                tokens)));
    }

    private void user(Heard message) {
        if (userChannel) {
            userMessages.add(message);
        }
    }

    /// All that can make a difference from here on, spelt out.
    String fingerprint() {
        var text = new StringBuilder();
        text.append(requests).append(userMessages).append(placeAnswers).append(answers);
        for (SimulatedOrder order : orders.values()) {
            text.append(order.name).append(order.status).append(order.matchedE8).append(';');
        }
        for (SimulatedDeal deal : deals) {
            text.append(deal.record());
        }
        return text.append(sent.size()).toString();
    }
}
