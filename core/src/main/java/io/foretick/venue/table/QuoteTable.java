package io.foretick.venue.table;

import io.foretick.base.Checks;
import io.foretick.base.E8;
import io.foretick.event.Event;
import io.foretick.event.Instrument;
import io.foretick.event.Side;
import io.foretick.event.SkipReason;
import io.foretick.event.Source;
import io.foretick.event.Stamp;
import io.foretick.venue.Listings;
import io.foretick.venue.NameTable;

import java.util.List;
import java.util.function.Consumer;

/// Rows of best bids and offers of an Up/Down market. Gives one quote of the Up token, and before
/// it the spot price where the row has one.
///
/// A side that the row lacks is the mirror of the Down token's other side. A price of 0 or 1 is
/// what recorders write where nobody bids or offers: that side is empty.
public final class QuoteTable implements TableDecoder.Rows {

    private final MarketCatalogue markets;
    private final Listings listings;
    private final long assumedQuantityE8;
    private final int slug;
    private final int time;
    private final int spot;
    private final QuoteColumns upBid;
    private final QuoteColumns upAsk;
    private final QuoteColumns downBid;
    private final QuoteColumns downAsk;
    private CsvRow row = new CsvRow();
    private long timeNs;
    private long bidE8;
    private long bidQuantityE8;
    private long askE8;
    private long askQuantityE8;
    private long spotE8;

    /// Where a side's price and size stand.
    private record QuoteColumns(int price, int size) {

        static QuoteColumns of(List<String> columns, String name, int position) {
            return columns.isEmpty()
                    ? new QuoteColumns(position, CsvRow.NO_COLUMN)
                    : new QuoteColumns(columns.indexOf(name), columns.indexOf(name + "_sz"));
        }
    }

    /// @param columns the header; empty for rows whose fifth to eighth columns are the prices
    /// @param assumedQuantityE8 the size of a price that has none
    public QuoteTable(
            List<String> columns,
            CsvRow first,
            MarketCatalogue markets,
            Listings listings,
            long assumedQuantityE8) {
        this.markets = markets;
        this.listings = listings;
        this.assumedQuantityE8 = assumedQuantityE8;
        slug = slugColumn(columns, first);
        if (slug == CsvRow.NO_COLUMN && first.columns() > 1) {
            throw new IllegalArgumentException("no column names the market");
        }
        time = timeColumn(columns, first);
        spot = columns.indexOf("spot");
        upBid = QuoteColumns.of(columns, "up_bid", 4);
        upAsk = QuoteColumns.of(columns, "up_ask", 5);
        downBid = QuoteColumns.of(columns, "down_bid", 6);
        downAsk = QuoteColumns.of(columns, "down_ask", 7);
    }

    /// The column that says when the row arrived.
    public static int timeColumn(List<String> columns, CsvRow first) {
        for (String name : List.of("recv_ts_ms", "ts_ms", "timestamp_ms", "timestamp", "time")) {
            if (columns.contains(name)) {
                return columns.indexOf(name);
            }
        }
        for (int column = 0; column < first.columns() && column < 4; column++) {
            if (isTime(first, column)) {
                return column;
            }
        }
        return 0;
    }

    private static boolean isTime(CsvRow row, int column) {
        try {
            return row.timeNs(column) > 1_000_000_000_000_000_000L; // 2001
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static int slugColumn(List<String> columns, CsvRow first) {
        for (String name : List.of("slug", "market_slug", "market", "event_slug")) {
            if (columns.contains(name)) {
                return columns.indexOf(name);
            }
        }
        for (int column = 0; column < first.columns() && column < 4; column++) {
            if (first.initial(column) >= 'a' && first.text(column).contains("-")) {
                return column;
            }
        }
        return CsvRow.NO_COLUMN;
    }

    @Override
    public void read(CsvRow read) {
        row = read;
        Checks.positive(row.length(slug), "length of the slug");
        timeNs = row.timeNs(time);
        bidE8 = price(upBid, downAsk, 0);
        askE8 = price(upAsk, downBid, Event.Quote.NO_ASK_E8);
        bidQuantityE8 = bidE8 == 0 ? 0 : quantityE8(upBid, downAsk);
        askQuantityE8 = askE8 == Event.Quote.NO_ASK_E8 ? 0 : quantityE8(upAsk, downBid);
        spotE8 = row.isEmpty(spot) ? 0 : Checks.notNegative(row.e8(spot), "spot");
    }

    @Override
    public void emit(Stamp at, Consumer<Event> sink) {
        Stamp stated = at.withVenueNs(timeNs);
        int market = markets.number(row, slug, at, sink);
        if (market == NameTable.NOT_FOUND) {
            sink.accept(new Event.FrameSkipped(stated, SkipReason.UNLISTED));
            return;
        }
        if (spotE8 > 0) {
            int spot = spotNumber(market, at, sink);
            sink.accept(new Event.Trade(stated, spot, 0, spotE8, 0, Side.BUY)); // a bare price
        }
        sink.accept(new Event.Quote(stated, market, 0, bidE8, bidQuantityE8, askE8, askQuantityE8));
    }

    private int spotNumber(int market, Stamp at, Consumer<Event> sink) {
        String asset = listings.get(market).asset();
        Instrument pair = new Instrument.Spot(Source.QUOTE_TABLE, asset, asset, 0);
        return listings.list(pair, Source.QUOTE_TABLE, asset, at, sink);
    }

    private long price(QuoteColumns own, QuoteColumns mirror, long none) {
        long priceE8;
        if (!row.isEmpty(own.price())) {
            priceE8 = row.e8(own.price());
        } else if (!row.isEmpty(mirror.price())) {
            priceE8 = E8.ONE - row.e8(mirror.price());
        } else {
            return none;
        }
        Checks.inRange(priceE8, 0, E8.ONE, "price of a token");
        return priceE8 == 0 || priceE8 == E8.ONE ? none : priceE8;
    }

    private long quantityE8(QuoteColumns own, QuoteColumns mirror) {
        int column = row.isEmpty(own.price()) ? mirror.size() : own.size();
        return row.isEmpty(column) ? assumedQuantityE8 : Checks.notNegative(row.e8(column), "size");
    }
}
