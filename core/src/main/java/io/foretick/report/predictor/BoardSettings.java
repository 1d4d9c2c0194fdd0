package io.foretick.report.predictor;

import io.foretick.base.Checks;
import io.foretick.base.Times;

/// What a board says of itself, and how often it publishes.
///
/// @param mode such as `live` or `replay`
/// @param symbol what is predicted, such as `BTCUSDT`
/// @param updateNs least wall time between two snapshots
public record BoardSettings(String mode, String symbol, long updateNs) {

    private static final long UPDATE_NS = 250 * Times.MILLI_NS;

    public BoardSettings {
        Checks.notBlank(mode, "mode");
        Checks.notBlank(symbol, "symbol");
        Checks.inRange(updateNs, 1, Times.SECOND_NS, "updateNs");
    }

    /// Publishes at most four times a second.
    public static BoardSettings of(String mode, String symbol) {
        return new BoardSettings(mode, symbol, UPDATE_NS);
    }
}
