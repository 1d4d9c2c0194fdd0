package io.foretick.lab.model.tree;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.foretick.base.Seed;
import io.foretick.lab.model.tree.TreeTrainer.Objective;
import io.foretick.lab.spec.ModelSpec.TreeSpec;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/// A process that cannot unpack the native part of the trees' library.
class TreesWithoutLibraryTest {

    @TempDir private Path folder;

    @Test
    void everyTrainingFailsWithThatReasonAndNothingElseDoes()
            throws IOException, InterruptedException {
        List<String> command =
                List.of(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-XX:TieredStopAtLevel=1",
                        "-Djava.io.tmpdir=" + folder.resolve("missing"),
                        "-cp",
                        System.getProperty("java.class.path"),
                        TwoTrainings.class.getName());
        var builder = new ProcessBuilder(command);
        builder.redirectError(ProcessBuilder.Redirect.DISCARD);
        Process process = builder.start();
        byte[] said = process.getInputStream().readAllBytes();
        assertEquals(0, process.waitFor());
        String reason = "XGBoost cannot be loaded on this machine";
        assertEquals(
                List.of(reason, reason),
                new String(said, StandardCharsets.UTF_8)
                        .lines()
                        .filter(line -> line.startsWith("XGBoost"))
                        .toList());
    }

    /// Trains twice: the first use of a class that cannot be loaded ends otherwise than the next.
    static final class TwoTrainings {

        private TwoTrainings() {}

        public static void main(String[] arguments) {
            for (int training = 0; training < 2; training++) {
                try {
                    train();
                } catch (IllegalStateException e) {
                    System.out.println(e.getMessage());
                }
            }
        }

        private static void train() {
            var spec = new TreeSpec(1, 2, 0.1, 1, 1, 1, 1, 0, 16);
            float[] two = {0, 1};
            var trees = new TreeTrainer(spec, new Seed(1)).train(Objective.RETURN, two, two, two);
            System.out.println("trained, says " + trees.predict(new float[] {1}));
        }
    }
}
