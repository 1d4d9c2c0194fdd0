package io.foretick.lab.bench.direction;

import io.foretick.forecast.direction.DirectionListener;
import io.foretick.lab.direction.CandleRange;
import io.foretick.lab.direction.DirectionReplay;
import io.foretick.lab.direction.ReplayMode;
import io.foretick.lab.direction.ReplayPlan;
import io.foretick.market.candle.Timeframe;

import java.util.List;

/// Whole replays of the same candles, each by a predictor that knows nothing, with all checks and
/// scores; no file is written. Owned by one thread.
public final class DirectionReplays {

    private static final int CANDLES = 10_000;
    private static final ReplayPlan PLAN =
            new ReplayPlan(
                    DirectionUpdates.RECIPE.symbol(),
                    Timeframe.MINUTE,
                    ReplayMode.WALKFORWARD,
                    "random walk",
                    ReplayPlan.TRAIN_NS,
                    ReplayPlan.EVAL_NS,
                    false,
                    false);

    private final CandleRange candles =
            new CandleRange(List.of(), new RandomMinutes().next(CANDLES));

    /// Walks forward over all candles.
    public long walkForward() {
        var replay =
                new DirectionReplay(
                        PLAN, candles, DirectionUpdates.RECIPE, new DirectionListener() {});
        return replay.run(_ -> {}).summary().size() + replay.lessons();
    }
}
