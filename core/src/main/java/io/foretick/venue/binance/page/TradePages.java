package io.foretick.venue.binance.page;

import io.foretick.base.Times;
import io.foretick.venue.VenueException;
import io.foretick.venue.binance.BinanceRest;
import io.foretick.venue.binance.BinanceRest.PastTrade;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// The trades of one symbol as the REST side tells them, page by page, always by their ids: many
/// trades share one time. Any thread.
public final class TradePages {

    /// Stands for the endpoint among the sources of a day.
    public static final String NAME = "/api/v3/historicalTrades";

    /// How many trades a page may hold.
    public static final int PAGE = 1_000;

    private static final int TRADES_WEIGHT = 25;
    private static final int AGGREGATES_WEIGHT = 4;

    private final PatientRest rest;
    private final String symbol;

    public TradePages(PatientRest rest, String symbol) {
        this.rest = rest;
        this.symbol = symbol;
    }

    /// Id of the first trade at a time or after it, as its aggregate tells; empty if there is none
    /// yet.
    public OptionalLong firstIdAt(long timeNs) throws IOException, InterruptedException {
        String query = "?symbol=" + symbol + "&limit=1&startTime=" + timeNs / Times.MILLI_NS;
        byte[] answer = rest.get("/api/v3/aggTrades" + query, AGGREGATES_WEIGHT);
        List<PastTrade> trades = BinanceRest.aggregateTrades(answer);
        return trades.isEmpty()
                ? OptionalLong.empty()
                : OptionalLong.of(trades.getFirst().firstId());
    }

    /// The trade of an id, or where the venue does not have it the next one; empty if there is none
    /// yet.
    public Optional<PastTrade> trade(long id) throws IOException, InterruptedException {
        return page(id, 1).stream().findFirst();
    }

    /// The trades from an id on, oldest first; fewer than the limit only where the venue's newest
    /// is among them.
    ///
    /// @param limit at most [#PAGE]
    public List<PastTrade> page(long fromId, int limit) throws IOException, InterruptedException {
        String query = "?symbol=" + symbol + "&fromId=" + fromId + "&limit=" + limit;
        List<PastTrade> page = BinanceRest.trades(rest.get(NAME + query, TRADES_WEIGHT));
        if (!page.isEmpty() && page.getFirst().firstId() < fromId) {
            throw new VenueException(
                    "Binance was asked for trades of "
                            + symbol
                            + " from "
                            + fromId
                            + " on and began with "
                            + page.getFirst().firstId());
        }
        return page;
    }
}
