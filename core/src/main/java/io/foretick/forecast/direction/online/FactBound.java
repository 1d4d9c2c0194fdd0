package io.foretick.forecast.direction.online;

import io.foretick.base.StateSink;
import io.foretick.base.StateSource;
import io.foretick.base.Stateful;
import io.foretick.forecast.direction.Direction;
import io.foretick.forecast.direction.Fact;
import io.foretick.math.Statistics;

import java.util.Arrays;

/// Up to which size a move is flat: fixed, or a smoothed quantile of the newest moves whose level
/// is moved so that neither too many nor too few facts are flat. Owned by a timeframe's predictor.
final class FactBound implements Stateful {

    private static final int MOVES_MIN = 20; // fewer make no quantile

    private final FlatPolicy policy;
    private final double[] sizesBps;
    private double bps;
    private double level;
    private double flatShare;
    private long facts;

    FactBound(FlatPolicy policy) {
        this.policy = policy;
        switch (policy) {
            case FlatPolicy.Fixed(double factFlatBps) -> {
                sizesBps = new double[0];
                bps = factFlatBps;
            }
            case FlatPolicy.Adaptive(FlatPolicy.FactRule rule, _, _) -> {
                sizesBps = new double[rule.window()];
                bps = rule.startBps();
                level = rule.level().start();
                flatShare = (rule.share().min() + rule.share().max()) / 2.0;
            }
        }
    }

    /// The bound of the next fact, in hundredths of a percent.
    double bps() {
        return bps;
    }

    /// Counts a fact that was judged by the bound as it was.
    void learn(Fact fact) {
        if (policy instanceof FlatPolicy.Adaptive(FlatPolicy.FactRule rule, _, _)) {
            sizesBps[(int) (facts % sizesBps.length)] = Math.abs(fact.returnBps());
            facts++;
            double flat = fact.direction() == Direction.FLAT ? 1.0 : 0.0;
            flatShare += rule.shareSmoothing() * (flat - flatShare);
            moveLevel(rule);
            moveBound(rule);
        }
    }

    private void moveLevel(FlatPolicy.FactRule rule) {
        if (facts % rule.level().every() != 0) {
            return;
        }
        if (flatShare < rule.share().min()) {
            level += rule.level().step();
        } else if (flatShare > rule.share().max()) {
            level -= rule.level().step();
        }
        level = rule.level().range().clamp(level);
    }

    private void moveBound(FlatPolicy.FactRule rule) {
        if (facts < MOVES_MIN) {
            return;
        }
        double[] sorted = Arrays.copyOf(sizesBps, (int) Math.min(facts, sizesBps.length));
        Arrays.sort(sorted);
        double quantile = Statistics.quantileOfSorted(sorted, level);
        bps = rule.boundsBps().clamp(bps + rule.smoothing() * (quantile - bps));
    }

    @Override
    public void save(StateSink out) {
        out.add(sizesBps, sizesBps.length);
        out.add(bps);
        out.add(level);
        out.add(flatShare);
        out.add(facts);
    }

    /// A fixed bound stays that of the settings, whatever was saved; an adaptive one begins anew
    /// where the state was made with another window or none.
    @Override
    public void load(StateSource in) {
        int count = in.nextInt();
        boolean mine = count > 0 && count == sizesBps.length;
        for (int k = 0; k < count; k++) {
            double sizeBps = in.nextDouble();
            if (mine) {
                sizesBps[k] = sizeBps;
            }
        }
        double savedBps = in.nextDouble();
        double savedLevel = in.nextDouble();
        double savedShare = in.nextDouble();
        long savedFacts = in.nextLong();
        if (mine) {
            bps = savedBps;
            level = savedLevel;
            flatShare = savedShare;
            facts = savedFacts;
        }
    }
}
