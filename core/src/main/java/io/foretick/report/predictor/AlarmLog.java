package io.foretick.report.predictor;

import io.foretick.forecast.direction.Alarm;
import io.foretick.report.live.JsonText;

import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/// The last alarms, and those that still stand. Owned by the predictor's thread.
final class AlarmLog {

    private static final int KEPT = 50;

    private record Place(String timeframe, String model, String check) {}

    private final ArrayDeque<Alarm> last = new ArrayDeque<>(KEPT + 1); // newest first
    private final SequencedMap<Place, Alarm> standing = new LinkedHashMap<>();

    void add(Alarm alarm) {
        last.addFirst(alarm);
        if (last.size() > KEPT) {
            last.removeLast();
        }
        var place = new Place(alarm.timeframe().name(), alarm.model().name(), alarm.check());
        if (alarm.level() == Alarm.Level.CLEARED) {
            standing.remove(place);
        } else {
            standing.put(place, alarm);
        }
    }

    /// Two arrays: those that stand, and the last of all kinds, newest first.
    void write(JsonText out) {
        out.array("standing", rows -> standing.values().forEach(alarm -> write(alarm, rows)))
                .array("last", rows -> last.forEach(alarm -> write(alarm, rows)));
    }

    private static void write(Alarm alarm, JsonText out) {
        out.element(fields ->
                fields.putTimeNs("time", alarm.atNs())
                        .put("tf", alarm.timeframe().name())
                        .put("model_id", alarm.model().name())
                        .put("check", alarm.check())
                        .put("level", alarm.level().name())
                        .put("text", alarm.text()));
    }
}
