package io.foretick.lab.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.foretick.lab.search.GridSearch;
import io.foretick.session.ConfigException;
import io.foretick.testing.SharedFiles;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The example of a file in document C is one of ours, as it is written there.
class RequirementsFixtureTest {

    private static final Pattern YAML = Pattern.compile("(?s)```yaml\n(.*?)```");

    @TestFactory
    Stream<DynamicTest> excerptIsAGridOfSixTrialsAndTwoTrainings() {
        return SharedFiles.requirements()
                .cases(
                        "C-*.md",
                        file -> {
                            Experiment experiment = excerpt(file);
                            var trials = new GridSearch(experiment).next(List.of());
                            assertEquals(6, trials.size());
                            assertEquals(
                                    2,
                                    trials.stream()
                                            .map(one -> one.trainingKey())
                                            .distinct()
                                            .count());
                            assertTrue(
                                    trials.stream()
                                            .allMatch(one -> one.bribe().percentile() == 95));
                            assertTrue(
                                    experiment
                                            .notes()
                                            .getFirst()
                                            .endsWith("gpu_hist counts as hist"));
                        });
    }

    @TestFactory
    Stream<DynamicTest> excerptIsNoSingleTrial() {
        return SharedFiles.requirements()
                .cases(
                        "C-*.md",
                        file -> {
                            Experiment experiment = excerpt(file);
                            var refused = assertThrows(ConfigException.class, experiment::single);
                            assertEquals(2, String.valueOf(refused.getMessage()).lines().count());
                        });
    }

    private static Experiment excerpt(Path file) throws IOException {
        Matcher matcher = YAML.matcher(Files.readString(file));
        assertTrue(matcher.find(), "no example in " + file);
        return ExperimentFile.parse(matcher.group(1), "C.md");
    }
}
