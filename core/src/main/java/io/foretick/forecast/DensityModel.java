package io.foretick.forecast;

import io.foretick.market.second.SecondSeries;

import java.util.List;

/// A model that tells the laws of coins' returns from what is recorded of them: the one face of
/// econometric models and networks, for evaluation and for sessions alike. Immutable.
public interface DensityModel {

    /// Reads these coins from now on.
    ///
    /// @param coins in any number and order, [#symbols] among them; their order is that of the
    ///   curves
    DensityPredictor over(List<? extends SecondSeries> coins);

    /// Length in seconds of the bars that the series given to [#over] must have; 1 where it reads
    /// seconds themselves.
    default int barSeconds() {
        return 1;
    }

    /// The pairs that it reads together and cannot do without; none where it takes any coins.
    default List<String> symbols() {
        return List.of();
    }

    /// The digest of the model: another model, another digest. It is journalled with each density.
    long digest();
}
