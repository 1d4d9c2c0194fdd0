package io.foretick.lab.train.course;

/// What a stage of training is for.
public enum StageName {
    /// To find out how many steps are best: the latest instants are held out.
    SELECT,
    /// To train on the whole range for as many steps.
    REFIT
}
