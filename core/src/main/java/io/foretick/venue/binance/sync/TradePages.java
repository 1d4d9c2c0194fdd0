package io.foretick.venue.binance.sync;

import io.foretick.base.Times;
import io.foretick.event.Side;
import io.foretick.venue.VenueException;
import io.foretick.venue.binance.BinanceRest;
import io.foretick.venue.binance.BinanceRest.PastTrade;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;

/// The trades of one symbol as the REST side tells them, page by page, always by their ids: many
/// trades share one time. Any thread.
final class TradePages {

    /// Stands for the endpoint among the sources of a day.
    static final String NAME = "/api/v3/historicalTrades";

    private static final int PAGE = 1_000;
    private static final int TRADES_WEIGHT = 25;
    private static final int AGGREGATES_WEIGHT = 4;

    private final PatientRest rest;
    private final String symbol;

    TradePages(PatientRest rest, String symbol) {
        this.rest = rest;
        this.symbol = symbol;
    }

    /// Id of the first trade at a time or after it, as its aggregate tells; empty if there is none
    /// yet.
    OptionalLong firstIdAt(long timeNs) throws IOException, InterruptedException {
        String query = "?symbol=" + symbol + "&limit=1&startTime=" + timeNs / Times.MILLI_NS;
        byte[] answer = rest.get("/api/v3/aggTrades" + query, AGGREGATES_WEIGHT);
        List<PastTrade> trades = BinanceRest.aggregateTrades(answer);
        return trades.isEmpty()
                ? OptionalLong.empty()
                : OptionalLong.of(trades.getFirst().firstId());
    }

    /// The trade of an id, or where the venue does not have it the next one; empty if there is none
    /// yet.
    Optional<PastTrade> trade(long id) throws IOException, InterruptedException {
        return page(id, 1).stream().findFirst();
    }

    /// Feeds a chain with one page of what it wants. What the venue does not have is passed: there
    /// is nobody else to ask.
    ///
    /// @param holes gets what was passed
    /// @return false if the venue's newest trade was reached
    boolean feedPage(TradeChain chain, Consumer<TradeChain.Gap> holes)
            throws IOException, InterruptedException {
        int limit = (int) Math.min(PAGE, chain.wanted());
        List<PastTrade> page = page(chain.nextId(), limit);
        for (PastTrade trade : page) {
            feed(chain, trade);
            if (chain.state() == TradeChain.State.JUMPED) {
                holes.accept(chain.gap());
                chain.passGap();
                feed(chain, trade);
            }
        }
        return page.size() == limit;
    }

    private static void feed(TradeChain chain, PastTrade trade) {
        boolean buyerIsMaker = trade.taker() == Side.SELL;
        chain.trade(
                trade.firstId(), trade.timeNs(), trade.priceE8(), trade.quantityE8(), buyerIsMaker);
    }

    private List<PastTrade> page(long fromId, int limit) throws IOException, InterruptedException {
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
