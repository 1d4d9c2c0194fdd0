package io.foretick.lab.train;

import io.foretick.base.Seed;
import io.foretick.lab.train.settings.TrainingSettings;

import java.util.List;
import java.util.SplittableRandom;

/// One pass over instants in an order of its own, with a horizon drawn for each: a market's
/// duration, each as likely, then the time left of it, uniform. A pure function of its seed. Where
/// the future is not held that far, the horizon is drawn anew.
public final class Samples {

    private static final int DRAWS = 16;

    private final Instants instants;
    private final List<Integer> durations;
    private final int stepSeconds;
    private final Seed seed;
    private final int[] order;

    Samples(Instants instants, TrainingSettings settings, Seed seed) {
        this.instants = instants;
        this.durations = settings.durationsSeconds();
        this.stepSeconds = settings.stepSeconds();
        this.seed = seed.split("horizons");
        this.order = shuffled(instants.size(), seed.split("order").random());
    }

    int size() {
        return order.length;
    }

    /// Which instant a sample is taken at.
    int instant(int sample) {
        return order[sample];
    }

    /// How far ahead it looks: at least a step.
    int horizonSeconds(int sample) {
        SplittableRandom random = seed.split(order[sample]).random();
        for (int draw = 0; draw < DRAWS; draw++) {
            int duration = durations.get(random.nextInt(durations.size()));
            int horizon = stepSeconds * (1 + random.nextInt(duration / stepSeconds));
            if (instants.reaches(order[sample], horizon)) {
                return horizon;
            }
        }
        return stepSeconds;
    }

    /// Fisher and Yates.
    private static int[] shuffled(int size, SplittableRandom random) {
        int[] order = new int[size];
        for (int k = 0; k < size; k++) {
            int other = random.nextInt(k + 1);
            order[k] = order[other];
            order[other] = k;
        }
        return order;
    }
}
