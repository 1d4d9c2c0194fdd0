package io.foretick.forecast.density;

import io.foretick.forecast.DensityModel;
import io.foretick.forecast.DensityPredictor;
import io.foretick.forecast.ForecasterFactory;
import io.foretick.forecast.PathPredictor;
import io.foretick.market.second.SecondSeries;

import java.util.List;

/// A model of a return's law with a few dozen numbers, fitted to a year of minutes in less than
/// one: the strong baselines, any of which may trade. Immutable; the state that follows a price is
/// in the forecasters that it makes. Networks are not among them.
public sealed interface EconometricModel extends ForecasterFactory, DensityModel
        permits ConstantModel, EwmaModel, GarchModel, HarModel {

    /// How much the coins moved in the training data.
    CoinLevels levels();

    @Override
    default DensityPredictor over(List<? extends SecondSeries> coins) {
        return new PathPredictor(this, coins);
    }

    /// The coin's standard deviation over one second in the long run: what a baseline without state
    /// would use.
    default double constantSigmaPerSqrtSecond(String asset) {
        return levels().sigmaPerSqrtSecond(asset);
    }
}
