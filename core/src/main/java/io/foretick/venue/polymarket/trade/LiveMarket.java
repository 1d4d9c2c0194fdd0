package io.foretick.venue.polymarket.trade;

import io.foretick.base.StateSink;
import io.foretick.base.StateSource;
import io.foretick.event.Market;
import io.foretick.event.Outcome;
import io.foretick.event.Resolution;

import org.jspecify.annotations.Nullable;

/// A market as far as our orders and tokens there need it. Mutable, owned by [LiveMarkets].
final class LiveMarket {

    private static final int UNRESOLVED = -1;
    private static final long NEVER_NS = Long.MIN_VALUE;

    private final int instrument;
    private Market terms;
    private long tickE8;
    private @Nullable Resolution resolution; // null until it has resolved
    private boolean ordered;
    private boolean redeemed;
    private boolean compared;
    private final boolean[] adopted = new boolean[Outcome.values().length];
    private long fillNs = NEVER_NS;

    LiveMarket(int instrument, Market terms) {
        this.instrument = instrument;
        this.terms = terms;
        this.tickE8 = terms.tickE8();
    }

    int instrument() {
        return instrument;
    }

    Market terms() {
        return terms;
    }

    long tickE8() {
        return tickE8;
    }

    @Nullable Resolution resolution() {
        return resolution;
    }

    /// Whether an order of ours ever left for it, or tokens of it were adopted.
    boolean traded() {
        return ordered || adopted(Outcome.UP) || adopted(Outcome.DOWN);
    }

    /// Whether it was seen what of its tokens is ours, so that an order may leave for it.
    boolean compared() {
        return compared || ordered;
    }

    /// Whether tokens that were ours before this journal were counted already.
    boolean adopted(Outcome outcome) {
        return adopted[outcome.ordinal()];
    }

    boolean redeemed() {
        return redeemed;
    }

    /// When a fill of ours here was last told or moved on.
    long fillNs() {
        return fillNs;
    }

    String token(Outcome outcome) {
        return outcome == Outcome.UP ? terms.upToken() : terms.downToken();
    }

    /// Whether it is over at that time without a result that we know, so that it may pay unnoticed.
    boolean resultDue(long timeNs) {
        boolean held = fillNs != NEVER_NS || adopted(Outcome.UP) || adopted(Outcome.DOWN);
        return held && resolution == null && timeNs >= terms.window().endNs();
    }

    /// Whether nothing more can be owed to us here.
    boolean done() {
        return resolution != null && (!traded() || redeemed);
    }

    void listAgain(Market changed) {
        terms = changed;
    }

    void tick(long changedE8) {
        tickE8 = changedE8;
    }

    void resolve(Resolution result) {
        resolution = result;
    }

    void order() {
        ordered = true;
    }

    void compare() {
        compared = true;
    }

    void adopt(Outcome outcome) {
        adopted[outcome.ordinal()] = true;
    }

    void fill(long timeNs) {
        fillNs = Math.max(fillNs, timeNs);
    }

    void redeem() {
        redeemed = true;
    }

    void save(StateSink out) {
        out.add((long) instrument);
        out.add(tickE8);
        out.add((long) (resolution == null ? UNRESOLVED : resolution.ordinal()));
        out.add(ordered);
        out.add(redeemed);
        out.add(adopted(Outcome.UP));
        out.add(adopted(Outcome.DOWN));
        out.add(fillNs);
    }

    /// Reads all but the number.
    void load(StateSource in) {
        tickE8 = in.nextLong();
        int result = in.nextInt();
        resolution = result == UNRESOLVED ? null : Resolution.values()[result];
        ordered = in.nextBoolean();
        redeemed = in.nextBoolean();
        adopted[Outcome.UP.ordinal()] = in.nextBoolean();
        adopted[Outcome.DOWN.ordinal()] = in.nextBoolean();
        fillNs = in.nextLong();
    }
}
