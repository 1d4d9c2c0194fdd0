package io.foretick.lab.train;

import io.foretick.feature.TrainRange;
import io.foretick.feature.sequence.Standardization;
import io.foretick.feature.sequence.StandardizationFit;
import io.foretick.forecast.density.HarModel;
import io.foretick.lab.train.settings.TrainingSettings;
import io.foretick.market.second.SecondSeries;
import io.foretick.math.network.Parameters;

import java.util.ArrayList;
import java.util.List;

/// What members are trained on in one range of time: anchor, constants and instants, all made from
/// nothing but that range. Immutable, shared by all members.
///
/// @param groups coins that are taken together
/// @param anchor fitted on the range
/// @param standardization of the features, fitted on the range
/// @param ticks least steps of the prices in the range
/// @param instants that are learned from
record Stage(
        List<List<SecondSeries>> groups,
        HarModel anchor,
        Standardization standardization,
        Ticks ticks,
        Instants instants) {

    private static final int STANDARDIZED_ON = 5_000;

    /// @param anchor fitted on the range
    static Stage of(
            List<List<SecondSeries>> groups,
            TrainRange range,
            HarModel anchor,
            TrainingSettings settings) {
        Instants instants = Instants.of(groups, range, settings, anchor);
        if (instants.size() < settings.batchSize()) {
            throw new IllegalArgumentException(
                    "the range has %d instants with a whole past, a batch takes %d"
                            .formatted(instants.size(), settings.batchSize()));
        }
        List<SecondSeries> coins = groups.stream().flatMap(List::stream).toList();
        return new Stage(
                groups,
                anchor,
                StandardizationFit.at(
                        settings.network().inputs(), instants.sample(STANDARDIZED_ON)),
                new Ticks(coins, range, settings.stepSeconds()),
                instants);
    }

    /// Workspaces over a member's weights, enough for a batch.
    ///
    /// @param of the instants that they work on, of this range or of one to be judged on
    List<Shard> shards(TrainingSettings settings, Instants of, Parameters weights) {
        List<Shard> shards = new ArrayList<>();
        for (int from = 0; from < settings.batchSize(); from += Shard.SIZE) {
            shards.add(new Shard(settings, this, of, weights));
        }
        return shards;
    }
}
