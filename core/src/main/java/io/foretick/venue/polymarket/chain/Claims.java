package io.foretick.venue.polymarket.chain;

import io.foretick.base.E8;
import io.foretick.venue.ethereum.Bytes32;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/// Finds what a wallet's tokens can be turned into. Functions.
public final class Claims {

    private static final String BY_HAND = ": not supported here, do it by hand";

    private Claims() {}

    /// One for each market that has resolved.
    ///
    /// @param payouts of markets of which the venue tells them; where it does not, the price that
    ///   it gives a redeemable token counts
    public static List<Claim> redeemable(List<HeldToken> held, Map<Bytes32, Payouts> payouts) {
        List<Claim> claims = new ArrayList<>();
        byMarket(held)
                .forEach((condition, tokens) -> {
                    Payouts known = payouts.get(condition);
                    boolean told = tokens.stream().anyMatch(t -> t.flags().redeemable());
                    if (known != null || told) {
                        claims.add(redeem(tokens, known));
                    }
                });
        return claims;
    }

    /// One for each market of which the wallet holds both outcomes.
    public static List<Claim> mergeable(List<HeldToken> held) {
        List<Claim> claims = new ArrayList<>();
        for (List<HeldToken> tokens : byMarket(held).values()) {
            long pairs = Math.min(units(tokens, 0), units(tokens, 1));
            if (pairs > 0) {
                HeldToken first = tokens.getFirst();
                claims.add(
                        new Claim(
                                Claim.Kind.MERGE,
                                first.conditionId(),
                                first.slug(),
                                pairs,
                                pairs,
                                obstacle(tokens)));
            }
        }
        return claims;
    }

    private static Claim redeem(List<HeldToken> tokens, @Nullable Payouts known) {
        long paidUnits = 0;
        long units = 0;
        for (HeldToken token : tokens) {
            long eachE8 = known == null ? token.priceE8() : known.ofE8(token.outcomeIndex());
            paidUnits += E8.multiply(token.units(), eachE8);
            units += token.units();
        }
        HeldToken first = tokens.getFirst();
        String obstacle = obstacle(tokens);
        if (obstacle.isEmpty() && paidUnits == 0) {
            obstacle = "it pays nothing";
        }
        return new Claim(
                Claim.Kind.REDEEM, first.conditionId(), first.slug(), units, paidUnits, obstacle);
    }

    /// Why the adapter cannot take these tokens, or an empty text.
    private static String obstacle(List<HeldToken> tokens) {
        for (HeldToken token : tokens) {
            if (token.flags().negativeRisk()) {
                return "its market is one of several that share a collateral" + BY_HAND;
            }
            String id =
                    OutcomeTokenIds.of(token.conditionId(), token.outcomeIndex() + 1).toString();
            if (!id.equals(token.tokenId())) {
                return "its tokens are not those that the adapter pays out" + BY_HAND;
            }
        }
        return "";
    }

    private static long units(List<HeldToken> tokens, int outcomeIndex) {
        return tokens.stream()
                .filter(token -> token.outcomeIndex() == outcomeIndex)
                .mapToLong(HeldToken::units)
                .sum();
    }

    private static SequencedMap<Bytes32, List<HeldToken>> byMarket(List<HeldToken> held) {
        SequencedMap<Bytes32, List<HeldToken>> markets = new LinkedHashMap<>();
        for (HeldToken token : held) {
            if (token.units() > 0) {
                markets.computeIfAbsent(token.conditionId(), _ -> new ArrayList<>()).add(token);
            }
        }
        return markets;
    }
}
