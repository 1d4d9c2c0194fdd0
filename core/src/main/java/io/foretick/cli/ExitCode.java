package io.foretick.cli;

/// What the process answers; the same for every command.
public final class ExitCode {

    public static final int OK = 0;

    /// Wrong usage or configuration.
    public static final int USAGE = 1;

    /// A check failed.
    public static final int CHECK_FAILED = 2;

    /// A venue or the network failed.
    public static final int VENUE = 3;

    /// Halted by risk.
    public static final int HALTED = 4;

    /// Interrupted, state saved.
    public static final int INTERRUPTED = 130;

    private ExitCode() {}
}
