package io.foretick.engine;

import io.foretick.base.StateSink;
import io.foretick.base.StateSource;
import io.foretick.market.Account;
import io.foretick.market.MarketSlot;
import io.foretick.market.Position;
import io.foretick.risk.RejectStorm;
import io.foretick.strategy.Gate;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/// What keeps the engine from trading besides prices: an operator, the limits, the connection to
/// the account, and what cannot be reconciled. Mutable, owned by the engine; others read.
public final class Halts {

    private final Account account;
    private final RejectStorm storm = new RejectStorm();
    private final Set<String> paused = new TreeSet<>(); // in lower case
    private final Set<String> pausedCoins = new TreeSet<>(); // the same in upper case, like coins
    private boolean halted;
    private String reason = "";
    private boolean accountFeedDown;
    private long voidControls;

    Halts(Account account) {
        this.account = account;
    }

    /// Whether an operator or a limit halted all trading until an operator resumes.
    public boolean halted() {
        return halted;
    }

    /// Why all trading was halted last, for people; empty if it never was.
    public String reason() {
        return reason;
    }

    /// What is paused, sorted and in lower case: coins, lengths of windows, slugs.
    public List<String> paused() {
        return List.copyOf(paused);
    }

    /// Words of an operator that had no effect: limits that do not exist, or cannot have the value.
    public long voidControls() {
        return voidControls;
    }

    /// What stops trading everywhere now, or [Gate#OPEN].
    public Gate everywhere(long nowNs) {
        if (halted) {
            return Gate.HALTED;
        }
        if (storm.rages(nowNs)) {
            return Gate.REJECT_STORM;
        }
        if (accountFeedDown) {
            return Gate.ACCOUNT_FEED_DOWN;
        }
        return account.unreconciled() ? Gate.UNRECONCILED : Gate.OPEN;
    }

    /// What stops trading in this market now, or [Gate#OPEN].
    public Gate check(MarketSlot slot, long nowNs) {
        Gate gate = everywhere(nowNs);
        if (gate != Gate.OPEN) {
            return gate;
        }
        if (pauses(slot)) {
            return Gate.PAUSED;
        }
        return account.unreconciled(slot.instrument()) ? Gate.UNRECONCILED : Gate.OPEN;
    }

    /// Whether an operator paused this market, its coin or its length of window.
    public boolean pauses(MarketSlot slot) {
        if (paused.isEmpty()) {
            return false;
        }
        Position position = account.position(slot.instrument());
        return pausedCoins.contains(position.asset())
                || paused.contains(position.interval())
                || paused.contains(slot.terms().slug());
    }

    RejectStorm storm() {
        return storm;
    }

    void halt(String why) {
        halted = true;
        reason = why;
    }

    void resume() {
        halted = false;
        storm.calm();
    }

    void pause(String scope, boolean on) {
        String lower = scope.toLowerCase(Locale.ROOT);
        String upper = scope.toUpperCase(Locale.ROOT);
        if (on) {
            paused.add(lower);
            pausedCoins.add(upper);
        } else {
            paused.remove(lower);
            pausedCoins.remove(upper);
        }
    }

    void setAccountFeedDown(boolean down) {
        accountFeedDown = down;
    }

    void countVoidControl() {
        voidControls++;
    }

    void save(StateSink out) {
        storm.save(out);
        out.add((long) paused.size());
        paused.forEach(out::add);
        out.add(halted);
        out.add(reason);
        out.add(accountFeedDown);
        out.add(voidControls);
    }

    void load(StateSource in) {
        storm.load(in);
        paused.clear();
        pausedCoins.clear();
        int count = in.nextInt();
        for (int k = 0; k < count; k++) {
            pause(in.nextText(), true);
        }
        halted = in.nextBoolean();
        reason = in.nextText();
        accountFeedDown = in.nextBoolean();
        voidControls = in.nextLong();
    }
}
