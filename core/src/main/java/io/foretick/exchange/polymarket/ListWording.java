package io.foretick.exchange.polymarket;

import io.foretick.exchange.polymarket.clob.ClobService;
import io.foretick.exchange.polymarket.market.Wording;
import io.foretick.exchange.polymarket.match.ListedMarket;

/// The words of the lists, for the order book's REST side.
record ListWording() implements ClobService.Wording {

    @Override
    public String question(ListedMarket market) {
        return Wording.title(market);
    }

    @Override
    public String description(ListedMarket market) {
        return Wording.description(market);
    }
}
