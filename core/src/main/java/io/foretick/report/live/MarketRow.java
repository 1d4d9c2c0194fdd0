package io.foretick.report.live;

import org.jspecify.annotations.Nullable;

/// One market as the dashboard's table shows it; a plain copy that stays valid. Money and prices in
/// E8, estimates as doubles with NaN for what is not known. YES is Up, NO is Down.
///
/// @param betsOpen whether the venue still takes bets: listed and not resolved
/// @param inInterval whether the window runs now, both boundaries included
/// @param refPriceE8 the price to beat, 0 while it is not known
/// @param refSource how well that price is known: none, near, exact or venue
/// @param price the coin's price in the terms of the market's rule
/// @param probability that YES wins; after the end what the rule gave, 1, 0 or one half
/// @param bestBidYesE8 0 where nobody bids or the book is not trusted
/// @param bestAskYesE8 0 where nobody offers or the book is not trusted
/// @param offerYesE8 shares of YES that our working orders still name, buys and sales together
/// @param offerNoE8 the same of NO
/// @param netProfit cash that came in less cash that went out, plus [#tokensValue]; NaN where the
///   tokens have no price
/// @param tokensValue tokens held at the middle of the book, else at the probability
/// @param rewardPct share of takers' fees that makers get back; NaN where the listing does not say
/// @param ownBid our best bid for YES, sales of NO included; null without one
/// @param ownAsk our best offer of YES, bids for NO included; null without one
/// @param ageMs age of the older of price and book, by the receive clock; -1 where one never came
/// @param freshMs how long price and book stay young enough for trading if nothing more comes; 0
///   where they are too old or not trusted, [#FOREVER_MS] once resolved
/// @param outcome `up`, `down` or `split` once resolved, else empty
public record MarketRow(
        String slug,
        String coin,
        String duration,
        String rule,
        boolean betsOpen,
        boolean inInterval,
        long startNs,
        long endNs,
        long refPriceE8,
        String refSource,
        double price,
        double probability,
        long bestBidYesE8,
        long bestAskYesE8,
        long posYesE8,
        long posNoE8,
        long offerYesE8,
        long offerNoE8,
        double netProfit,
        double tokensValue,
        double takerFeePct,
        double makerFeePct,
        int feeExponent,
        double rewardPct,
        @Nullable OwnQuote ownBid,
        @Nullable OwnQuote ownAsk,
        long ageMs,
        long freshMs,
        String outcome) {

    /// What is settled does not age.
    public static final long FOREVER_MS = Long.MAX_VALUE;

    private static final String EVENTS = "https://polymarket.com/event/";

    /// The venue's own page of the market.
    public String link() {
        return EVENTS + slug;
    }

    /// Whether trading would refuse what the row shows.
    public boolean stale() {
        return freshMs <= 0;
    }

    /// Shares of YES less shares of NO.
    public long positionNetE8() {
        return posYesE8 - posNoE8;
    }
}
