package io.foretick.lab.run;

import io.foretick.report.lab.ExperimentFolder;

import java.io.IOException;

/// A cluster on which an optional module can run trials. Modules name theirs in
/// `META-INF/services`.
public interface EngineProvider {

    /// Its name on the command line, such as `spark`.
    String name();

    /// Connects to the cluster; what it gives is to be closed.
    ///
    /// @param master the cluster's address in its own spelling, empty for its default
    Workers connect(String master, ExperimentFolder folder) throws IOException;
}
