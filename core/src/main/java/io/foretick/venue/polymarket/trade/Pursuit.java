package io.foretick.venue.polymarket.trade;

import io.foretick.base.Times;
import io.foretick.event.TimeInForce;
import io.foretick.venue.polymarket.account.Gateway;

import java.util.ArrayList;
import java.util.List;

/// Asks after orders whose fate is open and repeats cancels that nobody has answered, ever more
/// seldom, until the order has closed. Questions and cancels may be repeated; orders never are.
final class Pursuit {

    private static final int CANCELS_MAX = 500; // in one request; the venue takes 1,000

    private final Desk desk;
    private long cancelAllNs = Told.NEVER_NS;
    private int cancelAlls;

    Pursuit(Desk desk) {
        this.desk = desk;
    }

    /// Asks and cancels what is due now.
    void run() {
        if (desk.nowNs() >= cancelAllNs) {
            cancelAll();
        }
        var cancels = new ArrayList<String>();
        for (LiveOrder order : desk.orders().open()) {
            if (order.life().atVenue()) {
                listen(order);
                ask(order);
                fence(order);
                expire(order);
                if (cancelDue(order)) {
                    cancels.add(order.name());
                    countCancel(order);
                }
            }
        }
        send(cancels, desk.gateway());
    }

    /// Cancels every order of the account, until an answer to just that has come.
    void cancelAll() {
        cancelAllNs = desk.nowNs() + desk.settings().waitNs(cancelAlls++);
        desk.gateway().cancelAll();
    }

    /// What is left open after an answer is cancelled by name.
    void cancelAllAnswered() {
        cancelAllNs = Told.NEVER_NS;
        cancelAlls = 0;
    }

    /// Takes up again what a process before this one has sent.
    void resume(LiveOrder order) {
        Told told = order.told();
        switch (order.life()) {
            case COMMANDED -> told.refusal = "never sent: the session ended before";
            case NAMED -> told.lost = true;
            case UNKNOWN, LIVE, CLOSED -> {}
        }
        if (order.life().atVenue() && order.cancelWanted()) {
            told.cancelAt(desk.nowNs());
        }
        desk.touch(order);
    }

    /// A cancel was sent for it by whatever way.
    void countCancel(LiveOrder order) {
        Told told = order.told();
        told.cancelling = true;
        told.cancelAnswered = false;
        told.nextCancelNs = desk.nowNs() + desk.settings().waitNs(told.cancels++);
    }

    private void listen(LiveOrder order) {
        Told told = order.told();
        long silentNs = desk.nowNs() - order.namedNs();
        boolean silent = silentNs >= desk.settings().answerSeconds() * Times.SECOND_NS;
        if (order.life() == OrderLife.NAMED && !told.answered && !told.lost && silent) {
            told.lost = true;
            desk.touch(order);
        }
    }

    private void ask(LiveOrder order) {
        Told told = order.told();
        long nowNs = desk.nowNs();
        boolean waiting = order.life() == OrderLife.NAMED && !told.answered && !told.lost;
        if (!Decisions.unresolved(order) || (waiting && !told.seen)) {
            told.nextAskNs = Told.NEVER_NS;
            told.unresolvedNs = Told.NEVER_NS;
            told.asks = 0;
            return;
        }
        told.unresolvedNs = Math.min(told.unresolvedNs, nowNs);
        if (nowNs - told.unresolvedNs >= desk.settings().stuckSeconds() * Times.SECOND_NS) {
            told.stuck = true;
            desk.touch(order);
        }
        if (told.nextAskNs == Told.NEVER_NS) {
            told.nextAskNs = nowNs + desk.settings().waitNs(0);
        } else if (nowNs >= told.nextAskNs) {
            told.asking = true;
            told.nextAskNs = nowNs + desk.settings().waitNs(++told.asks);
            desk.gateway().askOrder(order.name());
        }
    }

    /// What may never have arrived is cancelled before it is given up.
    private void fence(LiveOrder order) {
        Told told = order.told();
        boolean doubtful = order.life() == OrderLife.UNKNOWN || told.answered;
        if (doubtful && !order.certain() && told.missing > 0 && !told.cancelling) {
            told.cancelAt(desk.nowNs());
        }
        if (told.missing > 0) {
            desk.touch(order); // time alone may decide
        }
    }

    /// The venue takes no end that is near, so what is to end soon has to be cancelled.
    private void expire(LiveOrder order) {
        boolean over =
                order.terms().timeInForce() == TimeInForce.GTD
                        && desk.nowNs() >= order.terms().expireNs();
        if (over && !order.told().cancelling) {
            order.told().cancelAt(desk.nowNs());
        }
    }

    private boolean cancelDue(LiveOrder order) {
        Told told = order.told();
        return told.cancelling
                && told.ended == null
                && !told.cancelAnswered
                && desk.nowNs() >= told.nextCancelNs;
    }

    private static void send(List<String> names, Gateway gateway) {
        for (int from = 0; from < names.size(); from += CANCELS_MAX) {
            gateway.cancel(names.subList(from, Math.min(names.size(), from + CANCELS_MAX)));
        }
    }
}
