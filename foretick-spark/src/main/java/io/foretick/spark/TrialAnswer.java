package io.foretick.spark;

import java.io.Serializable;

/// What an executor sends back for one trial.
///
/// @param id of the trial
/// @param result its result as a line, empty if the machine failed it
/// @param trace where it broke, or why the machine failed it; empty if all went well
record TrialAnswer(String id, String result, String trace) implements Serializable {

    private static final long serialVersionUID = 1;
}
