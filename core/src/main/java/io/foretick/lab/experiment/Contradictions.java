package io.foretick.lab.experiment;

import io.foretick.session.ConfigException;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/// Values that are each right by themselves and cannot stand together.
final class Contradictions {

    private static final List<String> FROM_FILES =
            List.of("klines", "trades", "history", "recording", "hft_feed");

    private Contradictions() {}

    /// Looks at one trial's values.
    ///
    /// @param values those that count
    /// @throws ConfigException naming the key, if there is one
    static void check(Map<String, String> values, Experiment experiment) {
        String source = values.getOrDefault("data.source", "");
        boolean anywhere = !values.getOrDefault("data.paths", "").isEmpty();
        if (FROM_FILES.contains(source) && !anywhere) {
            throw refusal(experiment, "data.source", source + " needs data.paths");
        }
        if (source.equals("history") && values.getOrDefault("data.symbol", "").isEmpty()) {
            throw refusal(experiment, "data.source", "history needs data.symbol");
        }
        if (values.containsKey("data.url")
                && !anywhere
                && values.getOrDefault("data.url", "").isEmpty()) {
            throw refusal(experiment, "data.source", source + " needs data.url or data.paths");
        }
        if (values.containsKey("data.name") && experiment.ranges().containsKey("data.paths")) {
            throw refusal(experiment, "data.name", "names one set of data, data.paths is a range");
        }
        String from = values.getOrDefault("data.from", "");
        String to = values.getOrDefault("data.to", "");
        if (!from.isEmpty() && !to.isEmpty() && !Instant.parse(from).isBefore(Instant.parse(to))) {
            throw refusal(experiment, "data.to", to + " must come after data.from " + from);
        }
        if (values.getOrDefault("features.include", "none").isEmpty()) {
            throw refusal(experiment, "features.include", "a model needs features; or algo: none");
        }
    }

    private static ConfigException refusal(Experiment experiment, String path, String text) {
        return new ConfigException(experiment.at(path) + ": " + path + ": " + text);
    }
}
