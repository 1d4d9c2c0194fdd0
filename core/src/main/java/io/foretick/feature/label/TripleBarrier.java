package io.foretick.feature.label;

import io.foretick.base.Checks;
import io.foretick.math.Elementary;

import java.util.ArrayList;
import java.util.List;

/// The triple-barrier method (López de Prado, Advances in Financial Machine Learning, 2018, section
/// 3.4): a bar's label is the barrier that later closes meet first, above, below, or the end of
/// time. Looks at closes only, not at highs and lows within a bar. Stateless.
///
/// @param barsMax when time runs out
public record TripleBarrier(int barsMax) {

    public TripleBarrier {
        Checks.positive(barsMax, "barsMax");
    }

    /// Labels of all bars with `barsMax` bars after them. The rest gets none, even where a barrier
    /// is met in time: to keep only those would tell of short labels alone.
    public List<Label> labels(double[] close, Barriers barriers) {
        Checks.inRange(barriers.bars(), close.length, close.length, "bars with barriers");
        var labels = new ArrayList<Label>();
        for (int bar = 0; bar < close.length - barsMax; bar++) {
            labels.add(label(close, bar, barriers));
        }
        return labels;
    }

    /// As [#labels], with a label that says "time ran out, nothing moved" for each of the last
    /// `barsMax` bars, as the older pipeline has it. Only for parity.
    public List<Label> compatLabels(double[] close, Barriers barriers) {
        List<Label> labels = labels(close, barriers);
        while (labels.size() < close.length) {
            labels.add(new Label(Touch.NEITHER, 0.0, barsMax));
        }
        return labels;
    }

    private Label label(double[] close, int bar, Barriers barriers) {
        double returnLog = 0.0;
        for (int bars = 1; bars <= barsMax; bars++) {
            returnLog = Elementary.log(close[bar + bars] / close[bar]);
            if (returnLog >= barriers.upperLog(bar)) {
                return new Label(Touch.UPPER, returnLog, bars);
            }
            if (returnLog <= barriers.lowerLog(bar)) {
                return new Label(Touch.LOWER, returnLog, bars);
            }
        }
        return new Label(Touch.NEITHER, returnLog, barsMax);
    }
}
