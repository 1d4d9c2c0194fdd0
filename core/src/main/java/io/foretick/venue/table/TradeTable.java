package io.foretick.venue.table;

import io.foretick.base.Checks;
import io.foretick.event.Event;
import io.foretick.event.Instrument;
import io.foretick.event.Side;
import io.foretick.event.Source;
import io.foretick.event.Stamp;
import io.foretick.venue.Listings;

import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/// Rows of trades of a Binance spot pair: those with a `side` and no trade number, and those of
/// recorders that keep the stream's own fields.
public final class TradeTable implements TableDecoder.Rows {

    private static final String QUOTED_IN = "USDT";

    private final Listings listings;
    private final String pairOfFile;
    private final int time;
    private final int symbol;
    private final int id;
    private final int price;
    private final int quantity;
    private final int side;
    private final int buyerIsMaker;
    private String pair = "";
    private long timeNs;
    private long tradeId;
    private long priceE8;
    private long quantityE8;
    private Side taker = Side.BUY;

    /// @param assetOfFile the coin of rows that name no symbol
    public TradeTable(List<String> columns, String assetOfFile, Listings listings) {
        this.listings = listings;
        pairOfFile = assetOfFile + QUOTED_IN;
        boolean stream = columns.contains("transactiontime");
        time = columns.indexOf(stream ? "transactiontime" : "trade_ts_ms");
        symbol = columns.indexOf("symbol");
        id = columns.indexOf("tradeid");
        price = columns.indexOf("price");
        quantity = columns.indexOf(stream ? "quantity" : "qty");
        side = columns.indexOf("side");
        buyerIsMaker = columns.indexOf("isbuyermarketmaker");
    }

    @Override
    public void read(CsvRow row) {
        pair = row.isEmpty(symbol) ? pairOfFile : row.text(symbol).toUpperCase(Locale.ROOT);
        timeNs = row.timeNs(time);
        tradeId = row.isEmpty(id) ? 0 : row.whole(id);
        priceE8 = Checks.positive(row.e8(price), "price");
        quantityE8 = Checks.notNegative(row.e8(quantity), "quantity");
        taker = taker(row);
    }

    @Override
    public void emit(Stamp at, Consumer<Event> sink) {
        String asset =
                pair.endsWith(QUOTED_IN)
                        ? pair.substring(0, pair.length() - QUOTED_IN.length())
                        : pair;
        Instrument spot = new Instrument.Spot(Source.BINANCE, pair, asset, 0);
        int number = listings.list(spot, Source.BINANCE, pair, at, sink);
        sink.accept(
                new Event.Trade(
                        at.withVenueNs(timeNs), number, tradeId, priceE8, quantityE8, taker));
    }

    private Side taker(CsvRow row) {
        int column = side == CsvRow.NO_COLUMN ? buyerIsMaker : side;
        return switch (row.initial(column)) {
            case 'b', '0', 'f' -> Side.BUY;
            case 's', '1', 't' -> Side.SELL;
            default -> throw new IllegalArgumentException("no side in column " + column);
        };
    }
}
