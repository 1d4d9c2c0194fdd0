package io.foretick.report.predictor;

import io.foretick.report.live.JsonText;

import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.List;

/// The newest judged predictions of one model, and sums over all there ever were. Owned by one
/// thread.
final class JudgedHistory {

    private static final int KEPT = 200;
    private static final int SHORT_WINDOW = 50;
    private static final int WRONGS_SHOWN = 10;
    private static final double CONFIDENT = 0.8;

    private final ArrayDeque<Judged> newest = new ArrayDeque<>(KEPT + 1); // oldest first
    private final Tally all = new Tally();
    private long confidentWrongs;

    void add(Judged judged) {
        all.add(judged);
        confidentWrongs += judged.isWrongSide() && judged.confidence() >= CONFIDENT ? 1 : 0;
        newest.addLast(judged);
        if (newest.size() > KEPT) {
            newest.removeFirst();
        }
    }

    Tally all() {
        return all;
    }

    /// The scores of each window.
    void writeWindows(JsonText out) {
        out.object("last_50", last(SHORT_WINDOW)::write)
                .object("last_200", last(KEPT)::write)
                .object("all", all::write);
    }

    /// All that is kept, oldest first.
    void writeNewest(JsonText out) {
        newest.forEach(judged -> out.element(judged::write));
    }

    /// Of what is kept, where the wrong side was taken with most confidence.
    void writeWrongs(JsonText out) {
        mostConfidentWrongs().forEach(judged -> out.element(judged::write));
    }

    /// How often, of all, a side was taken with a confidence of 0.8 or more and the other one came.
    long confidentWrongs() {
        return confidentWrongs;
    }

    private List<Judged> mostConfidentWrongs() {
        return newest.stream()
                .filter(Judged::isWrongSide)
                .sorted(Comparator.comparingDouble(Judged::confidence).reversed())
                .limit(WRONGS_SHOWN)
                .toList();
    }

    private Tally last(int count) {
        var tally = new Tally();
        newest.stream().skip(Math.max(0, newest.size() - count)).forEach(tally::add);
        return tally;
    }
}
