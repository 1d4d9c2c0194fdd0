package io.foretick.lab.train;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

/// Tells how good weights are on samples that nobody learns from, nothing dropped.
///
/// @param shards over the weights, of the instants that are judged on
record Judges(Crew crew, List<Shard> shards, Samples samples) {

    /// The mean loss of the first samples.
    double loss(int most) throws InterruptedException {
        int count = Math.min(most, samples.size());
        double sum = 0;
        for (int from = 0; from < count; from += shards.size() * Shard.SIZE) {
            List<Callable<Double>> tasks = new ArrayList<>();
            for (int k = 0; k < shards.size(); k++) {
                int begin = from + k * Shard.SIZE;
                int size = Math.min(Shard.SIZE, count - begin);
                if (size > 0) {
                    Shard judge = shards.get(k);
                    tasks.add(() -> judge.loss(samples, begin, size));
                }
            }
            sum += Crew.sum(crew.all(tasks));
        }
        return sum / count;
    }
}
