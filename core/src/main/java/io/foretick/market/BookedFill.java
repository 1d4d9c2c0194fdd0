package io.foretick.market;

import io.foretick.base.StateSink;
import io.foretick.base.StateSource;
import io.foretick.event.live.FillState;

/// One trade of an order as it was booked, so that it can be taken back to the last unit. A trade
/// whose settlement was told before the trade itself has no amounts yet.
///
/// @param tradeId the venue's number
/// @param state how final it is
/// @param told whether the trade itself was told
/// @param tokensE8 tokens that came, or, below zero, went
/// @param tradedE8 cash that came, or, below zero, went, without the fee
/// @param feeE8 the fee, never below zero
record BookedFill(
        long tradeId, FillState state, boolean told, long tokensE8, long tradedE8, long feeE8) {

    static BookedFill untold(long tradeId, FillState state) {
        return new BookedFill(tradeId, state, false, 0, 0, 0);
    }

    BookedFill in(FillState next) {
        return new BookedFill(tradeId, next, told, tokensE8, tradedE8, feeE8);
    }

    /// Cash that came, or, below zero, went, with the fee.
    long flowE8() {
        return tradedE8 - feeE8;
    }

    /// Tokens that came.
    long boughtE8() {
        return Math.max(0, tokensE8);
    }

    /// Whether a block holds it, so that its cash and tokens can be used.
    boolean settled() {
        return settled(state);
    }

    /// Whether nothing can happen to it any more.
    boolean over() {
        return told && state.isFinal();
    }

    /// Whether this word goes beyond what is known. Words come repeated and out of order, so an
    /// earlier one says nothing new.
    boolean advancesTo(FillState next) {
        return state.leadsTo(next);
    }

    /// Whether this word says the opposite of a final one: the two exclude each other.
    boolean contradicts(FillState next) {
        return next != state && next.isFinal() && state.isFinal();
    }

    static boolean settled(FillState state) {
        return switch (state) {
            case MINED, CONFIRMED -> true;
            case MATCHED, RETRYING, FAILED -> false;
        };
    }

    void save(StateSink out) {
        out.add(tradeId);
        out.add((long) state.ordinal());
        out.add(told);
        out.add(tokensE8);
        out.add(tradedE8);
        out.add(feeE8);
    }

    static BookedFill load(StateSource in) {
        return new BookedFill(
                in.nextLong(),
                FillState.values()[in.nextInt()],
                in.nextBoolean(),
                in.nextLong(),
                in.nextLong(),
                in.nextLong());
    }
}
