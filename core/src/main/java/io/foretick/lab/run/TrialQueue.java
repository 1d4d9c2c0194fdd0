package io.foretick.lab.run;

import io.foretick.lab.spec.TrialSpec;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/// Trials that wait for workers, in groups that share a training. A worker goes on with its own
/// group, so that trainings run beside each other; where no group is left that nobody works on, it
/// helps with the one that has most to do. Any thread.
final class TrialQueue {

    private final Deque<Queue<TrialSpec>> untouched = new ArrayDeque<>();
    private final List<Queue<TrialSpec>> begun = new ArrayList<>();

    TrialQueue(List<List<TrialSpec>> groups) {
        groups.forEach(group -> untouched.add(new ConcurrentLinkedQueue<>(group)));
    }

    /// A worker's way through the queue. Owned by the worker.
    final class Taker {

        private Queue<TrialSpec> group = new ConcurrentLinkedQueue<>();

        /// The next trial; empty when none waits.
        Optional<TrialSpec> next() {
            TrialSpec trial = group.poll();
            while (trial == null) {
                Optional<Queue<TrialSpec>> other = group();
                if (other.isEmpty()) {
                    return Optional.empty();
                }
                group = other.get();
                trial = group.poll();
            }
            return Optional.of(trial);
        }
    }

    private synchronized Optional<Queue<TrialSpec>> group() {
        Queue<TrialSpec> fresh = untouched.poll();
        if (fresh != null) {
            begun.add(fresh);
            return Optional.of(fresh);
        }
        begun.removeIf(Queue::isEmpty);
        return begun.stream().max(Comparator.comparingInt(Queue::size));
    }
}
