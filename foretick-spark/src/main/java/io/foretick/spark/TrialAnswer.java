package io.foretick.spark;

import java.io.Serializable;

/// What an executor sends back for one trial.
///
/// @param result its result as a line
/// @param trace where it broke, empty if it did not
record TrialAnswer(String result, String trace) implements Serializable {

    private static final long serialVersionUID = 1;
}
