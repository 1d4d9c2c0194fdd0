package io.foretick.market.second;

/// Takes the closed seconds of one symbol, each once, none left out, oldest first.
public interface SecondSink {

    /// A second without trades carries the last price, has no quantity, and `firstId` is one above
    /// `lastId`; so `lastId - firstId + 1` is the number of trades wherever no id is missing.
    ///
    /// @param second epoch second; holds what was traded in `[second, second + 1)`
    /// @param priceE8 of its last trade by id, or carried
    /// @param quantityE8 all that was traded, in 1e-8 of the base asset
    /// @param buyE8 the part of it that buyers took
    /// @param trades how many
    /// @param firstId id of its first trade
    /// @param lastId id of its last trade, or of the last one before it
    void second(
            long second,
            long priceE8,
            long quantityE8,
            long buyE8,
            int trades,
            long firstId,
            long lastId);
}
