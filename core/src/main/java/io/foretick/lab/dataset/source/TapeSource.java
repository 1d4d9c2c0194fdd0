package io.foretick.lab.dataset.source;

import io.foretick.lab.spec.DataSpec;

import java.io.IOException;

/// One kind of market data. Stateless: asked twice, it gives the same rows twice.
@FunctionalInterface
public interface TapeSource {

    /// Gives all that the source holds of the symbol, oldest first. What lies outside of the wanted
    /// time may be given, too, and is left out by the sink.
    ///
    /// @throws IOException with a reason that can be shown to people
    void read(DataSpec data, TapeSink sink) throws IOException;
}
