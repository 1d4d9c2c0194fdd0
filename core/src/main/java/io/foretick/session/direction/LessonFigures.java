package io.foretick.session.direction;

import io.foretick.base.StateSink;
import io.foretick.base.StateSource;
import io.foretick.base.Stateful;
import io.foretick.forecast.direction.Direction;
import io.foretick.forecast.direction.DirectionListener;
import io.foretick.forecast.direction.ModelName;
import io.foretick.forecast.direction.Update;
import io.foretick.store.file.JsonText;

import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.util.EnumMap;
import java.util.Map;

/// What the lessons of one timeframe's models came to, from the first one on, across restarts: a
/// line beside each saved version, for people. Not for scores, which have intervals and guards
/// elsewhere. Owned by the predictor's thread.
public final class LessonFigures implements DirectionListener, Stateful {

    private final Map<ModelName, Sums> models = new EnumMap<>(ModelName.class);

    /// Of one model.
    private static final class Sums {
        long lessons;
        long decided; // not flat
        long right;
        double reward;
        double slope = 1;
        double shift;
    }

    LessonFigures() {
        for (ModelName model : ModelName.values()) {
            models.put(model, new Sums());
        }
    }

    /// Counts a prediction that its model learnt from.
    @Override
    public void update(Update update) {
        Sums sums = models.get(update.prediction().model());
        if (sums == null || !update.lesson().learnt()) {
            return;
        }
        Direction said = update.prediction().direction();
        sums.lessons++;
        sums.decided += said == Direction.FLAT ? 0 : 1;
        sums.right += said == update.fact().direction() ? 1 : 0;
        sums.reward += update.reward();
        sums.slope = update.after().slope();
        sums.shift = update.after().shift();
    }

    /// A JSON object with a member for each model that has learnt anything.
    String json() {
        ObjectNode all = JsonNodeFactory.instance.objectNode();
        models.forEach((model, sums) -> {
            if (sums.lessons > 0) {
                ObjectNode node = all.putObject(model.name());
                double n = (double) sums.lessons;
                node.put("n", sums.lessons);
                node.put("accuracy", sums.right / n);
                node.put("coverage", sums.decided / n);
                node.put("mean_reward", sums.reward / n);
                node.put("calib_a", sums.slope);
                node.put("calib_b", sums.shift);
            }
        });
        return JsonText.line(all).strip();
    }

    @Override
    public void save(StateSink out) {
        for (Sums sums : models.values()) {
            out.add(sums.lessons);
            out.add(sums.decided);
            out.add(sums.right);
            out.add(sums.reward);
            out.add(sums.slope);
            out.add(sums.shift);
        }
    }

    @Override
    public void load(StateSource in) {
        for (Sums sums : models.values()) {
            sums.lessons = in.nextLong();
            sums.decided = in.nextLong();
            sums.right = in.nextLong();
            sums.reward = in.nextDouble();
            sums.slope = in.nextDouble();
            sums.shift = in.nextDouble();
        }
    }
}
