package io.foretick.venue.polymarket;

import java.util.List;

/// What was understood of one answer, and why the rest was not.
///
/// @param listings the Up/Down markets in it
/// @param refusals one line for each market that is none, or that misses what it needs
public record GammaAnswer(List<MarketListing> listings, List<String> refusals) {

    public GammaAnswer {
        listings = List.copyOf(listings);
        refusals = List.copyOf(refusals);
    }
}
