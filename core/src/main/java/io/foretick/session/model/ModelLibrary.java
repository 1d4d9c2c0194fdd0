package io.foretick.session.model;

import io.foretick.session.ConfigException;

import java.io.IOException;

/// Where the models are that a journal names by their digests.
@FunctionalInterface
public interface ModelLibrary {

    /// The model of this digest.
    ///
    /// @throws ConfigException if it is not there
    NamedModel find(long digest) throws IOException;
}
