package io.foretick.exchange.binance.archive;

import io.foretick.base.Times;
import io.foretick.exchange.source.AggregateTrade;
import io.foretick.exchange.source.Candle;
import io.foretick.exchange.source.SpotTrade;
import io.foretick.exchange.source.World;
import io.foretick.exchange.spot.Decimals;
import io.foretick.exchange.spot.EpochUnit;
import io.foretick.exchange.spot.Interval;
import io.foretick.exchange.spot.IntervalCandles;
import io.foretick.exchange.wire.FileEdition;
import io.foretick.venue.polymarket.Coin;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// Writes one file of the archive: a zip with one CSV, made hour by hour, the same bytes whenever
/// it is written.
///
/// @param coin whose pair it is about
/// @param edition how it is published
record CsvZip(World world, Coin coin, ArchiveFile file, FileEdition edition) {

    private static final LocalDate FIRST_IN_MICROS = LocalDate.of(2025, 1, 1);
    private static final long PART_NS = Times.HOUR_NS;
    private static final LocalDateTime STAMP = LocalDateTime.of(1980, 1, 1, 0, 0);
    private static final LocalDateTime STAMP_AGAIN = LocalDateTime.of(1981, 1, 1, 0, 0);

    void write(OutputStream out) throws IOException {
        var zip = new ZipOutputStream(out);
        zip.setLevel(Deflater.BEST_SPEED);
        var entry = new ZipEntry(file.csvName());
        entry.setTimeLocal(edition.again() ? STAMP_AGAIN : STAMP);
        zip.putNextEntry(entry);
        var rows = new StringBuilder(1 << 16);
        long endNs = file.startNs() + Math.round(edition.share() * (file.endNs() - file.startNs()));
        for (long partNs = file.startNs(); partNs < endNs; partNs += PART_NS) {
            rows.setLength(0);
            append(rows, partNs, Math.min(partNs + PART_NS, endNs));
            zip.write(rows.toString().getBytes(StandardCharsets.US_ASCII));
        }
        if (edition.torn()) {
            return; // what the compressor still holds is lost, and the end
        }
        zip.closeEntry();
        zip.finish();
    }

    // Spot files count microseconds from the year 2025 on.
    private EpochUnit unit() {
        return file.start().isBefore(FIRST_IN_MICROS) ? EpochUnit.MILLIS : EpochUnit.MICROS;
    }

    private void append(StringBuilder rows, long fromNs, long toNs) {
        switch (file.folder().kind()) {
            case TRADES -> {
                for (SpotTrade trade : world.trades(coin, fromNs, toNs)) {
                    append(rows, trade);
                }
            }
            case AGGREGATE_TRADES -> {
                for (AggregateTrade trade : world.aggregateTrades(coin, fromNs, toNs)) {
                    append(rows, trade);
                }
            }
            case CANDLES -> appendCandles(rows, file.interval().orElseThrow(), fromNs, toNs);
        }
    }

    private void append(StringBuilder rows, SpotTrade trade) {
        rows.append(trade.id()).append(',');
        rows.append(Decimals.eight(trade.priceE8())).append(',');
        rows.append(Decimals.eight(trade.quantityE8())).append(',');
        rows.append(Decimals.eight(trade.quoteE8())).append(',');
        rows.append(unit().of(trade.timeNs())).append(',');
        rows.append(trade.buyerIsMaker() ? "True,True\n" : "False,True\n");
    }

    private void append(StringBuilder rows, AggregateTrade trade) {
        rows.append(trade.id()).append(',');
        rows.append(Decimals.eight(trade.priceE8())).append(',');
        rows.append(Decimals.eight(trade.quantityE8())).append(',');
        rows.append(trade.firstTradeId()).append(',');
        rows.append(trade.lastTradeId()).append(',');
        rows.append(unit().of(trade.timeNs())).append(',');
        rows.append(trade.buyerIsMaker() ? "True,True\n" : "False,True\n");
    }

    // A file holds the candles that open in it.
    private void appendCandles(StringBuilder rows, Interval interval, long fromNs, long toNs) {
        IntervalCandles candles = IntervalCandles.utc(world, coin, interval);
        for (Candle candle : candles.first(fromNs, toNs - 1, Integer.MAX_VALUE, Long.MAX_VALUE)) {
            long openNs = candle.startNs();
            rows.append(unit().of(openNs)).append(',');
            rows.append(Decimals.eight(candle.openE8())).append(',');
            rows.append(Decimals.eight(candle.highE8())).append(',');
            rows.append(Decimals.eight(candle.lowE8())).append(',');
            rows.append(Decimals.eight(candle.closeE8())).append(',');
            rows.append(Decimals.eight(candle.volumeE8())).append(',');
            rows.append(unit().lastBefore(candle.endNs())).append(',');
            rows.append(Decimals.eight(candle.quoteVolumeE8())).append(',');
            rows.append(candle.trades()).append(',');
            rows.append(Decimals.eight(candle.takerBuyVolumeE8())).append(',');
            rows.append(Decimals.eight(candle.takerBuyQuoteVolumeE8())).append(",0\n");
        }
    }
}
