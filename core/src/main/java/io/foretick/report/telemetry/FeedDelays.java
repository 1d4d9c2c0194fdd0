package io.foretick.report.telemetry;

import io.foretick.base.Times;
import io.foretick.event.Event;
import io.foretick.event.Source;
import io.foretick.event.Stamp;
import io.foretick.report.telemetry.MarketLog.Sheet;

import org.jspecify.annotations.Nullable;

/// The newest message of each of the two feeds that decisions rest on, for how long it was under
/// way. Owned by a [TelemetryRecorder].
final class FeedDelays {

    private @Nullable Stamp spot; // null until the feed was heard
    private @Nullable Stamp market; // null until the feed was heard

    void on(Event event) {
        boolean priced =
                event instanceof Event.Trade
                        || event instanceof Event.Quote
                        || event instanceof Event.BookUpdate;
        if (!priced || event.at().venueNs() == Times.UNKNOWN_NS) {
            return;
        }
        if (event.at().source() == Source.BINANCE) {
            spot = event.at();
        } else if (event.at().source() == Source.POLYMARKET_CLOB) {
            market = event.at();
        }
    }

    /// Writes both delays to a market's log, at most once a second.
    void write(MarketLog log, long nowNs) {
        if (!log.delaysAreDue(Times.toEpochSecond(nowNs))) {
            return;
        }
        write(log, "binance_recv", spot);
        write(log, "pm_recv", market);
    }

    private static void write(MarketLog log, String name, @Nullable Stamp at) {
        if (at != null) {
            write(log, at.timeNs(), name, at.receiveNs() - at.venueNs());
        }
    }

    static void write(MarketLog log, long timeNs, String name, long latencyNs) {
        long latencyUs = Math.floorDiv(latencyNs, Times.MICRO_NS);
        log.append(Sheet.LATENCY, new CsvRow().millis(timeNs).text(name).number(latencyUs));
    }
}
