package io.foretick.session;

/// Hears how far a long run has come. Called now and then on the session's thread.
@FunctionalInterface
public interface ProgressListener {

    /// Tells the state of a run.
    ///
    /// @param bytesRead of the input so far
    /// @param bytesTotal of the input
    /// @param frames input messages so far
    void at(long bytesRead, long bytesTotal, long frames);
}
