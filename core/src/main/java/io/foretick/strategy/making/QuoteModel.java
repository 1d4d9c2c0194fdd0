package io.foretick.strategy.making;

/// Says where to quote. A pure function of the view: the same view gives the same quotes. It may
/// make small values that do not outlive the call, and does not know which of its quotes rest.
public interface QuoteModel {

    /// Its name in specs and reports.
    String name();

    /// Writes what it wants now into `quotes`, which it clears first.
    void quote(MakerView view, MakerQuotes quotes);
}
