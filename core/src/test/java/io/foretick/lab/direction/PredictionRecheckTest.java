package io.foretick.lab.direction;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.foretick.event.Bar;
import io.foretick.forecast.direction.DirectionListener;
import io.foretick.forecast.direction.online.DirectionSettings;
import io.foretick.session.direction.Predictor;
import io.foretick.testing.StateTape;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

class PredictionRecheckTest {

    private static final Predictor.Recipe RECIPE =
            new Predictor.Recipe("BTCUSDT", DirectionSettings.DEFAULT, Optional.empty());
    private static final List<Bar> BARS = MadeUpCandles.walk(700);
    private static final CandleRange ALL = new CandleRange(List.of(), BARS);
    private static final ReplayPlan PLAN =
            new ReplayPlan(
                    "BTCUSDT",
                    MadeUpCandles.MINUTE,
                    ReplayMode.TRAIN,
                    "made up",
                    ReplayPlan.TRAIN_NS,
                    ReplayPlan.EVAL_NS,
                    false,
                    false);

    /// A recheck that believes in `ALL`, of a predictor that was shown other candles.
    private static PredictionRecheck after(List<Bar> before, List<Bar> shown) {
        var recheck = new PredictionRecheck(PLAN, ALL, RECIPE);
        Predictor earlier = RECIPE.make(MadeUpCandles.MINUTE, 1, new DirectionListener() {});
        before.forEach(earlier.models()::offer);
        Predictor predictor = RECIPE.make(MadeUpCandles.MINUTE, 1, recheck);
        moveState(earlier, predictor);
        recheck.begin(predictor);
        var _ = DirectionReplay.warm(ALL, predictor.models());
        predictor.models().bootstrap();
        shown.forEach(predictor.models()::offer);
        return recheck;
    }

    private static void moveState(Predictor from, Predictor to) {
        var tape = new StateTape();
        from.memory().save(tape);
        from.models().parts().forEach(part -> part.state().save(tape));
        to.memory().load(tape);
        to.models().parts().forEach(part -> part.state().load(tape));
    }

    @Test
    void findsNothingInAnHonestReplay() {
        PredictionRecheck recheck = after(List.of(), BARS);
        assertEquals(3 * 4, recheck.size()); // cuts at 200, 600 and 700, three models and all
        assertEquals(List.of(), recheck.compare());
    }

    @Test
    void catchesOneOtherCandleLongBefore() {
        List<Bar> other = new ArrayList<>(BARS);
        Bar odd = BARS.get(250);
        other.set(
                250,
                new Bar(
                        odd.startNs(),
                        odd.lengthNs(),
                        odd.openE8(),
                        odd.highE8(),
                        odd.lowE8(),
                        odd.lowE8(),
                        odd.volumeE8()));
        List<String> differences = after(List.of(), other).compare();
        assertTrue(differences.size() > 3, differences::toString);
        // The first cut comes before the odd candle.
        String first = Long.toString(BARS.get(199).startNs());
        assertTrue(differences.stream().noneMatch(text -> text.contains(first)));
    }

    @Test
    void catchesLearningThatShouldHaveBeenFrozen() {
        var frozen = new PredictionRecheck(plan(ReplayMode.EVAL_ONLY), ALL, RECIPE);
        Predictor learning = RECIPE.make(MadeUpCandles.MINUTE, 1, frozen);
        frozen.begin(learning);
        BARS.forEach(learning.models()::offer);
        assertFalse(frozen.compare().isEmpty());
    }

    private static ReplayPlan plan(ReplayMode mode) {
        return new ReplayPlan(
                PLAN.symbol(),
                PLAN.timeframe(),
                mode,
                PLAN.source(),
                PLAN.trainNs(),
                PLAN.evalNs(),
                false,
                false);
    }

    @Test
    void beginsWithTheStateThatTheReplayBeganWith() {
        List<Bar> earlier = MadeUpCandles.walk(300, 2);
        long byNs = BARS.getFirst().startNs() - earlier.getLast().endNs();
        List<Bar> before = earlier.stream().map(bar -> moved(bar, byNs)).toList();
        assertEquals(List.of(), after(before, BARS).compare());
    }

    private static Bar moved(Bar bar, long byNs) {
        return new Bar(
                bar.startNs() + byNs,
                bar.lengthNs(),
                bar.openE8(),
                bar.highE8(),
                bar.lowE8(),
                bar.closeE8(),
                bar.volumeE8());
    }

    @Test
    void leavesOutCandlesThatWereNeverReached() {
        PredictionRecheck recheck = after(List.of(), BARS.subList(0, 300));
        assertEquals(4, recheck.size());
        assertEquals(List.of(), recheck.compare());
    }
}
