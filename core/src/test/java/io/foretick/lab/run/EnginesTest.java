package io.foretick.lab.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.foretick.lab.spec.TrialSpec;
import io.foretick.report.lab.ExperimentFolder;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

class EnginesTest {

    @TempDir private Path root;

    @Test
    void connectsToTheEngineOfThatName() throws IOException {
        var folder = new ExperimentFolder(root.resolve("experiment"));
        try (Workers workers = connect("made_up", folder)) {
            var made = (MadeUpWorkers) workers;
            assertEquals("local[2]", made.master());
            assertSame(folder, made.folder());
        }
    }

    @Test
    void namesTheEnginesThatThereAre() {
        var folder = new ExperimentFolder(root.resolve("experiment"));
        IOException failure = assertThrows(IOException.class, () -> connect("spork", folder));
        assertTrue(failure.toString().contains("no engine spork"), failure.toString());
        assertTrue(failure.toString().contains("made_up"), failure.toString());
    }

    /// Connects with a module on the class path that provides the made-up engine.
    private Workers connect(String engine, ExperimentFolder folder) throws IOException {
        Path services = Files.createDirectories(root.resolve("module/META-INF/services"));
        Files.writeString(
                services.resolve(EngineProvider.class.getName()), MadeUpEngine.class.getName());
        URL[] urls = {root.resolve("module").toUri().toURL()};
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        try (var loader = new URLClassLoader(urls, before)) {
            thread.setContextClassLoader(loader);
            return Engines.connect(engine, "local[2]", folder);
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    /// An engine that does nothing.
    public static final class MadeUpEngine implements EngineProvider {

        @Override
        public String name() {
            return "made_up";
        }

        @Override
        public Workers connect(String master, ExperimentFolder folder) {
            return new MadeUpWorkers(master, folder);
        }
    }

    private record MadeUpWorkers(String master, ExperimentFolder folder) implements Workers {

        @Override
        public void run(List<List<TrialSpec>> groups, Results results) {}

        @Override
        public void stop() {}

        @Override
        public void close() {}
    }
}
