package io.foretick.lab.trial;

/// The simulated market of a trial, which runs the maker's desk through its time.
interface TrialMarket {

    /// Runs from the beginning of the test blocks to the end of the tape.
    void run();

    /// Trades, book rows, blocks and orders of others that the simulator took.
    long events();

    /// Orders or transactions that we sent.
    long sent();

    /// Share of our transactions that were included; NaN on a book.
    double included();
}
