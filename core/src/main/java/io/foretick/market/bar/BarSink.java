package io.foretick.market.bar;

/// Takes the bars of one symbol, oldest first.
public interface BarSink {

    /// Takes the next bar.
    ///
    /// @param bar readable during this call only: the next bar is built in the same object
    void bar(FormingBar bar);
}
