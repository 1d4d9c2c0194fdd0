package io.foretick.venue.bybit.rest;

import io.foretick.base.Checks;
import io.foretick.event.Bar;
import io.foretick.market.candle.Timeframe;
import io.foretick.venue.VenueException;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// The closed candles of one pair and interval as the REST side has them, oldest first, over any
/// range. Candles that the venue does not have are left out. For threads that may block.
public final class BybitHistory {

    /// Hears how far a reading has come. Called by the reading thread after each page.
    public interface Progress {

        /// Nobody is told.
        Progress SILENT = (_, _) -> {};

        /// A page was read.
        ///
        /// @param throughNs all candles that begin before it were read
        /// @param candles how many there were
        void at(long throughNs, long candles);
    }

    private final BybitRest rest;
    private final String symbol;
    private final Timeframe interval;

    public BybitHistory(BybitRest rest, String symbol, Timeframe interval) {
        this.rest = rest;
        this.symbol = symbol;
        this.interval = interval;
    }

    /// Reads the closed candles that begin at `fromNs` or later and before `toNs`, page by page.
    ///
    /// @return how many there were
    /// @throws VenueException if the venue does not answer
    public long read(long fromNs, long toNs, Consumer<Bar> sink, Progress progress)
            throws VenueException, InterruptedException {
        long lengthNs = interval.lengthNs();
        long atNs = interval.startOf(fromNs + lengthNs - 1);
        long candles = 0;
        while (atNs < toNs) {
            long lastNs = Math.min(atNs + (BybitRest.PAGE - 1) * lengthNs, toNs - 1);
            KlinePage page = rest.klines(symbol, interval, atNs, lastNs);
            page.closed().forEach(sink);
            candles += page.closed().size();
            atNs = interval.startOf(lastNs) + lengthNs;
            progress.at(Math.min(atNs, toNs), candles);
            if (atNs > page.serverTimeNs()) {
                break; // nothing later is closed
            }
        }
        return candles;
    }

    /// The closed candles that begin at `fromNs` or later and before `toNs`.
    ///
    /// @throws VenueException if the venue does not answer
    public List<Bar> between(long fromNs, long toNs) throws VenueException, InterruptedException {
        List<Bar> all = new ArrayList<>();
        read(fromNs, toNs, all::add, Progress.SILENT);
        return all;
    }

    /// The last closed candles, fewer only where the venue has no more.
    ///
    /// @throws VenueException if the venue does not answer
    public List<Bar> last(int count) throws VenueException, InterruptedException {
        Checks.inRange(count, 0, 1_000_000, "count");
        List<Bar> newestFirst = new ArrayList<>();
        long toNs = rest.serverTimeNs();
        while (newestFirst.size() < count) {
            int wanted = Math.min(count - newestFirst.size() + 1, BybitRest.PAGE);
            KlinePage page = rest.newest(symbol, interval, toNs, wanted);
            if (page.closed().isEmpty()) {
                break;
            }
            newestFirst.addAll(page.closed().reversed());
            toNs = page.closed().getFirst().startNs() - 1;
        }
        return List.copyOf(newestFirst.subList(0, Math.min(count, newestFirst.size())).reversed());
    }
}
