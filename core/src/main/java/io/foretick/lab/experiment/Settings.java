package io.foretick.lab.experiment;

import java.util.Locale;
import java.util.Map;

/// The values of the experiment itself, none of which reaches a trial.
///
/// @param choices what the file says
record Settings(Map<String, Choice> choices) {

    String text(String path) {
        return choices.get(path) instanceof Choice.One one ? one.value() : Keys.at(path).fallback();
    }

    int whole(String path) {
        return Integer.parseInt(text(path));
    }

    SearchSpec search() {
        String in = "experiment.search.";
        return new SearchSpec(
                SearchSpec.Method.valueOf(text(in + "method").toUpperCase(Locale.ROOT)),
                SearchSpec.Objective.valueOf(text(in + "objective").toUpperCase(Locale.ROOT)),
                whole(in + "batch"),
                whole(in + "startup"),
                whole(in + "eta"),
                whole(in + "rungs"));
    }
}
