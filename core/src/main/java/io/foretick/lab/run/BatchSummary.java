package io.foretick.lab.run;

/// How a batch ended.
///
/// @param trials that have a result, failed ones included
/// @param failed of them
/// @param digest of all results, whatever the order in which they were made
/// @param wallSeconds that this run of the batch took
/// @param peakMemoryBytes largest resident memory of this process and its workers together
/// @param complete whether no trial is left
public record BatchSummary(
        int trials,
        int failed,
        String digest,
        double wallSeconds,
        long peakMemoryBytes,
        boolean complete) {}
