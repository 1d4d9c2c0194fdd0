package io.foretick.report.direction.replay;

/// The state that a replay has left behind.
///
/// @param digest of all of it, as the file of the state has it
/// @param lessons that its models have learnt, those before the replay included
public record ReplayState(String digest, long lessons) {}
