package io.foretick.base;

/// Something whose state survives in a checkpoint: written field by field, and read back in the
/// same order.
public interface Stateful {

    /// Writes all state.
    void save(StateSink out);

    /// Reads what [#save] wrote, into an object made in the same way.
    ///
    /// @throws IllegalStateException if it was made in another way
    void load(StateSource in);
}
