package io.foretick.report.predictor;

import io.foretick.report.live.Publication;

import java.util.Map;

/// What the predictor's page shows at one instant, as JSON. Immutable.
///
/// @param sequence counts up from 1
/// @param health whether candles come
/// @param state feed, timeframes and alarms, one object
/// @param models one row for each model of each timeframe, an array
/// @param details what is shown of each model beside its row, by timeframe and name, such as
///   `15/TRENDVIC`
/// @param topPatterns pattern memory's keys worth a look, one object
/// @param patternSummary how much pattern memory holds, one object
public record BoardSnapshot(
        long sequence,
        Health health,
        String state,
        String models,
        Map<String, ModelDetail> details,
        String topPatterns,
        String patternSummary)
        implements Publication {

    /// Before anything is known.
    static final BoardSnapshot EMPTY =
            new BoardSnapshot(
                    0,
                    Health.STARTING,
                    "{}",
                    "[]",
                    Map.of(),
                    PatternJson.top(PatternRows.NONE),
                    PatternJson.summary(PatternRows.NONE));

    public BoardSnapshot {
        details = Map.copyOf(details);
    }

    /// State and models; the rest is asked for by those who want it.
    @Override
    public String json() {
        return "{\"state\":" + state + ",\"models\":" + models + "}";
    }
}
