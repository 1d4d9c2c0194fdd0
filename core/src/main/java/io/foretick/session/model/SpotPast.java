package io.foretick.session.model;

import io.foretick.base.Times;
import io.foretick.event.Event;
import io.foretick.history.series.LiveSeries;
import io.foretick.history.series.MappedSeries;

/// The past of one spot pair, which grows with the session's events. Owned by the session's thread.
///
/// How it works: a trade of a later second closes those before it. Where nobody trades, the quotes
/// do, a second after they came; so a feed that is silent closes nothing. Until the first trade
/// behind a break of the feed they tell nothing: what was traded in between may yet be fetched.
final class SpotPast {

    /// Stands for the instrument of a pair that is not listed yet.
    static final int UNLISTED = -1;

    private static final long GRACE_NS = Times.SECOND_NS;
    private static final long NEVER_NS = Long.MIN_VALUE;

    /// How much of the past a forecast is shown: more than any model remembers.
    private static final long REACH_SECONDS = 45 * 86_400;

    private final LiveSeries series;
    private final long shownFrom;
    private int instrument = UNLISTED;
    private boolean joined; // the trades have come without a break up to now
    private long heardNs = NEVER_NS;

    SpotPast(LiveSeries series) {
        this.series = series;
        this.shownFrom = series.endSecond() - REACH_SECONDS;
    }

    String symbol() {
        return series.symbol();
    }

    long endSecond() {
        return series.endSecond();
    }

    void listed(int number) {
        instrument = number;
    }

    /// A quote came.
    void heard(long timeNs) {
        if (joined) {
            heardNs = timeNs;
        }
    }

    /// Trades may be missing from now on.
    void lost() {
        joined = false;
        heardNs = NEVER_NS;
    }

    void trade(Event.Trade trade, boolean buyerIsMaker) {
        long venueNs = trade.at().venueNs();
        if (venueNs == Times.UNKNOWN_NS) {
            return;
        }
        joined = true;
        heardNs = venueNs; // one that was fetched is old
        boolean missing = series.lastId() >= 0 && trade.tradeId() > series.lastId() + 1;
        if (missing) {
            series.skipTo(Math.max(Times.toEpochSecond(venueNs), series.endSecond()) + 1);
        }
        series.trade(trade.tradeId(), venueNs, trade.priceE8(), trade.quantityE8(), buyerIsMaker);
    }

    void closeSilentSeconds() {
        if (heardNs != NEVER_NS) {
            series.closeByClock(heardNs, GRACE_NS);
        }
    }

    PastCut.Coin cut() {
        return new PastCut.Coin(instrument, shownFrom, series.cut());
    }

    void rebase(MappedSeries longer) {
        series.rebase(longer);
    }
}
