package io.foretick.venue.table;

import io.foretick.base.Checks;
import io.foretick.base.E8;
import io.foretick.event.BookChanges;
import io.foretick.event.Event;
import io.foretick.event.SkipReason;
import io.foretick.event.Stamp;
import io.foretick.venue.NameTable;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// Rows of the best levels of an Up/Down book, prices and sizes joined by slashes. The row says
/// which token was recorded; the book given is that of the Up token. Each row replaces the book.
public final class DepthTable implements TableDecoder.Rows {

    private final MarketCatalogue markets;
    private final List<String> columns;
    private final BookChanges.Builder changes = new BookChanges.Builder();
    private CsvRow row = new CsvRow();
    private long timeNs;
    private boolean down;
    private List<Level> bids = List.of();
    private List<Level> asks = List.of();

    private record Level(long priceE8, long quantityE8) {}

    public DepthTable(List<String> columns, MarketCatalogue markets) {
        this.columns = columns;
        this.markets = markets;
    }

    @Override
    public void read(CsvRow read) {
        row = read;
        timeNs = row.timeNs(columns.indexOf("ts_ms"));
        down =
                switch (row.text(columns.indexOf("token"))) {
                    case "up" -> false;
                    case "down" -> true;
                    case String other -> throw new IllegalArgumentException("token " + other);
                };
        bids = levels("bid_px", "bid_sz");
        asks = levels("ask_px", "ask_sz");
    }

    @Override
    public void emit(Stamp at, Consumer<Event> sink) {
        Stamp stated = at.withVenueNs(timeNs);
        int market = markets.number(row, columns.indexOf("slug"), at, sink);
        if (market == NameTable.NOT_FOUND) {
            sink.accept(new Event.FrameSkipped(stated, SkipReason.UNLISTED));
            return;
        }
        changes.reset().clear(market);
        for (Level level : down ? asks : bids) {
            changes.bid(market, upPriceE8(level), level.quantityE8());
        }
        for (Level level : down ? bids : asks) {
            changes.ask(market, upPriceE8(level), level.quantityE8());
        }
        sink.accept(new Event.BookUpdate(stated, 0, 0, changes.build()));
    }

    private long upPriceE8(Level level) {
        return down ? E8.ONE - level.priceE8() : level.priceE8();
    }

    private List<Level> levels(String priceColumn, String sizeColumn) {
        int prices = columns.indexOf(priceColumn);
        int sizes = columns.indexOf(sizeColumn);
        if (row.isEmpty(prices) && row.isEmpty(sizes)) {
            return List.of();
        }
        String[] price = row.text(prices).split("/", -1);
        String[] size = row.text(sizes).split("/", -1);
        Checks.inRange(size.length, price.length, price.length, "sizes in " + sizeColumn);
        List<Level> levels = new ArrayList<>(price.length);
        for (int k = 0; k < price.length; k++) {
            long priceE8 = CsvRow.e8(new BigDecimal(price[k]));
            long quantityE8 = CsvRow.e8(new BigDecimal(size[k]));
            levels.add(
                    new Level(
                            Checks.inRange(priceE8, 1, E8.ONE - 1, priceColumn),
                            Checks.positive(quantityE8, sizeColumn)));
        }
        return levels;
    }
}
