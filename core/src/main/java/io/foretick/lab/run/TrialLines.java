package io.foretick.lab.run;

import io.foretick.lab.experiment.SpecBinder;
import io.foretick.lab.spec.TrialSpec;

import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/// Trials as lines of text: how they travel to other processes and machines. Stateless.
public final class TrialLines {

    private static final JsonMapper JSON = new JsonMapper();
    private static final TypeReference<LinkedHashMap<String, String>> VALUES =
            new TypeReference<>() {};

    private TrialLines() {}

    /// The settings of a trial in one line.
    public static String line(TrialSpec spec) {
        return JSON.writeValueAsString(spec.values());
    }

    /// The trial whose line this is.
    ///
    /// @throws IOException if it is no line of settings
    public static TrialSpec parse(String line) throws IOException {
        try {
            Map<String, String> values = JSON.readValue(line, VALUES);
            return SpecBinder.bind(values);
        } catch (JacksonException e) {
            throw new IOException("not the settings of a trial: " + e.getOriginalMessage(), e);
        }
    }
}
