package io.foretick.venue.polymarket.chain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.foretick.base.E8;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;

final class ClaimsTest {

    @Test
    void expectsWhatTheWinningTokensPay() {
        List<HeldToken> held =
                List.of(token(0, 5_000_000, E8.ONE, true), token(1, 3_000_000, 0, true));

        Claim claim = Claims.redeemable(held, Map.of()).getFirst();

        assertEquals(5_000_000, claim.payoutUnits());
        assertEquals(8_000_000, claim.units());
        assertTrue(claim.isClear());
    }

    @Test
    void believesTheResolutionMoreThanThePrice() {
        List<HeldToken> held = List.of(token(0, 5_000_000, 70_000_000, false));
        var half = new Payouts(E8.ONE / 2, E8.ONE / 2);

        Claim claim = Claims.redeemable(held, Map.of(SampleChain.CONDITION, half)).getFirst();

        assertEquals(2_500_000, claim.payoutUnits());
    }

    @Test
    void findsNothingInAMarketThatStillTrades() {
        assertEquals(
                List.of(), Claims.redeemable(List.of(token(0, 5_000_000, 1, false)), Map.of()));
    }

    @Test
    void leavesAloneWhatPaysNothing() {
        List<HeldToken> held = List.of(token(0, 5_000_000, 0, true));

        Claim claim = Claims.redeemable(held, Map.of()).getFirst();

        assertEquals("it pays nothing", claim.obstacle());
    }

    @Test
    void leavesAloneTokensThatTheAdapterCannotPayOut() {
        var strange =
                new HeldToken(
                        SampleChain.CONDITION,
                        "12345",
                        0,
                        "a-market",
                        5_000_000,
                        E8.ONE,
                        new HeldToken.Flags(true, false));

        Claim claim = Claims.redeemable(List.of(strange), Map.of()).getFirst();

        assertTrue(claim.obstacle().endsWith("not supported here, do it by hand"));
    }

    @Test
    void leavesAloneMarketsThatShareTheirCollateral() {
        HeldToken plain = token(0, 5_000_000, E8.ONE, true);
        var shared =
                new HeldToken(
                        plain.conditionId(),
                        plain.tokenId(),
                        0,
                        plain.slug(),
                        plain.units(),
                        E8.ONE,
                        new HeldToken.Flags(true, true));

        assertFalse(Claims.redeemable(List.of(shared), Map.of()).getFirst().isClear());
    }

    @Test
    void mergesAsManyPairsAsThereAre() {
        List<HeldToken> held =
                List.of(token(0, 5_000_000, 1, false), token(1, 3_000_001, 1, false));

        Claim claim = Claims.mergeable(held).getFirst();

        assertEquals(3_000_001, claim.units());
        assertEquals(3_000_001, claim.payoutUnits());
    }

    @Test
    void findsNoPairInOneOutcome() {
        assertEquals(List.of(), Claims.mergeable(List.of(token(0, 5_000_000, 1, false))));
    }

    private static HeldToken token(int outcomeIndex, long units, long priceE8, boolean redeemable) {
        return new HeldToken(
                SampleChain.CONDITION,
                OutcomeTokenIds.of(SampleChain.CONDITION, outcomeIndex + 1).toString(),
                outcomeIndex,
                "a-market",
                units,
                priceE8,
                new HeldToken.Flags(redeemable, false));
    }
}
