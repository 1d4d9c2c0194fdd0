package io.foretick.lab.run;

import io.foretick.report.lab.ExperimentFolder;

import java.io.IOException;
import java.util.List;
import java.util.ServiceLoader;

/// The clusters that modules on the class path can run trials on. Stateless.
public final class Engines {

    private Engines() {}

    /// Connects to a cluster.
    ///
    /// @throws IOException if no module knows this engine, or the cluster cannot be reached
    public static Workers connect(String engine, String master, ExperimentFolder folder)
            throws IOException {
        for (EngineProvider provider : ServiceLoader.load(EngineProvider.class)) {
            if (provider.name().equals(engine)) {
                return provider.connect(master, folder);
            }
        }
        throw new IOException(
                "no engine "
                        + engine
                        + " on the class path beside "
                        + names()
                        + "; docs/lab-spark.md says how to start it with the Spark module");
    }

    private static List<String> names() {
        return ServiceLoader.load(EngineProvider.class).stream()
                .map(provider -> provider.get().name())
                .toList();
    }
}
