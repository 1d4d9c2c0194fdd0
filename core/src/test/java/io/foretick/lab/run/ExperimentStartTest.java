package io.foretick.lab.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.foretick.lab.experiment.Experiment;
import io.foretick.lab.search.Search;
import io.foretick.lab.spec.DataSpec;
import io.foretick.report.lab.ExperimentFolder;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

class ExperimentStartTest {

    private static final ExperimentStart PLAIN =
            new ExperimentStart("fake", "", false, 0, "", List.of());

    @TempDir private Path root;

    @Test
    void goesOnWithAllThatItWasBegunWith() throws IOException {
        var folder = new ExperimentFolder(root.resolve("new"));
        var start =
                new ExperimentStart("fake_1", "a word", true, 7, "klines", List.of("a/b", "c.csv"));
        start.write(folder, FakeTrials.yaml());
        assertEquals(start, ExperimentStart.read(folder));
        assertEquals(FakeTrials.yaml(), Files.readString(folder.config()));
    }

    @Test
    void wordsOfTheCommandLineWinOverTheFile() throws IOException {
        var folder = new ExperimentFolder(root);
        var start = new ExperimentStart("fake", "", false, 7, "klines", List.of("a.csv"));
        start.write(folder, FakeTrials.yaml());
        Experiment experiment = start.experiment(folder);
        assertEquals(7, experiment.trials());
        DataSpec data = Search.of(experiment).next(List.of()).getFirst().data();
        assertEquals(DataSpec.Source.KLINES, data.source());
        assertEquals(List.of("a.csv"), data.paths());
    }

    @Test
    void withoutSuchWordsTheFileStands() {
        Experiment file = FakeTrials.experiment();
        assertEquals(file, PLAIN.applied(file));
    }

    @Test
    void refusesAFolderThatHoldsAnything() throws IOException {
        Files.writeString(root.resolve("letter.txt"), "mine");
        var folder = new ExperimentFolder(root);
        IOException failure =
                assertThrows(IOException.class, () -> PLAIN.write(folder, FakeTrials.yaml()));
        assertTrue(failure.toString().contains("is not empty"), failure.toString());
        assertEquals("mine", Files.readString(root.resolve("letter.txt")));
    }

    @Test
    void refusesToGoOnWhereNothingWasBegun() {
        var folder = new ExperimentFolder(root);
        IOException failure = assertThrows(IOException.class, () -> ExperimentStart.read(folder));
        assertTrue(failure.toString().contains("no experiment that was begun"));
    }
}
