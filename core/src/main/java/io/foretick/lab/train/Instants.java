package io.foretick.lab.train;

import io.foretick.base.Seed;
import io.foretick.feature.TrainRange;
import io.foretick.feature.sequence.SequenceSpec;
import io.foretick.feature.sequence.StandardizationFit;
import io.foretick.forecast.density.HarModel;
import io.foretick.forecast.density.network.AnchorLaw;
import io.foretick.forecast.density.network.AnchorMemory;
import io.foretick.lab.train.settings.TrainingSettings;
import io.foretick.market.second.SecondSeries;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/// The instants of a range that a network may learn from, in order of time: their past is whole and
/// so is at least one step of their future, all inside the range. Beside each stands what the
/// anchor remembered then. Immutable after it is made; safe for many readers.
final class Instants {

    /// Coins that the network takes together: all, or each by itself.
    private final List<List<SecondSeries>> groups;

    private final int stepSeconds;
    private final long toSecond;
    private final int coins;
    private int[] group = new int[1024];
    private long[] end = new long[1024];
    private int count;
    private double[] memories = new double[0]; // [instant][coin of its group][AnchorLaw.INPUTS]

    private Instants(List<List<SecondSeries>> groups, TrainRange range, TrainingSettings settings) {
        this.groups = groups;
        this.stepSeconds = settings.stepSeconds();
        this.toSecond = range.toSecond();
        this.coins = settings.network().coins();
    }

    /// A share of the instants of a range, each drawn by a seed.
    ///
    /// @param anchor whose memories are kept beside each
    static Instants of(
            List<List<SecondSeries>> groups,
            TrainRange range,
            TrainingSettings settings,
            HarModel anchor) {
        Instants instants = new Instants(groups, range, settings);
        SequenceSpec spec = settings.network().inputs();
        Seed seed = settings.seed().split("instants");
        for (int number = 0; number < groups.size(); number++) {
            SplittableRandom random = seed.split(number).random();
            instants.gather(number, range, spec.reachSeconds(), settings.density(), random);
        }
        instants.remember(anchor);
        return instants;
    }

    /// The second at which the latest instants begin that are held out.
    static long splitSecond(
            List<List<SecondSeries>> groups, TrainRange range, TrainingSettings settings) {
        Instants all = new Instants(groups, range, settings);
        long reach = settings.network().inputs().reachSeconds();
        for (int number = 0; number < groups.size(); number++) {
            SplittableRandom random = settings.seed().split("split").split(number).random();
            all.gather(number, range, reach, settings.density(), random);
        }
        if (all.count == 0) {
            throw new IllegalArgumentException(
                    "no instant of the range has %d s of past without a gap".formatted(reach));
        }
        long[] ends = Arrays.copyOf(all.end, all.count);
        Arrays.sort(ends);
        return ends[(int) ((1 - settings.validationSplit()) * (all.count - 1))];
    }

    int size() {
        return count;
    }

    long end(int instant) {
        return end[instant];
    }

    /// Coins that are taken together, in the order that [#group] counts them.
    List<List<SecondSeries>> groups() {
        return groups;
    }

    /// Which of the groups an instant belongs to.
    int group(int instant) {
        return group[instant];
    }

    /// The series that are learned together at an instant.
    List<SecondSeries> series(int instant) {
        return groups.get(group[instant]);
    }

    /// Fills `target` with what the anchor remembers of each coin.
    void memories(int instant, double[] target) {
        int width = coins * AnchorLaw.INPUTS;
        System.arraycopy(memories, instant * width, target, 0, width);
    }

    /// Whether a horizon's whole future is held and lies in the range.
    boolean reaches(int instant, int horizonSeconds) {
        long target = end[instant] + horizonSeconds;
        if (target > toSecond) {
            return false;
        }
        for (SecondSeries series : series(instant)) {
            if (!series.covers(end[instant] - stepSeconds, target)) {
                return false;
            }
        }
        return true;
    }

    /// The log return of a coin of the group.
    double returnLog(int instant, int coin, int horizonSeconds) {
        SecondSeries series = series(instant).get(coin);
        long from = end[instant];
        return series.logPrice(from + horizonSeconds - 1) - series.logPrice(from - 1);
    }

    /// For fitting the constants of the features, about so many.
    List<StandardizationFit.Instant> sample(int about) {
        List<StandardizationFit.Instant> chosen = new ArrayList<>();
        int every = Math.max(1, count / about);
        for (int k = 0; k < count; k += every) {
            chosen.add(new StandardizationFit.Instant(series(k), end[k]));
        }
        return chosen;
    }

    private void gather(
            int number, TrainRange range, long reach, double share, SplittableRandom random) {
        List<SecondSeries> together = groups.get(number);
        long first = range.fromSecond() + reach;
        long last = range.toSecond() - stepSeconds;
        for (SecondSeries series : together) {
            first = Math.max(first, series.firstSecond() + reach);
            last = Math.min(last, series.endSecond() - stepSeconds);
        }
        long aligned = Math.ceilDiv(first, stepSeconds) * stepSeconds;
        for (long at = aligned; at <= last; at += stepSeconds) {
            if (random.nextDouble() < share && isWhole(together, at - reach, at + stepSeconds)) {
                add(number, at);
            }
        }
    }

    private static boolean isWhole(List<SecondSeries> together, long from, long to) {
        for (SecondSeries series : together) {
            if (!series.covers(from, to)) {
                return false;
            }
        }
        return true;
    }

    private void add(int number, long at) {
        if (count == end.length) {
            group = Arrays.copyOf(group, 2 * count);
            end = Arrays.copyOf(end, 2 * count);
        }
        group[count] = number;
        end[count] = at;
        count++;
    }

    /// Instants of a group lie in order of time, which is how a memory is led fastest.
    private void remember(HarModel anchor) {
        int width = coins * AnchorLaw.INPUTS;
        memories = new double[Math.multiplyExact(count, width)];
        double[] ofCoin = new double[AnchorLaw.INPUTS];
        int before = -1;
        List<AnchorMemory> led = List.of();
        for (int k = 0; k < count; k++) {
            if (group[k] != before) {
                before = group[k];
                led = series(k).stream().map(one -> new AnchorMemory(anchor, one)).toList();
            }
            for (int coin = 0; coin < coins; coin++) {
                led.get(coin).at(end[k], ofCoin);
                int to = k * width + coin * AnchorLaw.INPUTS;
                System.arraycopy(ofCoin, 0, memories, to, AnchorLaw.INPUTS);
            }
        }
    }
}
