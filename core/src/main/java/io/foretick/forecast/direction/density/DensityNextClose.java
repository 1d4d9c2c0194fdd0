package io.foretick.forecast.direction.density;

import io.foretick.base.Checks;
import io.foretick.base.DensityCurve;
import io.foretick.base.StateSink;
import io.foretick.base.StateSource;
import io.foretick.base.Times;
import io.foretick.event.Bar;
import io.foretick.forecast.DensityModel;
import io.foretick.forecast.DensityPredictor;
import io.foretick.forecast.ReturnLaw;
import io.foretick.forecast.direction.NextClose;
import io.foretick.market.candle.Timeframe;
import io.foretick.market.second.BarSeries;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// Reads a density model as a predictor of direction: the probability that the close one timeframe
/// later lies above the newest one, `P(r > 0)` of the law of the log return `r` at that horizon. A
/// close that stays where it is counts half to each side. Learns nothing. Owned by one thread.
///
/// The model reads candles of its own length, mostly a minute, and so does this: candles of another
/// length teach it nothing. For a longer timeframe offer it the minutes, and each candle of the
/// timeframe after the minutes in it; while it has no minutes up to the end of the newest candle of
/// any length, the answer is NaN.
///
/// How it works: it keeps the candles from 00:00 UTC some days before the one that runs, and begins
/// the model's series anew with each UTC day, after a gap and after a correction. So an answer is a
/// function of the kept candles alone, and those are its state: it goes on bit for bit after a
/// restart. Nothing is computed before it is asked for.
public final class DensityNextClose implements NextClose {

    /// Days that models of minutes are well served by: they look back a day and a half.
    public static final int DAYS_BEFORE = 2;

    private static final int SECONDS_OF_MINUTE = 60;

    private final DensityModel model;
    private final String symbol;
    private final double horizonSeconds;
    private final int barSeconds;
    private final int daysBefore;
    private final CandlePast past;
    private long newestEndSecond = Long.MIN_VALUE; // of candles of all lengths
    private @Nullable BarSeries series; // null where it has to be made anew
    private @Nullable DensityPredictor predictor;
    private double answer = Double.NaN;
    private long answeredSecond = Long.MIN_VALUE;

    /// @param model one that takes this coin by itself
    /// @param symbol of the pair, such as `BTCUSDT`
    /// @param timeframe how far ahead it looks
    /// @throws IllegalArgumentException if the model needs other coins too, or seconds
    public DensityNextClose(DensityModel model, String symbol, Timeframe timeframe) {
        this(model, symbol, timeframe, DAYS_BEFORE);
    }

    /// The same with another past.
    ///
    /// @param daysBefore UTC days that are kept before the one that runs
    public DensityNextClose(
            DensityModel model, String symbol, Timeframe timeframe, int daysBefore) {
        List<String> needed = model.symbols();
        if (!needed.isEmpty() && !needed.equals(List.of(symbol))) {
            throw new IllegalArgumentException(
                    "the model reads " + needed + " together and cannot do with " + symbol);
        }
        this.model = model;
        this.symbol = Checks.notBlank(symbol, "symbol");
        this.horizonSeconds = Times.seconds(timeframe.lengthNs());
        this.barSeconds = barSeconds(model);
        this.daysBefore = daysBefore;
        this.past = new CandlePast(barSeconds, daysBefore);
        model.over(List.of(new BarSeries(symbol, barSeconds))); // refuses a model of seconds now
    }

    /// Whether a model reads the candles of a timeframe themselves.
    public static boolean reads(DensityModel model, Timeframe timeframe) {
        return barSeconds(model) * Times.SECOND_NS == timeframe.lengthNs();
    }

    private static int barSeconds(DensityModel model) {
        return model.barSeconds() > 1 ? model.barSeconds() : SECONDS_OF_MINUTE;
    }

    @Override
    public void add(Bar bar) {
        newestEndSecond = Math.max(newestEndSecond, Times.toEpochSecond(bar.endNs()));
        if (bar.lengthNs() == barSeconds * Times.SECOND_NS) {
            take(Times.toEpochSecond(bar.startNs()), bar);
        }
    }

    @Override
    public double up() {
        long end = past.endSecond();
        if (past.size() == 0 || end != newestEndSecond) {
            return Double.NaN;
        }
        if (answeredSecond != end) {
            answer = read(predictor().at(end).getFirst());
            answeredSecond = end;
        }
        return answer;
    }

    /// How many candles it keeps now.
    public int candles() {
        return past.size();
    }

    @Override
    public void save(StateSink out) {
        out.add(symbol);
        out.add(barSeconds);
        out.add(daysBefore);
        out.add(newestEndSecond);
        past.save(out);
    }

    @Override
    public void load(StateSource in) {
        String savedSymbol = in.nextText();
        int savedSeconds = in.nextInt();
        int savedDays = in.nextInt();
        if (!savedSymbol.equals(symbol) || savedSeconds != barSeconds || savedDays != daysBefore) {
            throw new IllegalStateException(
                    "%s of %d s over %d days was expected, found %s of %d s over %d"
                            .formatted(
                                    symbol,
                                    barSeconds,
                                    daysBefore,
                                    savedSymbol,
                                    savedSeconds,
                                    savedDays));
        }
        newestEndSecond = in.nextLong();
        past.load(in);
        beginAnew();
    }

    private void take(long openSecond, Bar bar) {
        if (past.size() > 0 && openSecond == past.endSecond() - barSeconds) {
            past.replaceNewest(bar.closeE8(), bar.volumeE8());
            beginAnew();
            return;
        }
        if (past.size() > 0 && openSecond < past.endSecond()) {
            return; // older than the newest one
        }
        if (past.size() == 0 || openSecond > past.endSecond()) {
            past.restart(openSecond);
            beginAnew();
        }
        if (past.append(bar.closeE8(), bar.volumeE8())) {
            beginAnew();
        } else if (series != null) {
            series.bar(openSecond, bar.closeE8(), bar.volumeE8());
        }
    }

    private void beginAnew() {
        series = null;
        predictor = null;
        answeredSecond = Long.MIN_VALUE;
    }

    private DensityPredictor predictor() {
        if (predictor == null) { // predictors look where a series begins, so it must have begun
            series = past.series(symbol);
            predictor = model.over(List.of(series));
        }
        return predictor;
    }

    private double read(@Nullable DensityCurve curve) {
        if (curve == null) {
            return Double.NaN;
        }
        return ReturnLaw.of(curve, horizonSeconds).survival(0);
    }
}
