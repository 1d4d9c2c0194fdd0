package io.foretick.lab.dataset.source;

import io.foretick.base.Checks;
import io.foretick.base.E8;
import io.foretick.base.Seed;
import io.foretick.base.Times;
import io.foretick.exchange.price.Draws;
import io.foretick.exchange.price.Noise;
import io.foretick.exchange.price.WeeklySeason;
import io.foretick.lab.spec.DataSpec;
import io.foretick.math.Elementary;

/// A made-up market of one coin, print by print: the same symbol, tick and lot give the same prints
/// everywhere, and more rows only go on longer. Not fitted to any coin, and no evidence about one:
/// it holds a weak signal *on purpose*, too weak to be found in a few days of prints, as in
/// markets: there, models that claim much are wrong, and cost.
///
/// How it works: the fair log price is a walk with fat tails and a few jumps a day, whose
/// volatility follows the week and wanders over minutes, hours and days. A pressure that nobody
/// sees decays over half an hour; it makes buyers take more often than sellers, so that sides come
/// in runs, and it pulls the fair price its way. That pull is the planted signal: the correlation
/// of the pressure with the return of the half hour after it is about 0.15, that of the flow that
/// it shows in is smaller. Prints come in bursts of one side, the more the wilder the market is, a
/// tick or two from the fair price, in sizes of a log-normal law with a fat tail.
public final class GeneratedTrades {

    private static final long START_NS = 1_736_121_600L * Times.SECOND_NS; // a Monday, in 2025
    private static final double START_PRICE = 3_000;
    private static final double SIGMA_PER_SQRT_SECOND = 1.1e-4;
    private static final double BURST_SHARE = 0.4;
    private static final double BURST_SECONDS = 0.02;
    private static final double PAUSE_SECONDS = 1.8; // between bursts, usually
    private static final double JUMPS_PER_SECOND = 6.0 / 86_400;
    private static final double JUMP = 18; // usual shocks of a second
    private static final double PRESSURE_SECONDS = 1_800;
    private static final double PRESSURE_ON_SIDES = 0.8;
    private static final double PULL = 0.25; // of pressure on the price, in deviations
    private static final double ORDER_DOLLARS = 900; // median
    private static final double ORDER_SPREAD = 1.2; // of its logarithm
    private static final double LARGE_SHARE = 0.01;
    private static final double LARGE = 12;
    private static final double[] WANDERING = {0.30, 0.30, 0.25}; // days, hours, minutes
    private static final long[] WANDERING_MINUTES = {1_440, 60, 5};

    private final PriceGrid grid;
    private final int rows;
    private final Draws draws;
    private final Noise[] wandering = new Noise[WANDERING.length];
    private long timeNs = START_NS;
    private long minute = Long.MIN_VALUE;
    private double sigma;
    private double logPrice = Elementary.log(START_PRICE);
    private double pressure;
    private boolean selling;

    private GeneratedTrades(DataSpec data) {
        this.grid = PriceGrid.of(data);
        this.rows = data.rows();
        Seed seed = new Seed(0).split("generated trades").split(data.symbol());
        this.draws = new Draws(seed.split("prints"));
        for (int k = 0; k < wandering.length; k++) {
            wandering[k] = new Noise(seed.split("volatility").split(k), WANDERING_MINUTES[k]);
        }
    }

    /// The market of the spec's symbol, before its first print.
    ///
    /// @throws DatasetException if it is to have no prints
    public static GeneratedTrades of(DataSpec data) throws DatasetException {
        if (data.rows() == 0) {
            throw new DatasetException("data.rows must be positive where the source is generated");
        }
        return new GeneratedTrades(data);
    }

    /// Gives out all prints. Used once.
    public void read(TapeSink sink) {
        Checks.inRange(timeNs, START_NS, START_NS, "time before the first print");
        for (int row = 0; row < rows; row++) {
            boolean burst = row > 0 && draws.chance(BURST_SHARE);
            pass(burst ? BURST_SECONDS : PAUSE_SECONDS / activity());
            if (!burst) {
                selling = draws.unit() > buyersShare();
            }
            sink.trade(row, timeNs, priceE8(), quantityE8(), selling);
        }
    }

    /// Lets a random time with this mean pass.
    private void pass(double secondsMean) {
        long spanNs = 1 + (long) (secondsMean * draws.exponential() * 1e9);
        double seconds = spanNs / 1e9;
        timeNs += spanNs;
        renewSigma();
        double shock = draws.fatNormal() * Math.sqrt(seconds);
        if (draws.chance(Math.min(1.0, JUMPS_PER_SECOND * seconds))) {
            shock += JUMP * draws.normal();
        }
        double pull = PULL * pressure * seconds / Math.sqrt(PRESSURE_SECONDS);
        logPrice += sigma * (shock + pull);
        double kept = Elementary.exp(-seconds / PRESSURE_SECONDS);
        pressure = kept * pressure + Math.sqrt(1 - kept * kept) * draws.normal();
    }

    private void renewSigma() {
        long now = Math.floorDiv(timeNs, Times.MINUTE_NS);
        if (now != minute) {
            minute = now;
            double log = 0;
            for (int k = 0; k < wandering.length; k++) {
                log += WANDERING[k] * wandering[k].at(now);
            }
            sigma = SIGMA_PER_SQRT_SECOND * WeeklySeason.factor(now) * Elementary.exp(log);
        }
    }

    private double activity() {
        return 0.3 + (minute == Long.MIN_VALUE ? 1 : sigma / SIGMA_PER_SQRT_SECOND);
    }

    private double buyersShare() {
        return 1 / (1 + Elementary.exp(-PRESSURE_ON_SIDES * pressure));
    }

    private long priceE8() {
        long fairE8 = E8.ofDouble(Elementary.exp(logPrice));
        long away = draws.chance(0.2) ? 1 : 0;
        long ticks = selling ? grid.ticksBelow(fairE8) - away : grid.ticksBelow(fairE8) + 1 + away;
        return grid.priceE8(Math.max(1, ticks));
    }

    private long quantityE8() {
        double dollars = ORDER_DOLLARS * Elementary.exp(ORDER_SPREAD * draws.normal());
        double large = draws.chance(LARGE_SHARE) ? LARGE : 1;
        long lots = grid.lots(E8.ofDouble(dollars * large * Elementary.exp(-logPrice)));
        return grid.quantityE8(Math.max(1, lots));
    }
}
