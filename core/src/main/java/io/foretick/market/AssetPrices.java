package io.foretick.market;

import io.foretick.base.StateSink;
import io.foretick.base.StateSource;
import io.foretick.base.Times;
import io.foretick.math.Elementary;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/// All prices of one coin, and the basis between its spot pair and the oracle that markets settle
/// on. Mutable, owned by [MarketState].
///
/// The spot pair moves first and in another unit (a stablecoin, another exchange); the oracle's
/// value comes a second or two late. So the basis `ln(spot / oracle)` is tracked on values of the
/// same second, and the oracle's present price is estimated as `spot × exp(−basis)`.
public final class AssetPrices {

    /// Share of a new observation in the tracked basis: a half-life of about a minute of ticks.
    private static final double BASIS_GAIN = 0.0115;

    private final String asset;
    private final List<MarketSlot> markets = new ArrayList<>();
    private @Nullable SpotPrice spot;
    private @Nullable OracleSeries oracle;
    private @Nullable OracleSeries average60;
    private @Nullable OracleSeries average30;
    private double basisLog;
    private boolean basisKnown;

    AssetPrices(String asset) {
        this.asset = asset;
    }

    public String asset() {
        return asset;
    }

    /// The markets of this coin that have not been settled, in the order of their listing.
    public List<MarketSlot> markets() {
        return markets;
    }

    /// The spot pair that leads, null where none is listed.
    public @Nullable SpotPrice spot() {
        return spot;
    }

    /// The oracle's series with this average (0, 30 or 60 s), null where none is listed.
    public @Nullable OracleSeries oracle(int averageSeconds) {
        return switch (averageSeconds) {
            case 0 -> oracle;
            case 30 -> average30;
            case 60 -> average60;
            default -> null;
        };
    }

    /// `ln(spot / oracle)`, 0 until both were seen together.
    public double basisLog() {
        return basisLog;
    }

    public boolean basisKnown() {
        return basisKnown;
    }

    /// The price in 1e-8 whose returns are followed: the spot pair's where there is one, else the
    /// oracle's; 0 if neither is known.
    public long followedPriceE8() {
        if (spot != null && spot.priceE8() > 0) {
            return spot.priceE8();
        }
        return oracle == null ? 0 : oracle.priceE8();
    }

    /// Receive time of the newest price of any kind.
    public long touchedNs() {
        long newest = spot == null ? Book.NEVER_NS : spot.touchedNs();
        newest = oracle == null ? newest : Math.max(newest, oracle.touchedNs());
        newest = average60 == null ? newest : Math.max(newest, average60.touchedNs());
        return average30 == null ? newest : Math.max(newest, average30.touchedNs());
    }

    /// The present price in the oracle's terms, in units; NaN if nothing is known.
    ///
    /// @param nowNs receive clock
    /// @param spotAgeNsMax a spot price older than this gives way to the oracle's own last value
    public double oraclePrice(long nowNs, long spotAgeNsMax) {
        if (spot != null && spot.priceE8() > 0 && nowNs - spot.touchedNs() <= spotAgeNsMax) {
            return spot.priceE8() * Elementary.exp(-basisLog) / 1e8;
        }
        if (oracle != null && oracle.priceE8() > 0) {
            return oracle.priceE8() / 1e8;
        }
        if (average60 != null && average60.priceE8() > 0) {
            return average60.priceE8() / 1e8;
        }
        return spot == null || spot.priceE8() == 0 ? Double.NaN : spot.priceE8() / 1e8;
    }

    /// The instant that [#oraclePrice] stands for, by the clock of its own source.
    public long oraclePriceNs(long nowNs, long spotAgeNsMax) {
        boolean fresh = spot != null && nowNs - spot.touchedNs() <= spotAgeNsMax;
        if (spot != null && spot.priceE8() > 0 && fresh) {
            return spot.statedNs();
        }
        OracleSeries series = oracle != null && oracle.priceE8() > 0 ? oracle : average60;
        if (series != null && series.priceE8() > 0) {
            return series.second() * Times.SECOND_NS;
        }
        return spot == null ? nowNs : spot.statedNs();
    }

    /// Mean of the oracle's price over the `count` seconds up to this one, from the oracle's spot
    /// series where it is there, else from the spot pair less the basis; NaN if neither is known.
    public double meanPrice(long epochSecond, int count) {
        if (oracle != null) {
            double mean = oracle.mean(epochSecond, count);
            if (!Double.isNaN(mean)) {
                return mean / 1e8;
            }
        }
        return spot == null
                ? Double.NaN
                : spot.meanBefore(epochSecond, count) * Elementary.exp(-basisLog) / 1e8;
    }

    void lead(SpotPrice leader) {
        spot = leader;
    }

    void settleOn(OracleSeries series, int averageSeconds) {
        switch (averageSeconds) {
            case 0 -> oracle = series;
            case 30 -> average30 = series;
            case 60 -> average60 = series;
            default -> {} // no market settles on another average
        }
    }

    /// Compares a new oracle value with the spot pair's price of the same instant.
    void trackBasis(long epochSecond, long oracleE8, int averageSeconds) {
        if (spot == null || (averageSeconds != 0 && oracle != null)) {
            return;
        }
        double spotE8 =
                averageSeconds == 0
                        ? (double) spot.priceBeforeE8(epochSecond, 3)
                        : spot.meanBefore(epochSecond, averageSeconds);
        if (!(spotE8 > 0)) { // unknown or NaN
            return;
        }
        double seen = Elementary.log(spotE8 / oracleE8);
        basisLog = basisKnown ? basisLog + BASIS_GAIN * (seen - basisLog) : seen;
        basisKnown = true;
    }

    /// The spot pair's price in the oracle's terms just before an instant, in E8; 0 if unknown.
    long oraclePriceBeforeE8(long epochSecond, int back) {
        if (spot == null) {
            return 0;
        }
        long spotE8 = spot.priceBeforeE8(epochSecond, back);
        return spotE8 == 0 ? 0 : (long) (spotE8 * Elementary.exp(-basisLog));
    }

    void save(StateSink out) {
        out.add(asset);
        out.add(basisLog);
        out.add(basisKnown);
    }

    void load(StateSource in) {
        basisLog = in.nextDouble();
        basisKnown = in.nextBoolean();
    }
}
