package io.foretick.report.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.foretick.testing.MadeUpTrials;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

class ResultsTest {

    @TempDir Path root;

    @Test
    void trialsComeInOrderOfTheirIds() throws IOException {
        List<TrialResult> trials = MadeUpTrials.of(40, 1, 0);
        write(trials);
        List<TrialResult> sorted = new ArrayList<>(trials);
        sorted.sort(Comparator.comparing(TrialResult::id));
        Results results = Results.read(folder().trials());
        assertEquals(sorted, results.trials());
        assertEquals(List.of(), results.leftOut());
        assertEquals(39, results.finished().size());
        assertEquals(1, results.failed().size());
    }

    @Test
    void folderThatIsNotThereHoldsNone() throws IOException {
        assertEquals(List.of(), Results.read(folder().trials()).trials());
    }

    @Test
    void tornAndForeignFilesAreLeftOutAndNamed() throws IOException {
        List<TrialResult> trials = MadeUpTrials.of(3, 1, 0);
        write(trials);
        Path torn = folder().trial(trials.getFirst().id());
        Files.writeString(torn, Files.readString(torn).substring(0, 300));
        Files.writeString(folder().trials().resolve("notes.txt"), "not a trial");
        Files.createDirectories(folder().trials().resolve("sub"));
        Files.writeString(folder().trials().resolve(".half.tmp"), "{");
        Results results = Results.read(folder().trials());
        assertEquals(2, results.trials().size());
        assertEquals(3, results.leftOut().size());
        String said = String.join("\n", results.leftOut());
        assertTrue(said.contains(trials.getFirst().id() + ".json"), said);
        assertTrue(said.contains("notes.txt"), said);
        assertTrue(said.contains("sub"), said);
        assertTrue(Files.exists(torn));
    }

    @Test
    void highestSharpeRanksFirstAndUnknownLast() {
        List<TrialResult> trials = MadeUpTrials.of(36, 5, 0);
        List<TrialResult> ranked = new Results(trials, List.of()).ranked(Objective.SHARPE);
        assertEquals(36, ranked.size());
        for (int k = 1; k < ranked.size(); k++) {
            double better = ranked.get(k - 1).risk().sharpe();
            assertTrue(better >= ranked.get(k).risk().sharpe());
        }
    }

    @Test
    void theBestIsTheBestInTheObjective() {
        var results = new Results(MadeUpTrials.of(36, 5, 0), List.of());
        for (Objective objective : Objective.values()) {
            double most = results.trials().stream().mapToDouble(objective::of).max().orElseThrow();
            TrialResult best = results.ranked(objective).getFirst();
            assertEquals(most, objective.of(best), objective.key());
        }
        TrialResult earning = results.ranked(Objective.TOTAL).getFirst();
        assertEquals(
                results.trials().stream().mapToLong(t -> t.money().totalE8()).max().orElseThrow(),
                earning.money().totalE8());
    }

    @Test
    void digestIsThatOfTheSortedLines() throws Exception {
        TrialResult failed = MadeUpTrials.failed("b", Map.of());
        TrialResult finished = MadeUpTrials.of(1, 1, 0).getFirst();
        String line = finished.id() + " " + finished.digest() + "\n";
        String all = line.compareTo("b failed\n") < 0 ? line + "b failed\n" : "b failed\n" + line;
        byte[] expected =
                MessageDigest.getInstance("SHA-256").digest(all.getBytes(StandardCharsets.UTF_8));
        assertEquals(
                HexFormat.of().formatHex(expected), ResultsDigest.of(List.of(failed, finished)));
    }

    @Test
    void digestKnowsNoOrderAndEveryTrial() {
        List<TrialResult> trials = new ArrayList<>(MadeUpTrials.of(50, 2, 0));
        String digest = ResultsDigest.of(trials);
        Collections.reverse(trials);
        assertEquals(digest, ResultsDigest.of(trials));
        assertNotEquals(digest, ResultsDigest.of(trials.subList(1, trials.size())));
    }

    private ExperimentFolder folder() {
        return new ExperimentFolder(root);
    }

    private void write(List<TrialResult> trials) throws IOException {
        for (TrialResult trial : trials) {
            TrialFile.write(folder().trial(trial.id()), trial);
        }
    }
}
