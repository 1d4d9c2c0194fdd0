package io.foretick.exchange.polymarket.match;

import io.foretick.base.Checks;
import io.foretick.base.Times;
import io.foretick.event.Resolution;
import io.foretick.event.TimeInForce;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/// The simulated venue's core: markets, orders, trades and money. It knows no clock; every call
/// that changes something is given the time, which never runs back, and first does what had become
/// due until then. Not thread-safe: its owner holds a lock.
public final class MatchEngine {

    private static final int USED_IDS_MAX = 1_000_000;

    private final MatchSettings settings;
    private final MatchListener listener;
    private final Ledger ledger = new Ledger();
    private final Agenda agenda = new Agenda();
    private final Matching matching;
    private final Map<String, MarketBook> books = new HashMap<>();
    private final Map<String, ListedMarket> markets = new LinkedHashMap<>();
    private final Map<String, ListedMarket> marketsByToken = new HashMap<>();
    private final Map<String, Resolution> resolutions = new HashMap<>();
    private final Map<String, Long> heartbeatsNs = new HashMap<>();
    private final Set<String> usedIds = new LinkedHashSet<>();
    private long nowNs;

    public MatchEngine(MatchSettings settings, MatchListener... listeners) {
        this.settings = settings;
        this.listener = MatchListener.all(List.of(listeners));
        this.matching = new Matching(settings, listener, ledger, agenda);
    }

    // Markets

    /// Opens a market's book.
    public void list(ListedMarket market, long timeNs) {
        advance(timeNs);
        if (markets.putIfAbsent(market.conditionId(), market) != null) {
            throw new IllegalArgumentException(market.slug() + " is listed already");
        }
        var book = new MarketBook(market, settings.feeRounding(), timeNs);
        books.put(market.upToken(), book);
        books.put(market.downToken(), book);
        marketsByToken.put(market.upToken(), market);
        marketsByToken.put(market.downToken(), market);
    }

    /// Pays out a market that is open: its orders are cancelled and its book goes.
    public void resolve(String conditionId, Resolution resolution, long timeNs) {
        advance(timeNs);
        ListedMarket market = markets.get(conditionId);
        if (market == null || !books.containsKey(market.upToken())) {
            throw new IllegalArgumentException("no open market " + conditionId);
        }
        matching.failGhosts(market, timeNs);
        for (Order order : matching.orders().ofMarket(market)) {
            matching.cancel(order, "CANCELED_MARKET_RESOLVED", timeNs);
            if (order.isDelayed()) {
                String text = Refusals.noBook(order.request().tokenId());
                listener.delayEnded(order.id(), new PlaceAnswer.Refused(order.id(), text), timeNs);
            }
        }
        matching.flush(timeNs);
        ledger.pay(market, resolution);
        books.remove(market.upToken());
        books.remove(market.downToken());
        resolutions.put(conditionId, resolution);
        listener.resolved(market, resolution, timeNs);
    }

    /// Every market ever listed, in that order.
    public List<ListedMarket> markets() {
        return List.copyOf(markets.values());
    }

    public Optional<ListedMarket> market(String conditionId) {
        return Optional.ofNullable(markets.get(conditionId));
    }

    public Optional<ListedMarket> marketOfToken(String tokenId) {
        return Optional.ofNullable(marketsByToken.get(tokenId));
    }

    /// What a market has paid, if it is resolved.
    public Optional<Resolution> resolution(String conditionId) {
        return Optional.ofNullable(resolutions.get(conditionId));
    }

    /// The book of a token, unless it is unknown or its market is resolved.
    public Optional<BookView> book(String tokenId) {
        return Optional.ofNullable(books.get(tokenId)).map(book -> book.view(tokenId));
    }

    // Accounts

    /// Opens an account with money of its own; nothing happens if it is open.
    public void open(String account, long cashE8) {
        ledger.open(account, Checks.notNegative(cashE8, "cashE8"));
    }

    /// Opens an account that may owe without limit, for makers and takers of the simulated crowd.
    public void openHouse(String account) {
        ledger.openHouse(account);
    }

    public boolean isOpen(String account) {
        return ledger.isOpen(account);
    }

    public boolean isHouse(String account) {
        return ledger.isHouse(account);
    }

    public long cashE8(String account) {
        return ledger.cashE8(account);
    }

    public long tokensE8(String account, String tokenId) {
        return ledger.tokensE8(account, tokenId);
    }

    /// What an account holds, by token; without zeros.
    public Map<String, Long> holdingsE8(String account) {
        return ledger.tokensE8(account);
    }

    /// All fees taken so far.
    public long feesE8() {
        return ledger.feesE8();
    }

    /// pUSD locked in pairs of a market's tokens.
    public long pairsE8(String conditionId) {
        return ledger.pairsE8(conditionId);
    }

    /// All money: of accounts, in pairs, and taken as fees. Only opening an account changes it.
    public long totalE8() {
        return ledger.totalE8();
    }

    // Orders

    /// Takes an order.
    ///
    /// @throws IllegalArgumentException if the account is not open
    public PlaceAnswer place(OrderRequest request, long timeNs) {
        advance(timeNs);
        boolean house = ledger.isHouse(request.account());
        MarketBook book = books.get(request.tokenId());
        if (book == null) {
            return refused(request, Refusals.noBook(request.tokenId()));
        }
        OptionalLong priceE8 = request.priceE8(book.tickE8());
        if (priceE8.isEmpty()) {
            return refused(request, Refusals.offTick(request, book.tickE8()));
        }
        Optional<String> malformed = malformed(request, book.market());
        if (malformed.isPresent()) {
            return refused(request, malformed.get());
        }
        var order = new Order(request, book, priceE8.getAsLong(), timeNs);
        PlaceAnswer answer = matching.place(order, timeNs);
        if (answer instanceof PlaceAnswer.Accepted) {
            if (!house) {
                use(request.orderId());
            }
            planExpiry(request);
        }
        matching.flush(timeNs);
        return answer;
    }

    private Optional<String> malformed(OrderRequest request, ListedMarket market) {
        if (request.sharesE8() < market.minimumSizeE8()) {
            return Optional.of(Refusals.tooSmall(request, market.minimumSizeE8()));
        }
        String id = request.orderId();
        if (usedIds.contains(id) || matching.orders().contains(id)) {
            return Optional.of(Refusals.duplicated(id));
        }
        boolean timed = request.timeInForce() == TimeInForce.GTD;
        boolean wrong = timed ? expiryNs(request) <= nowNs : request.expirationSecond() != 0;
        return wrong ? Optional.of(Refusals.EXPIRATION) : Optional.empty();
    }

    private void use(String orderId) {
        usedIds.add(orderId);
        if (usedIds.size() > USED_IDS_MAX) {
            usedIds.remove(usedIds.iterator().next());
        }
    }

    private void planExpiry(OrderRequest request) {
        if (request.timeInForce() == TimeInForce.GTD) {
            agenda.add(expiryNs(request), new Agenda.Task.Expire(request.orderId()));
        }
    }

    private long expiryNs(OrderRequest request) {
        return request.expirationSecond() * Times.SECOND_NS - settings.expiryLeadNs();
    }

    private static PlaceAnswer refused(OrderRequest request, String text) {
        return new PlaceAnswer.Refused(request.orderId(), text);
    }

    /// Cancels some of an owner's orders.
    public CancelAnswer cancel(String owner, Collection<String> orderIds, long timeNs) {
        advance(timeNs);
        var gone = new ArrayList<String>();
        var kept = new LinkedHashMap<String, String>();
        for (String id : new LinkedHashSet<>(orderIds)) {
            Order order = matching.orders().find(id);
            if (order == null || !order.request().owner().equals(owner)) {
                kept.put(id, Refusals.GONE);
            } else if (order.isDelayed()) {
                kept.put(id, Refusals.IN_DELAY);
            } else {
                matching.cancel(order, "CANCELED", timeNs);
                gone.add(id);
            }
        }
        matching.flush(timeNs);
        return new CancelAnswer(gone, kept);
    }

    /// Cancels all of an owner's orders.
    public CancelAnswer cancelAll(String owner, long timeNs) {
        return cancelMarket(owner, "", "", timeNs);
    }

    /// Cancels an owner's orders in a market, for a token, or both; empty stands for any.
    public CancelAnswer cancelMarket(
            String owner, String conditionId, String tokenId, long timeNs) {
        advance(timeNs);
        List<String> ids =
                matching.orders().ofOwner(owner).stream()
                        .filter(order -> isAny(conditionId, order.market().conditionId()))
                        .filter(order -> isAny(tokenId, order.request().tokenId()))
                        .map(Order::id)
                        .toList();
        return cancel(owner, ids, timeNs);
    }

    private static boolean isAny(String wanted, String value) {
        return wanted.isEmpty() || wanted.equals(value);
    }

    /// An owner's open orders, oldest first.
    public List<OpenOrder> openOrders(String owner) {
        return matching.orders().ofOwner(owner).stream().map(Order::open).toList();
    }

    /// One open order of any owner.
    public Optional<OpenOrder> openOrder(String orderId) {
        return Optional.ofNullable(matching.orders().find(orderId)).map(Order::open);
    }

    /// The trades in which an owner that is no house had a part, oldest first, as they now stand.
    public List<TradeReport> trades(String owner) {
        return matching.trades().of(owner);
    }

    /// Notes a sign of life: unless another follows in time, all the owner's orders are cancelled.
    public void heartbeat(String owner, long timeNs) {
        advance(timeNs);
        heartbeatsNs.put(owner, timeNs);
        agenda.add(
                timeNs + settings.heartbeatLimitNs(), new Agenda.Task.MissHeartbeat(owner, timeNs));
    }

    /// Whether an owner's heartbeats are being watched.
    public boolean hasHeartbeat(String owner) {
        return heartbeatsNs.containsKey(owner);
    }

    /// Lets the next trades of accounts that are no house go from MATCHED to RETRYING to FAILED,
    /// when they are taken back.
    public void failNextTrades(int count) {
        matching.failNextTrades((int) Checks.notNegative(count, "count"));
    }

    // Time

    /// When there is something to do next, [Long#MAX_VALUE] if nothing is planned.
    public long nextDueNs() {
        return agenda.nextDueNs();
    }

    /// Does all that is due until a time, each at its own time.
    ///
    /// @throws IllegalStateException if time runs back
    public void advance(long timeNs) {
        if (timeNs < nowNs) {
            throw new IllegalStateException("time ran back from " + nowNs + " to " + timeNs);
        }
        while (agenda.nextDueNs() <= timeNs) {
            nowNs = Math.max(nowNs, agenda.nextDueNs());
            run(agenda.take());
            matching.flush(nowNs);
        }
        nowNs = timeNs;
    }

    private void run(Agenda.Task task) {
        switch (task) {
            case Agenda.Task.MatchDelayed(String id) -> {
                Order order = matching.orders().find(id);
                if (order != null) {
                    matching.endDelay(order, nowNs);
                }
            }
            case Agenda.Task.Expire(String id) -> {
                Order order = matching.orders().find(id);
                if (order != null) {
                    matching.cancel(order, "CANCELED", nowNs);
                }
            }
            case Agenda.Task.MoveTrade(String id, TradeReport.Status next) ->
                    matching.moveTrade(id, next, nowNs);
            case Agenda.Task.MissHeartbeat(String owner, long lastNs) -> {
                if (heartbeatsNs.remove(owner, lastNs)) {
                    cancelAll(owner, nowNs);
                }
            }
        }
    }
}
