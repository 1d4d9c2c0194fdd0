package io.foretick.lab.spec;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Predicate;

/// What trials take for granted since their data does not hold it, one sentence each for the reader
/// of their results. Stateless.
public final class Assumptions {

    private static final String CANDLES =
            "Candles hold no order flow: their high and low are taken to be reached in an order"
                    + " that is assumed, and makers look only at their closes.";
    private static final String AGENTS =
            "Where only trades are known, a quote is met when the price goes past it or a noise"
                    + " taker gets through to it: venue.lob.tape_reach_bps, agent_spread_bps,"
                    + " agent_depth_usd and noise_per_minute are assumptions.";
    private static final String POOLS =
            "Traders and the arbitrageur of a pool are made up: venue.amm.noise_per_minute,"
                    + " noise_usd, arbitrage_share and arbitrage_first are assumptions.";

    private Assumptions() {}

    /// The sentences that hold for at least one of these trials.
    public static List<String> of(Collection<TrialSpec> trials) {
        var found = new ArrayList<String>();
        add(found, CANDLES, trials, spec -> spec.data().source() == DataSpec.Source.KLINES);
        add(found, AGENTS, trials, Assumptions::hasAgents);
        add(found, POOLS, trials, spec -> spec.venue().type() == VenueSpec.Type.AMM);
        return List.copyOf(found);
    }

    private static void add(
            List<String> found,
            String sentence,
            Collection<TrialSpec> trials,
            Predicate<TrialSpec> holds) {
        if (trials.stream().anyMatch(holds)) {
            found.add(sentence);
        }
    }

    private static boolean hasAgents(TrialSpec spec) {
        if (spec.venue().type() != VenueSpec.Type.LOB) {
            return false;
        }
        return switch (spec.data().source()) {
            case RECORDING, HFT_FEED, HYPERLIQUID -> spec.venue().lob().agents();
            case GENERATED, KLINES, TRADES, HISTORY, EVM, SOLANA -> true;
        };
    }
}
