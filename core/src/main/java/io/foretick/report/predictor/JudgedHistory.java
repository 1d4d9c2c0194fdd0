package io.foretick.report.predictor;

import io.foretick.forecast.direction.Direction;
import io.foretick.forecast.direction.score.ConfidentWrong;
import io.foretick.forecast.direction.score.Judged;
import io.foretick.report.live.JsonText;

import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.List;

/// The newest judged predictions of one model, and sums over all there ever were. Owned by one
/// thread.
final class JudgedHistory {

    private static final int KEPT = 200;
    private static final int SHORT_WINDOW = 50;

    private final ArrayDeque<Judged> newest = new ArrayDeque<>(KEPT + 1); // oldest first
    private final Tally all = new Tally();
    private long confidentWrongs;

    void add(Judged row) {
        List<Judged> rows = List.of(row);
        all.add(rows);
        confidentWrongs += ConfidentWrong.of(rows).wrong();
        newest.addLast(row);
        if (newest.size() > KEPT) {
            newest.removeFirst();
        }
    }

    /// Sums over all there ever were.
    Tally all() {
        return all;
    }

    /// How often, of all, the wrong side was taken with great confidence.
    long confidentWrongs() {
        return confidentWrongs;
    }

    /// What is kept, oldest first.
    List<Judged> newest() {
        return List.copyOf(newest);
    }

    /// Of what is kept, where the wrong side was taken with most confidence, however much that is.
    List<Judged> worst() {
        return newest.stream()
                .filter(JudgedHistory::isWrongSide)
                .sorted(Comparator.comparingDouble(Judged::confidence).reversed())
                .limit(ConfidentWrong.WORST_MAX)
                .toList();
    }

    /// The scores of each window.
    void writeWindows(JsonText out) {
        out.object("last_50", last(SHORT_WINDOW)::write)
                .object("last_200", last(KEPT)::write)
                .object("all", all::write);
    }

    private Tally last(int count) {
        var tally = new Tally();
        tally.add(newest.stream().skip(Math.max(0, newest.size() - count)).toList());
        return tally;
    }

    private static boolean isWrongSide(Judged row) {
        return row.moved() && row.decision() != Direction.FLAT && row.decision() != row.fact();
    }
}
