package io.foretick.lab.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.foretick.lab.experiment.Experiment;
import io.foretick.lab.run.ExperimentStart.OtherData;
import io.foretick.lab.search.Search;
import io.foretick.lab.spec.DataSpec;
import io.foretick.lab.spec.TrialSpec;
import io.foretick.report.lab.ExperimentFolder;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;

class ExperimentStartTest {

    private static final ExperimentStart PLAIN =
            new ExperimentStart("fake", "", false, 0, OtherData.NONE);
    private static final OtherData KLINES =
            new OtherData("klines", List.of("a.csv"), "0123456789abcdef");

    @TempDir private Path root;

    @Test
    void goesOnWithAllThatItWasBegunWith() throws IOException {
        var folder = new ExperimentFolder(root.resolve("new"));
        var data = new OtherData("klines", List.of("a/b", "c.csv"), "0123456789abcdef");
        var start = new ExperimentStart("fake_1", "a word", true, 7, data);
        start.write(folder, FakeTrials.yaml());
        assertEquals(start, ExperimentStart.read(folder));
        assertEquals(FakeTrials.yaml(), Files.readString(folder.config()));
    }

    @Test
    void wordsOfTheCommandLineWinOverTheFile() throws IOException {
        var folder = new ExperimentFolder(root);
        var start = new ExperimentStart("fake", "", false, 7, KLINES);
        start.write(folder, FakeTrials.yaml());
        Experiment experiment = start.experiment(folder);
        assertEquals(7, experiment.trials());
        DataSpec data = Search.of(experiment).next(List.of()).getFirst().data();
        assertEquals(DataSpec.Source.KLINES, data.source());
        assertEquals(List.of("a.csv"), data.paths());
    }

    @Test
    void whereTheDataLieIsNoPartOfTheTrials() {
        Experiment file = FakeTrials.experiment();
        Experiment here = new ExperimentStart("fake", "", false, 0, KLINES).applied(file);
        var elsewhere = new OtherData("klines", List.of("/far/away/b.csv"), KLINES.name());
        Experiment there = new ExperimentStart("fake", "", false, 0, elsewhere).applied(file);
        assertEquals(ids(here), ids(there));
        var another = new OtherData("klines", List.of("a.csv"), "fedcba9876543210");
        Experiment changed = new ExperimentStart("fake", "", false, 0, another).applied(file);
        assertTrue(Collections.disjoint(ids(here), ids(changed)), "other data, other trials");
    }

    private static List<String> ids(Experiment experiment) {
        return Search.of(experiment).next(List.of()).stream().map(TrialSpec::id).toList();
    }

    @Test
    void anExperimentFromBeforeDataHadNamesKeepsItsIds() throws IOException {
        var folder = new ExperimentFolder(root);
        new ExperimentStart("fake", "", false, 0, KLINES).write(folder, FakeTrials.yaml());
        String options = Files.readString(folder.options());
        String older = options.replaceFirst(",\\s*\"data_name\"\\s*:\\s*\"[^\"]*\"", "");
        assertNotEquals(options, older);
        Files.writeString(folder.options(), older);
        ExperimentStart start = ExperimentStart.read(folder);
        TrialSpec trial = Search.of(start.experiment(folder)).next(List.of()).getFirst();
        assertTrue(trial.canonicalText().contains("data.paths=a.csv"), trial.canonicalText());
        assertFalse(trial.canonicalText().contains("data.name"), trial.canonicalText());
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
    void theYamlIsWrittenLast() throws IOException {
        var folder = new ExperimentFolder(root);
        long process = ProcessHandle.current().pid();
        // Stands in the way of the options.
        Files.createDirectories(root.resolve(".options.json." + process + ".tmp").resolve("full"));
        assertThrows(IOException.class, () -> PLAIN.write(folder, FakeTrials.yaml()));
        assertFalse(Files.exists(folder.config()), "the YAML makes it an experiment");
    }

    @Test
    void aBeginningThatWasCutOffIsBegunAnew() throws IOException {
        var folder = new ExperimentFolder(root);
        new ExperimentStart("fake", "cut off", false, 0, KLINES).write(folder, FakeTrials.yaml());
        Files.delete(folder.config());
        Files.writeString(root.resolve(".experiment.yml.77.tmp"), "experim");
        IOException failure = assertThrows(IOException.class, () -> ExperimentStart.read(folder));
        assertTrue(failure.toString().contains("no experiment that was begun"));
        PLAIN.write(folder, FakeTrials.yaml());
        assertEquals(PLAIN, ExperimentStart.read(folder));
        assertThrows(IOException.class, () -> PLAIN.write(folder, FakeTrials.yaml()));
    }

    @Test
    void optionsOfSomethingElseAreLeftAlone() throws IOException {
        var folder = new ExperimentFolder(root);
        Files.writeString(folder.options(), "{\"mine\": 1}");
        assertThrows(IOException.class, () -> PLAIN.write(folder, FakeTrials.yaml()));
        assertEquals("{\"mine\": 1}", Files.readString(folder.options()));
    }

    @Test
    void refusesToGoOnWhereNothingWasBegun() {
        var folder = new ExperimentFolder(root);
        IOException failure = assertThrows(IOException.class, () -> ExperimentStart.read(folder));
        assertTrue(failure.toString().contains("no experiment that was begun"));
    }
}
