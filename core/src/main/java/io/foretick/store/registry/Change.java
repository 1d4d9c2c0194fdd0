package io.foretick.store.registry;

import io.foretick.base.Checks;

import org.jspecify.annotations.Nullable;

/// One change of the live model, as the audit log keeps it.
///
/// @param number of the change, from 1 on without gaps
/// @param action what was done
/// @param from digest of the model that was live before, null if there was none
/// @param to digest of the model that is live since
/// @param reason why and when
public record Change(long number, Action action, @Nullable String from, String to, Reason reason) {

    /// What was done.
    public enum Action {
        /// Another model was made live.
        PROMOTE,
        /// The model before was made live again.
        ROLLBACK
    }

    public Change {
        Checks.positive(number, "number");
    }
}
