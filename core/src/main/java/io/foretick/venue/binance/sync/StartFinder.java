package io.foretick.venue.binance.sync;

import io.foretick.base.Times;
import io.foretick.market.second.SecondCloser;
import io.foretick.venue.VenueException;
import io.foretick.venue.binance.BinanceRest.PastTrade;
import io.foretick.venue.binance.page.TradePages;

import java.io.IOException;
import java.util.Optional;
import java.util.OptionalLong;

/// Finds by REST what lies right before a second: so it is proven that the first trade is the
/// first, and the price is known that the first seconds carry. Stateless apart from the pages.
///
/// @param pages of the symbol
record StartFinder(TradePages pages) {

    /// Where the trades of a second begin; with neither id nor price where the venue does not say.
    Position find(long second) throws IOException, InterruptedException {
        var unknown = new Position(second, SecondCloser.NO_ID, SecondCloser.NO_PRICE);
        try {
            OptionalLong firstId = pages.firstIdAt(second * Times.SECOND_NS);
            return firstId.isEmpty() ? unknown : before(firstId.getAsLong(), second);
        } catch (VenueException _) {
            return unknown; // the files may be there all the same
        }
    }

    private Position before(long firstId, long second) throws IOException, InterruptedException {
        long id = firstId - 1;
        long priceE8 = SecondCloser.NO_PRICE;
        Optional<PastTrade> trade = id < 0 ? Optional.empty() : pages.trade(id);
        if (trade.isPresent() && trade.get().firstId() == id) {
            boolean earlier = trade.get().timeNs() < second * Times.SECOND_NS;
            priceE8 = earlier ? trade.get().priceE8() : priceE8;
        }
        return new Position(second, id, priceE8);
    }
}
