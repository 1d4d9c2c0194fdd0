package io.foretick.lab.train;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/// All that has been found out so far by training: what a [Checkpoint] keeps. Mutable, owned by the
/// training loop.
final class Course {

    /// A member that is being trained.
    record Running(StageName stage, int member, MemberState state) {}

    private final List<float[]> selected = new ArrayList<>();
    private final List<float[]> refitted = new ArrayList<>();
    private final List<Integer> bestSteps = new ArrayList<>();
    private final List<Double> bestLosses = new ArrayList<>();
    private final List<CurvePoint> curve = new ArrayList<>();
    private @Nullable Running running;

    /// The finished members of a stage.
    List<float[]> done(StageName stage) {
        return stage == StageName.SELECT ? selected : refitted;
    }

    List<Integer> bestSteps() {
        return bestSteps;
    }

    List<Double> bestLosses() {
        return bestLosses;
    }

    List<CurvePoint> curve() {
        return curve;
    }

    @Nullable Running running() {
        return running;
    }

    /// After how many steps a member was best; no bound where none was held out.
    int bestStep(int member) {
        return member < bestSteps.size() ? bestSteps.get(member) : Integer.MAX_VALUE;
    }

    /// The loss of the anchor on what is held out: that of any member before its first step.
    double anchorLoss() {
        for (CurvePoint point : curve) {
            if (point.step() == 0) {
                return point.validationLoss();
            }
        }
        return Double.NaN;
    }

    void add(CurvePoint point) {
        curve.add(point);
    }

    void running(StageName stage, int member, MemberState state) {
        running = new Running(stage, member, state);
    }

    /// The saved state of a member, where there is one.
    @Nullable MemberState takeRunning(StageName stage, int member) {
        Running saved = running;
        if (saved == null || saved.stage() != stage || saved.member() != member) {
            return null;
        }
        return saved.state();
    }

    void finished(StageName stage, float[] weights, int bestStep, double bestLoss) {
        done(stage).add(weights);
        if (stage == StageName.SELECT) {
            bestSteps.add(bestStep);
            bestLosses.add(bestLoss);
        }
        running = null;
    }
}
