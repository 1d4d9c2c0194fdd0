package io.foretick.lab.train.course;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/// All that has been found out so far by training: what a [Checkpoint] keeps. Mutable, owned by the
/// training loop.
public final class Course {

    /// A member that is being trained.
    public record Running(StageName stage, int member, MemberState state) {}

    private final List<float[]> selected = new ArrayList<>();
    private final List<float[]> refitted = new ArrayList<>();
    private final List<Integer> bestSteps = new ArrayList<>();
    private final List<Double> bestLosses = new ArrayList<>();
    private final List<CurvePoint> curve = new ArrayList<>();
    private @Nullable Running running;

    /// The finished members of a stage.
    public List<float[]> done(StageName stage) {
        return stage == StageName.SELECT ? selected : refitted;
    }

    public List<Integer> bestSteps() {
        return bestSteps;
    }

    public List<Double> bestLosses() {
        return bestLosses;
    }

    public List<CurvePoint> curve() {
        return curve;
    }

    public @Nullable Running running() {
        return running;
    }

    /// After how many steps a member was best; no bound where none was held out.
    public int bestStep(int member) {
        return member < bestSteps.size() ? bestSteps.get(member) : Integer.MAX_VALUE;
    }

    /// The loss of the anchor on what is held out: that of any member before its first step.
    public double anchorLoss() {
        for (CurvePoint point : curve) {
            if (point.step() == 0) {
                return point.validationLoss();
            }
        }
        return Double.NaN;
    }

    public void add(CurvePoint point) {
        curve.add(point);
    }

    public void running(StageName stage, int member, MemberState state) {
        running = new Running(stage, member, state);
    }

    /// The saved state of a member, where there is one.
    public @Nullable MemberState saved(StageName stage, int member) {
        Running last = running;
        if (last == null || last.stage() != stage || last.member() != member) {
            return null;
        }
        return last.state();
    }

    public void finished(StageName stage, float[] weights, int bestStep, double bestLoss) {
        done(stage).add(weights);
        if (stage == StageName.SELECT) {
            bestSteps.add(bestStep);
            bestLosses.add(bestLoss);
        }
        running = null;
    }
}
