package io.foretick.venue.polymarket.trade;

import io.foretick.base.E8;
import io.foretick.base.StateSink;
import io.foretick.base.StateSource;
import io.foretick.base.Times;
import io.foretick.event.Event;
import io.foretick.event.Outcome;
import io.foretick.event.Stamp;
import io.foretick.event.live.FillState;
import io.foretick.venue.polymarket.account.AccountQuestion;
import io.foretick.venue.polymarket.account.AccountSnapshot;
import io.foretick.venue.polymarket.account.OrderRecord;
import io.foretick.venue.polymarket.account.TradeRecord;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;

/// Holds what we know of our account against what the venue shows, again and again. Owned by the
/// [LiveVenue].
///
/// How it works: trades are booked first, then orders are compared over the union of both sides.
/// Balances are asked for last, and an order may trade while the questions are under way; so a
/// snapshot's balances are reported only when the next snapshot shows that nothing had happened
/// meanwhile, or at once when nothing of ours could have traded.
final class Reconciliation {

    private static final long MARGIN_NS = 2 * Times.MINUTE_NS; // trades are listed to the second
    private static final int SOON = 2; // as if asked twice before
    private static final int ORPHAN_CANCELS = 3;
    private static final int TEXTS_MAX = 1_000;

    private final Desk desk;
    private final OrderNews orderNews;
    private final FillNews fillNews;
    private final LinkedHashSet<String> texts = new LinkedHashSet<>();
    private final TreeMap<String, Integer> orphans = new TreeMap<>();
    private @Nullable AccountSnapshot candidate; // null until one was told
    private boolean adopted;
    private long adoptedNs = Long.MAX_VALUE;
    private boolean heard;
    private int unanswered;
    private boolean reported;
    private long nextNs = Told.NEVER_NS;
    private long comparedNs = Told.NEVER_NS;
    private long foreignNs = Long.MIN_VALUE;
    private long missedNs = Long.MIN_VALUE;
    private long askedNs = Long.MIN_VALUE;

    Reconciliation(Desk desk, OrderNews orderNews, FillNews fillNews) {
        this.desk = desk;
        this.orderNews = orderNews;
        this.fillNews = fillNews;
    }

    /// Whether the account is known well enough to trade.
    boolean ready() {
        return adopted && heard;
    }

    /// Wants the account soon.
    void soon() {
        nextNs = desk.nowNs();
    }

    /// Wants the account within a second, however often this is wanted.
    void withinASecond() {
        nextNs = Math.min(nextNs, Math.max(desk.nowNs(), askedNs + Times.SECOND_NS));
    }

    /// What happens now may never be told: only what the account is asked for from here on counts.
    void missed() {
        heard = false;
        reported = false; // so that a question without an answer is soon asked again
        missedNs = desk.nowNs();
    }

    /// Asks for the account when it is time to: sooner while the last comparison has not reached
    /// the cash.
    void run() {
        if (desk.nowNs() >= nextNs) {
            long afterNs =
                    reported
                            ? desk.settings().reconcileSeconds() * Times.SECOND_NS
                            : desk.settings().waitNs(SOON + unanswered++);
            nextNs = desk.nowNs() + afterNs;
            reported = false;
            askedNs = desk.nowNs();
            desk.gateway().askAccount(new AccountQuestion(tokens(), tradesSinceSecond()));
        }
    }

    /// The account as the venue shows it.
    void hear(AccountSnapshot snapshot, Stamp at, Consumer<Event> sink) {
        boolean news = trades(snapshot, at, sink);
        orders(snapshot, at, sink);
        adopt(snapshot, at, sink);
        heard |= snapshot.askedNs() >= missedNs;
        unanswered = 0;
        comparedNs = snapshot.askedNs();
        AccountSnapshot last = candidate;
        candidate = snapshot;
        if (news) {
            return;
        }
        if (nothingTrades(snapshot)) {
            report(snapshot, at, sink);
        } else if (last != null && last.answeredNs() <= snapshot.askedNs()) {
            report(last, at, sink);
        }
    }

    /// A trade in which none of our orders took part, as far as they are remembered: of one that is
    /// older than that nothing can be said.
    void foreign(TradeRecord trade, Stamp at, Consumer<Event> sink) {
        boolean unsettled =
                trade.state() == FillState.MATCHED || trade.state() == FillState.RETRYING;
        foreignNs = Math.max(foreignNs, trade.matchNs() + Times.SECOND_NS);
        foreignNs = unsettled ? Math.max(foreignNs, desk.nowNs()) : foreignNs;
        long sinceNs = Math.max(adoptedNs, desk.nowNs() - rememberedNs());
        if (adopted && trade.matchNs() >= sinceNs && trade.state() != FillState.FAILED) {
            unexplained(
                    trade.conditionId(),
                    "trade " + trade.id() + " is of no order of ours",
                    at,
                    sink);
        }
    }

    /// An order that works and that we do not know, or have given up: it is cancelled, and told
    /// only if it cannot be.
    void orphan(OrderRecord record, Stamp at, Consumer<Event> sink) {
        int cancels = orphans.merge(record.name(), 1, Integer::sum);
        desk.gateway().cancel(List.of(record.name()));
        if (cancels > ORPHAN_CANCELS) {
            String what = "order " + record.name() + " is not ours and cannot be cancelled";
            unexplained(record.conditionId(), what, at, sink);
        }
    }

    void on(Event.CashReported reportedCash) {
        if (!adopted) {
            adopted = true;
            adoptedNs = reportedCash.timeNs();
        }
    }

    void on(Event.Unexplained event) {
        texts.add(event.what());
        if (texts.size() > TEXTS_MAX) {
            texts.removeFirst();
        }
    }

    void save(StateSink out) {
        out.add(adopted);
        out.add(adoptedNs);
        out.add((long) texts.size());
        texts.forEach(out::add);
    }

    void load(StateSource in) {
        adopted = in.nextBoolean();
        adoptedNs = in.nextLong();
        for (int left = in.nextInt(); left > 0; left--) {
            texts.add(in.nextText());
        }
    }

    /// How long back every order that can have traded is known for sure; less than they are kept,
    /// for the venue's clock is not ours.
    private long rememberedNs() {
        return desk.settings().rememberMinutes() * Times.MINUTE_NS - MARGIN_NS;
    }

    private List<String> tokens() {
        var tokens = new ArrayList<String>();
        for (LiveMarket market : desk.markets().all()) {
            if (market.traded() && !market.redeemed()) {
                tokens.add(market.token(Outcome.UP));
                tokens.add(market.token(Outcome.DOWN));
            }
        }
        return tokens;
    }

    /// Early enough for every trade that an order of ours can have made since the last comparison,
    /// and for those that have yet to settle.
    private long tradesSinceSecond() {
        boolean first = comparedNs == Told.NEVER_NS;
        long sinceNs = first ? desk.nowNs() : comparedNs;
        for (LiveOrder order : desk.orders().all()) {
            if ((first && order.namedNs() > 0) || order.hasOpenFills()) {
                sinceNs = Math.min(sinceNs, order.namedNs());
            }
        }
        sinceNs = adopted ? sinceNs : Math.min(sinceNs, desk.nowNs() - Times.DAY_NS);
        return Math.max(0, Times.toEpochSecond(sinceNs - MARGIN_NS));
    }

    /// Books what the trades tell.
    ///
    /// @return whether anything was new
    private boolean trades(AccountSnapshot snapshot, Stamp at, Consumer<Event> sink) {
        var told = new HashSet<String>();
        var events = new ArrayList<Event>();
        for (TradeRecord trade : snapshot.trades()) {
            if (told.add(trade.id())) {
                if (fillNews.ours(trade)) {
                    fillNews.hear(trade, at, events::add);
                } else {
                    foreign(trade, at, events::add);
                }
            }
        }
        events.forEach(sink);
        return !events.isEmpty();
    }

    private void orders(AccountSnapshot snapshot, Stamp at, Consumer<Event> sink) {
        Set<String> listed = new HashSet<>();
        for (OrderRecord record : snapshot.open()) {
            listed.add(record.name());
            LiveOrder order = desk.orders().find(record.name());
            boolean ended = order != null && order.life() == OrderLife.CLOSED;
            if (order == null || (ended && order.changedNs() < snapshot.askedNs())) {
                orphan(record, at, sink);
            } else if (!ended) {
                orderNews.told(order, record);
            }
        }
        orphans.keySet().retainAll(listed);
        for (LiveOrder order : desk.orders().open()) {
            boolean rested =
                    order.life() == OrderLife.LIVE && order.changedNs() < snapshot.askedNs();
            if (rested && !listed.contains(order.name())) {
                order.told().doubt(desk.nowNs());
            }
        }
    }

    /// Whether no order could have traded while the account was asked for, so that its parts fit.
    private boolean nothingTrades(AccountSnapshot snapshot) {
        if (!snapshot.open().isEmpty()) {
            return false;
        }
        for (LiveOrder order : desk.orders().all()) {
            if (order.life().atVenue() || order.changedNs() >= snapshot.askedNs()) {
                return false;
            }
        }
        return true;
    }

    /// Markets of which something is under way, or was at that time, so that the venue's balances
    /// of then need not be ours.
    private Set<Integer> busySince(long sinceNs) {
        long settledNs = sinceNs - desk.settings().settleSeconds() * Times.SECOND_NS;
        var busy = new HashSet<Integer>();
        for (LiveMarket market : desk.markets().all()) {
            if (market.fillNs() > settledNs) {
                busy.add(market.instrument());
            }
        }
        for (LiveOrder order : desk.orders().all()) {
            boolean open = order.life().atVenue() && Decisions.unresolved(order);
            if (open || order.fills().stream().anyMatch(LiveFill::unsettled)) {
                busy.add(order.market());
            }
        }
        return busy;
    }

    /// Reports what of a snapshot can be held against our books. Its cash was asked for before its
    /// tokens, so that a payout may be missing in the one and show in the other: cash waits for a
    /// snapshot without one.
    private void report(AccountSnapshot snapshot, Stamp at, Consumer<Event> sink) {
        if (foreignNs >= snapshot.askedNs()) {
            return;
        }
        Set<Integer> busy = busySince(snapshot.askedNs());
        boolean paid = false;
        boolean due = false;
        for (LiveMarket market : desk.markets().all()) {
            if (!busy.contains(market.instrument())) {
                paid |= report(market, snapshot, at, sink);
            }
            due |= market.resultDue(snapshot.answeredNs());
        }
        if (paid) {
            soon();
        } else if (busy.isEmpty()) {
            reported = true; // asking more often would not help before the result is known
            if (!due) {
                sink.accept(new Event.CashReported(at, snapshot.cashE8()));
            }
        }
    }

    /// @return whether the market was seen to have paid
    private static boolean report(
            LiveMarket market, AccountSnapshot snapshot, Stamp at, Consumer<Event> sink) {
        long upE8 = snapshot.tokensE8().getOrDefault(market.token(Outcome.UP), 0L);
        long downE8 = snapshot.tokensE8().getOrDefault(market.token(Outcome.DOWN), 0L);
        boolean held = upE8 > 0 || downE8 > 0;
        if (market.resolution() == null && (held || market.traded())) {
            sink.accept(new Event.HoldingReported(at, market.instrument(), upE8, downE8));
        } else if (market.traded() && !market.redeemed() && paid(market, upE8, downE8)) {
            sink.accept(new Event.Redeemed(at, market.instrument()));
            return true;
        }
        return false;
    }

    /// Whether nothing that the market's outcome pays for is there any more.
    private static boolean paid(LiveMarket market, long upE8, long downE8) {
        return switch (market.resolution()) {
            case UP -> upE8 == 0;
            case DOWN -> downE8 == 0;
            case SPLIT -> upE8 == 0 && downE8 == 0;
            case null -> false;
        };
    }

    /// Tokens of markets for which no order of ours ever left were ours before this journal began,
    /// or before the market was listed here. They count as bought at the mean price of the
    /// account's latest trades there, at one half where none is known.
    private void adopt(AccountSnapshot snapshot, Stamp at, Consumer<Event> sink) {
        for (LiveMarket market : desk.markets().all()) {
            boolean untouched = !market.compared() && market.resolution() == null;
            for (Outcome outcome : untouched ? Outcome.values() : new Outcome[0]) {
                String token = market.token(outcome);
                long quantityE8 = snapshot.tokensE8().getOrDefault(token, 0L);
                if (quantityE8 > 0 && !market.adopted(outcome)) {
                    long priceE8 = meanPriceE8(snapshot.trades(), token, market);
                    long costE8 = E8.multiply(priceE8, quantityE8);
                    sink.accept(
                            new Event.HoldingAdopted(
                                    at, market.instrument(), outcome, quantityE8, costE8));
                }
            }
            market.compare();
        }
    }

    private static long meanPriceE8(List<TradeRecord> trades, String token, LiveMarket market) {
        long cashE8 = 0;
        long sharesE8 = 0;
        for (TradeRecord trade : trades) {
            boolean here = trade.conditionId().equals(market.terms().conditionId());
            for (TradeRecord.Part part : here ? trade.makers() : List.<TradeRecord.Part>of()) {
                boolean same = part.tokenId().equals(token);
                long priceE8 = same ? part.priceE8() : E8.ONE - part.priceE8();
                cashE8 += E8.multiply(priceE8, part.sizeE8());
                sharesE8 += part.sizeE8();
            }
        }
        return sharesE8 == 0 ? E8.ONE / 2 : Math.min(E8.ONE, E8.divide(cashE8, sharesE8));
    }

    private void unexplained(String conditionId, String what, Stamp at, Consumer<Event> sink) {
        if (!texts.contains(what)) {
            LiveMarket market = desk.markets().ofCondition(conditionId);
            int instrument = market == null ? -1 : market.instrument();
            sink.accept(new Event.Unexplained(at, instrument, what));
        }
    }
}
