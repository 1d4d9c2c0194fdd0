package io.foretick.venue.table;

import io.foretick.base.Checks;
import io.foretick.event.Event;
import io.foretick.event.Instrument;
import io.foretick.event.Source;
import io.foretick.event.Stamp;
import io.foretick.venue.Listings;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/// Rows of one oracle's prices, one a second. The price of 18 decimals is taken before the rounded
/// one.
public final class OracleTable implements TableDecoder.Rows {

    private final Listings listings;
    private final Instrument.Oracle series;
    private final int time;
    private final int value;
    private final int exactValue;
    private long timeNs;
    private long priceE8;

    /// @param asset the coin, upper case
    public OracleTable(List<String> columns, String asset, Listings listings) {
        this.listings = listings;
        String symbol = asset.toLowerCase(Locale.ROOT) + "/usd";
        series = new Instrument.Oracle(Source.CHAINLINK, symbol, asset, 0);
        time = columns.indexOf("feed_ts_ms");
        value = columns.indexOf("value");
        exactValue = columns.indexOf("full_accuracy_value");
    }

    @Override
    public void read(CsvRow row) {
        timeNs = row.timeNs(time);
        long readE8 =
                row.isEmpty(exactValue)
                        ? row.e8(value)
                        : CsvRow.e8(new BigDecimal(row.text(exactValue)).movePointLeft(18));
        priceE8 = Checks.positive(readE8, "price");
    }

    @Override
    public void emit(Stamp at, Consumer<Event> sink) {
        // The name under which the live relay of this series is listed: one series, one number.
        String name = series.symbol() + "@0000";
        int number = listings.list(series, Source.POLYMARKET_RTDS, name, at, sink);
        sink.accept(new Event.OracleTick(at.withVenueNs(timeNs), number, priceE8));
    }
}
