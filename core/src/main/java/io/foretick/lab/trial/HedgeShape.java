package io.foretick.lab.trial;

import io.foretick.strategy.making.MakerView;
import io.foretick.strategy.making.QuoteShape;

/// Where the quotes of a model stand, as the hedging band asks it to guess how soon own fills would
/// flatten a position.
interface HedgeShape {

    /// The shape at this look.
    QuoteShape of(MakerView view);
}
