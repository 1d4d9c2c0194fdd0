package io.foretick.lab.legacydata;

import java.io.IOException;
import java.util.Optional;

/// Gives the answers of services.
@FunctionalInterface
interface Answers {

    /// The answer's bytes, empty if the service, or whoever stands for it, has none.
    ///
    /// @throws IOException with a reason for people
    Optional<byte[]> find(Request request) throws IOException;

    /// The answer's bytes.
    ///
    /// @throws IOException with a reason for people; having none is one
    default byte[] get(Request request) throws IOException {
        return find(request)
                .orElseThrow(() -> new IOException("there is no answer " + request.name()));
    }
}
