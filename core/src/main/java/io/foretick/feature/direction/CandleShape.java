package io.foretick.feature.direction;

import java.util.List;
import java.util.stream.Stream;

/// The four features of the newest candle itself, which two models share. Stateless.
///
/// - `return`: `100 (C - C1) / C1`, of its close and the one before: the move in bps over 100
/// - `range`: `100 (H - L) / C`
/// - `body`: `100 (C - O) / O`
/// - `volume_z`: its volume in deviations from the mean of the newest 30
final class CandleShape {

    /// Where each stands.
    static final int RETURN = 0;

    static final int RANGE = 1;
    static final int BODY = 2;
    static final int VOLUME_Z = 3;

    private static final int VOLUMES = 30;

    private CandleShape() {}

    /// The four names, then those of a model's own features.
    static List<String> namesThen(String... own) {
        Stream<String> shared = Stream.of("return", "range", "body", "volume_z");
        return Stream.concat(shared, Stream.of(own)).toList();
    }

    /// Writes the four at the beginning of `into`.
    static void write(CandleTail candles, double[] into) {
        int newest = candles.newest();
        double close = candles.close[newest];
        double open = candles.open[newest];
        double before = candles.close[newest - 1];
        into[RETURN] = 100.0 * (close - before) / before;
        into[RANGE] = 100.0 * (candles.high[newest] - candles.low[newest]) / close;
        into[BODY] = 100.0 * (close - open) / open;
        into[VOLUME_Z] = StandardScore.ofNewest(candles.volume, VOLUMES);
    }
}
