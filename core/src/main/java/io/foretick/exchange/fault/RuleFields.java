package io.foretick.exchange.fault;

import io.foretick.base.Times;
import io.foretick.exchange.fault.FaultPlanReader.Value;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The keys of one rule of a plan while they are read; remembers which one was looked at last.
final class RuleFields {

    private static final Pattern SPAN = Pattern.compile("(-?\\d{1,9})(ms|s|m|h)");

    private final Map<String, Value> values;
    private String last = "";
    private int lastLine;

    RuleFields(Map<String, Value> values) {
        this.values = new LinkedHashMap<>(values);
    }

    /// The rule.
    ///
    /// @param path names the rule if it has no name
    /// @throws IllegalArgumentException if a value does not fit; [#last] is its key
    FaultRule rule(String path) {
        Value kindField = take("kind");
        if (kindField == null) {
            throw new IllegalArgumentException("is missing");
        }
        FaultKind kind = FaultKind.parse(kindField.text());
        String name = text("name", kind.key() + "-" + path.replaceAll("\\D", ""));
        String service = text("service", "*");
        String requests = text("path", kind.usualPath());
        double probability = probability();
        long lastingNs = span("lasting", kind.lastingNs());
        long shiftNs = span("shift", 0);
        FaultSchedule schedule = schedule();
        last = "";
        return new FaultRule(
                name, kind, service, requests, probability, schedule, lastingNs, shiftNs);
    }

    private FaultSchedule schedule() {
        long everyNs = span("every", 0);
        long atNs = span("at", everyNs);
        return new FaultSchedule(atNs, everyNs, span("for", 0));
    }

    /// Refuses keys that nobody has read.
    void expectNoMore() {
        for (Map.Entry<String, Value> entry : values.entrySet()) {
            last = entry.getKey();
            lastLine = entry.getValue().line();
            throw new IllegalArgumentException("unknown key");
        }
    }

    /// The key looked at last; empty once all fit by themselves.
    String last() {
        return last;
    }

    /// The line of that key, or else this.
    int line(int lineOfRule) {
        return last.isEmpty() || lastLine == 0 ? lineOfRule : lastLine;
    }

    private @Nullable Value take(String key) {
        last = key;
        Value value = values.remove(key);
        lastLine = value == null ? 0 : value.line();
        return value;
    }

    private String text(String key, String absent) {
        Value value = take(key);
        return value == null ? absent : value.text();
    }

    private double probability() {
        String text = text("probability", "1");
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("'" + text + "' is no number", e);
        }
    }

    private long span(String key, long absentNs) {
        Value value = take(key);
        if (value == null) {
            return absentNs;
        }
        Matcher spelt = SPAN.matcher(value.text());
        if (!spelt.matches()) {
            throw new IllegalArgumentException(
                    "'" + value.text() + "' is no span of time, such as 500ms, 30s, 5m or 2h");
        }
        long unitNs =
                switch (spelt.group(2)) {
                    case "ms" -> Times.MILLI_NS;
                    case "s" -> Times.SECOND_NS;
                    case "m" -> Times.MINUTE_NS;
                    default -> Times.HOUR_NS;
                };
        return Math.multiplyExact(Long.parseLong(spelt.group(1)), unitNs);
    }
}
