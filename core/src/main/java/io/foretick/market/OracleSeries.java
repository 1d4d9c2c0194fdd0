package io.foretick.market;

import io.foretick.base.StateSink;
import io.foretick.base.StateSource;
import io.foretick.base.Times;
import io.foretick.event.Event;

/// One series of reference prices, a value for each whole second. Mutable, owned by [MarketState].
public final class OracleSeries {

    private final SecondRing seconds = new SecondRing();
    private long priceE8;
    private long second = Long.MIN_VALUE;
    private long touchedNs = Book.NEVER_NS;

    /// The newest value by its own second, 0 if none is known.
    public long priceE8() {
        return priceE8;
    }

    /// The second that the newest value stands for.
    public long second() {
        return second;
    }

    /// Receive time of the newest value.
    public long touchedNs() {
        return touchedNs;
    }

    /// The value of exactly this second, 0 if it is missing.
    public long exactE8(long epochSecond) {
        return seconds.exactE8(epochSecond);
    }

    /// The value of the latest second at or before this one, at most `back` seconds older; or 0.
    public long latestE8(long epochSecond, int back) {
        return seconds.latestE8(epochSecond, back);
    }

    /// Mean of the values of the `count` seconds up to and with this one; NaN if unknown.
    public double mean(long epochSecond, int count) {
        return seconds.mean(epochSecond - count, epochSecond);
    }

    /// Takes a value; one that is older than the newest only fills its own second.
    void on(Event.OracleTick tick) {
        long stands = Times.toEpochSecond(tick.at().venueOrReceiveNs());
        seconds.put(stands, tick.priceE8());
        if (stands >= second) {
            second = stands;
            priceE8 = tick.priceE8();
            touchedNs = tick.at().receiveNs();
        }
    }

    void save(StateSink out) {
        seconds.save(out);
        out.add(priceE8);
        out.add(second);
        out.add(touchedNs);
    }

    void load(StateSource in) {
        seconds.load(in);
        priceE8 = in.nextLong();
        second = in.nextLong();
        touchedNs = in.nextLong();
    }
}
