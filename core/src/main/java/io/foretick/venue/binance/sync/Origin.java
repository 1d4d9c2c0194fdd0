package io.foretick.venue.binance.sync;

import io.foretick.history.day.Part;
import io.foretick.venue.binance.archive.TradeArchive;
import io.foretick.venue.binance.page.TradePages;

import java.time.LocalDate;
import java.time.YearMonth;

/// Where trades are being read from.
///
/// @param name of the file, or the endpoint
/// @param sha256 of the file; empty where there is none
record Origin(Part.Source source, String name, String sha256) {

    static final Origin REST = new Origin(Part.Source.REST, TradePages.NAME, "");

    /// A file of the archive.
    static Origin of(TradeArchive archive, String sha256) {
        Part.Source source =
                switch (archive.span()) {
                    case MONTH -> Part.Source.MONTHLY_ARCHIVE;
                    case DAY -> Part.Source.DAILY_ARCHIVE;
                };
        return new Origin(source, archive.zipName(), sha256);
    }

    /// The file that a part of a day came from.
    ///
    /// @param part from the archive
    static TradeArchive archiveOf(String symbol, Part part) {
        String date = part.name().replaceAll("^[A-Z0-9]+-trades-|\\.zip$", "");
        return part.source() == Part.Source.MONTHLY_ARCHIVE
                ? TradeArchive.ofMonth(symbol, YearMonth.parse(date))
                : TradeArchive.ofDay(symbol, LocalDate.parse(date));
    }

    Part part(long firstId, long lastId) {
        return new Part(source, name, sha256, firstId, lastId);
    }
}
