package io.foretick.cli;

import static io.foretick.cli.LabCalls.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.foretick.cli.LabCalls.Ended;
import io.foretick.journal.DirectoryLock;
import io.foretick.report.lab.ExperimentFolder;
import io.foretick.report.lab.Objective;
import io.foretick.report.lab.Results;
import io.foretick.report.lab.TrialResult;
import io.foretick.testing.MemoryFolder;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import tools.jackson.databind.JsonNode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;

/// `foretick lab` from the command line to the files it leaves.
class LabCommandTest {

    @TempDir(factory = MemoryFolder.class)
    private Path folder = Path.of("");

    private Path one = Path.of("");
    private Path six = Path.of("");

    @BeforeEach
    void writeExperiments() throws IOException {
        one = LabCalls.write(folder.resolve("one.yml"), LabCalls.ONE);
        six = LabCalls.write(folder.resolve("six.yml"), LabCalls.SIX);
    }

    private Ended grid(Path config, String out, String... more) {
        return lab(
                Stream.concat(
                                Stream.of("grid", "--config=" + config, "--out=" + path(out)),
                                Stream.of(more))
                        .toArray(String[]::new));
    }

    private Path path(String name) {
        return folder.resolve(name);
    }

    private ExperimentFolder experiment(String name) {
        return new ExperimentFolder(path(name));
    }

    @Test
    void aRunIsOneTrialWithItsPage() throws IOException {
        Ended run = lab("run", "--config=" + one, "--out=" + path("one"), "--tag=first");
        assertEquals(ExitCode.OK, run.code(), run.err());
        assertTrue(run.out().contains("1 trials, 0 failed, complete"), run.out());
        assertTrue(Files.readString(experiment("one").page()).contains("first"));
        Results results = Results.read(experiment("one").trials());
        assertTrue(results.trials().getFirst().activity().fills() > 0, "fills");
    }

    @Test
    void jsonIsAllOfStdoutAndEndsWithTheFigures() throws IOException {
        Ended grid = grid(six, "six", "--json");
        assertEquals(ExitCode.OK, grid.code(), grid.err());
        List<String> names = List.copyOf(grid.json().propertyNames());
        assertEquals(
                List.of("trials", "failed", "digest", "wall_seconds", "peak_memory_bytes"),
                names.subList(names.size() - 5, names.size()));
        assertEquals(6, grid.json().get("trials").intValue());
        assertEquals(0, grid.json().get("failed").intValue());
        assertTrue(grid.digest().matches("[0-9a-f]{64}"), grid.digest());
        assertTrue(grid.json().get("peak_memory_bytes").longValue() > 10_000_000);
        assertEquals(grid.out(), Files.readString(experiment("six").summary()));
    }

    @Test
    void theDigestIsThatOfAnyNumberAndKindOfWorkers() {
        String digest = grid(six, "alone", "--max-par=1", "--json").digest();
        assertEquals(digest, grid(six, "two", "--max-par=2", "--json").digest());
        Ended processes = grid(six, "apart", "--workers=processes", "--max-par=2", "--json");
        assertEquals(0, processes.json().get("failed").intValue(), processes.err());
        assertEquals(digest, processes.digest());
    }

    @Test
    void resumeKeepsTheLimitAndRunsOnlyWhatIsMissing() throws IOException {
        Ended grid = grid(six, "limited", "--limit=3", "--json");
        Path lost;
        try (Stream<Path> files = Files.list(experiment("limited").trials())) {
            lost = files.sorted().findFirst().orElseThrow();
        }
        Files.delete(lost);
        Ended resumed = lab("resume", "--out=" + path("limited"), "--json");
        assertTrue(resumed.err().contains("2 of 3 trials have a result"), resumed.err());
        assertEquals(3, resumed.json().get("trials").intValue());
        assertEquals(grid.digest(), resumed.digest());
    }

    @Test
    void resumeRunsFailedTrialsAgainIfToldTo() throws IOException {
        Path klines = path("MADE_1m_late.csv");
        Path config = LabCalls.write(path("late.yml"), withKlines(klines));
        Ended early = grid(config, "late", "--json");
        assertEquals(6, early.json().get("failed").intValue());
        LabCalls.writeKlines(klines, 2_000, 2_000);
        assertEquals(
                6,
                lab("resume", "--out=" + path("late"), "--json").json().get("failed").intValue());
        Ended again = lab("resume", "--out=" + path("late"), "--failed-again", "--json");
        assertEquals(0, again.json().get("failed").intValue(), again.err());
        assertEquals(again.digest(), grid(config, "in time", "--json").digest());
    }

    private static String withKlines(Path klines) {
        String source = "source: klines, paths: [" + klines + "]";
        return LabCalls.SIX.replace("source: generated, rows: 4000", source);
    }

    @Test
    void anExperimentDoesNotGoOnWithOtherData() throws IOException {
        Path klines = path("MADE_1m_changed.csv");
        LabCalls.writeKlines(klines, 2_000, 2_000);
        Path config = LabCalls.write(path("changed.yml"), withKlines(klines));
        assertEquals(ExitCode.OK, grid(config, "changed").code());
        LabCalls.writeKlines(klines, 2_000, 1_000);
        Ended resumed = lab("resume", "--out=" + path("changed"));
        assertEquals(ExitCode.USAGE, resumed.code());
        assertTrue(resumed.err().contains("not what was sealed"), resumed.err());
    }

    @Test
    void theSameFileElsewhereMakesTheSameTrialsAndIsFoundAgain() throws IOException {
        Path here = path("here/MADE_1m_walk.csv");
        Path there = path("far/away/MADE_1m_walk.csv");
        for (Path klines : List.of(here, there)) {
            Files.createDirectories(klines.getParent());
            LabCalls.writeKlines(klines, 2_000, 2_000);
        }
        Ended one = grid(six, "one", "--data=" + here, "--json");
        assertEquals(0, one.json().get("failed").intValue(), one.err());
        assertEquals(one.digest(), grid(six, "two", "--data=" + there, "--json").digest());
        List<TrialResult> far = Results.read(experiment("two").trials()).trials();
        assertEquals(there.toString(), far.getFirst().values().get("data.paths"));

        Files.delete(experiment("two").trial(far.getFirst().id()));
        Ended resumed = lab("resume", "--out=" + path("two"), "--json");
        assertTrue(resumed.err().contains("5 of 6 trials have a result"), resumed.err());
        assertEquals(one.digest(), resumed.digest());

        LabCalls.writeKlines(there, 2_000, 1_000);
        var _ = grid(six, "three", "--data=" + there, "--json");
        assertTrue(Collections.disjoint(ids("one"), ids("three")), "other data, other trials");
    }

    private List<String> ids(String name) throws IOException {
        return Results.read(experiment(name).trials()).trials().stream()
                .map(TrialResult::id)
                .toList();
    }

    @Test
    void aPathWithACommaIsRefused() throws IOException {
        Path klines = path("MADE,1m.csv");
        LabCalls.writeKlines(klines, 10, 10);
        Ended grid = grid(six, "none", "--data=" + klines);
        assertEquals(ExitCode.USAGE, grid.code());
        assertTrue(grid.err().contains("so none may be in"), grid.err());
        assertFalse(Files.exists(path("none")), "folder");
    }

    @Test
    void aSourceThatFailsMarksItsTrialsAndStopsNothing() throws IOException {
        String text = LabCalls.ONE.replace("source: generated", "source: [generated, klines]");
        text = text.replace("rows: 4000", "rows: 4000, paths: [" + path("absent.csv") + "]");
        Ended grid = grid(LabCalls.write(path("mixed.yml"), text), "mixed", "--json");
        assertEquals(ExitCode.OK, grid.code(), grid.err());
        assertEquals(2, grid.json().get("trials").intValue());
        assertEquals(1, grid.json().get("failed").intValue());
        TrialResult failed = Results.read(experiment("mixed").trials()).failed().getFirst();
        assertEquals("no file " + path("absent.csv"), failed.failure());
        assertEquals("klines", failed.values().get("data.source"));
        String log = Files.readString(experiment("mixed").logs().resolve(failed.id() + ".log"));
        assertTrue(log.contains("data.source: klines"), log);
        assertTrue(log.contains(failed.failure()), log);
        assertTrue(Files.readString(experiment("mixed").page()).contains(failed.failure()));
    }

    @Test
    void reportGoesWhereItIsToldAndSaysWhetherItIsLuck() throws IOException {
        var _ = grid(six, "six", "--json");
        Path page = path("pages/summary.html");
        Ended report = lab("report", "--input=" + path("six"), "--out=" + page);
        assertEquals(ExitCode.OK, report.code(), report.err());
        assertTrue(report.out().contains("luck"), report.out());
        assertTrue(Files.size(page) > 10_000);
        Ended figures = lab("report", "--input=" + path("six"), "--json");
        assertEquals(6, figures.json().get("trials").intValue());
    }

    @Test
    void noTrialReadsTheLockedWindow() throws IOException {
        Path klines = path("MADE_1m_walk.csv");
        LabCalls.writeKlines(klines, 2_000, 2_000);
        Path config = LabCalls.write(path("walk.yml"), withKlines(klines));
        Ended sealed = grid(config, "sealed", "--json");
        assertEquals(0, sealed.json().get("failed").intValue(), sealed.err());
        String digest = sealed.digest();
        String audit = Files.readString(experiment("sealed").audit());
        LabCalls.writeKlines(klines, 2_000, 1_610);
        assertEquals(digest, grid(config, "other", "--json").digest());
        LabCalls.writeKlines(klines, 2_000, 1_500);
        assertNotEquals(digest, grid(config, "open", "--json").digest());

        Ended opened = lab("report", "--input=" + path("sealed"), "--open-locked=2");
        assertEquals(ExitCode.USAGE, opened.code(), "the window is not the one that was sealed");
        assertTrue(opened.err().contains("not what was sealed"), opened.err());
        assertEquals(audit, Files.readString(experiment("sealed").audit()));
    }

    @Test
    void theLockedWindowIsOpenedOnceAndThatIsWrittenDown() throws IOException {
        var _ = grid(six, "six", "--json");
        String[] open = {"report", "--input=" + path("six"), "--open-locked=2", "--json"};
        Ended first = lab(open);
        assertEquals(ExitCode.OK, first.code(), first.err());
        List<String> audit = Files.readAllLines(experiment("six").audit());
        assertEquals(2, audit.size(), audit::toString);
        assertTrue(audit.getFirst().contains("\"sealed\""), audit::toString);
        assertTrue(audit.getLast().contains("\"opened\""), audit::toString);
        List<TrialResult> locked = Results.read(experiment("six").locked()).finished();
        List<TrialResult> best =
                Results.read(experiment("six").trials()).ranked(Objective.PER_THOUSAND);
        assertEquals(
                best.stream().limit(2).map(TrialResult::id).sorted().toList(),
                locked.stream().map(TrialResult::id).toList(),
                "the best in what a search maximises");

        Ended second = lab(open);
        assertEquals(ExitCode.USAGE, second.code());
        assertTrue(second.err().contains("a second look"), second.err());
        assertEquals(audit, Files.readAllLines(experiment("six").audit()));
    }

    @Test
    void aLockedWindowInWhichNoBarEndsStaysShut() throws IOException {
        String text = LabCalls.ONE.replace("threshold_ticks: 20", "threshold_ticks: 30");
        text += "split: {locked_share: 0.001}\n";
        Ended run =
                lab("run", "--config=" + LabCalls.write(path("x.yml"), text), "--out=" + path("x"));
        assertEquals(ExitCode.OK, run.code(), run.err());
        List<String> audit = Files.readAllLines(experiment("x").audit());
        assertEquals(1, audit.size(), audit::toString);
        Ended opened = lab("report", "--input=" + path("x"), "--open-locked=1");
        assertEquals(ExitCode.USAGE, opened.code());
        assertTrue(opened.err().contains("the locked window stays shut"), opened.err());
        assertTrue(opened.err().contains("and 0 after"), opened.err());
        assertEquals(audit, Files.readAllLines(experiment("x").audit()));
        assertFalse(Files.exists(experiment("x").locked()), "results of the window");
    }

    @Test
    void aLookThatWasCutOffGoesOn() throws IOException {
        var _ = grid(six, "six", "--json");
        String[] open = {"report", "--input=" + path("six"), "--open-locked=2"};
        assertEquals(ExitCode.OK, lab(open).code());
        List<TrialResult> locked = Results.read(experiment("six").locked()).trials();
        Files.delete(experiment("six").locked(locked.getLast().id()));
        Ended again = lab(open);
        assertEquals(ExitCode.OK, again.code(), again.err());
        assertEquals(locked, Results.read(experiment("six").locked()).trials());
        assertEquals(2, Files.readAllLines(experiment("six").audit()).size());
    }

    @Test
    void aSecondProgramInAFolderIsRefused() throws IOException {
        var _ = grid(six, "six", "--json");
        try (DirectoryLock _ = LabBatch.lock(experiment("six"))) {
            Ended resumed = lab("resume", "--out=" + path("six"));
            assertEquals(ExitCode.USAGE, resumed.code());
            assertTrue(resumed.err().contains("another"), resumed.err());
            Ended opened = lab("report", "--input=" + path("six"), "--open-locked=1");
            assertEquals(ExitCode.USAGE, opened.code());
        }
        assertEquals(ExitCode.OK, lab("resume", "--out=" + path("six")).code());
    }

    @Test
    void aServerThatIsNotThereIsANote() {
        Ended grid = grid(six, "six", "--mlflow=http://127.0.0.1:9", "--json");
        assertEquals(ExitCode.OK, grid.code());
        assertEquals(0, grid.json().get("failed").intValue());
        assertTrue(grid.err().contains("note: MLflow: trial "), grid.err());
        assertTrue(grid.err().contains("nothing more is sent there"), grid.err());
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "--max-par=0, '--max-par must lie in [1, 1024], was 0'",
        "--max-trainings=-1,'--max-trainings must lie in [0, 1024], was -1'",
        "--limit=-1,        '--limit must lie in [0, 2147483647], was -1'",
        "--data=absent.csv, no file absent.csv",
        "--colour=red,      Unknown option: '--colour=red'",
    })
    void whatMakesNoSenseIsRefusedBeforeAnythingIsWritten(String option, String message) {
        Ended grid = grid(six, "none", option);
        assertEquals(ExitCode.USAGE, grid.code());
        assertTrue(grid.err().contains(message), grid.err());
        assertEquals("", grid.out());
        assertFalse(Files.exists(path("none")), "folder");
    }

    @Test
    void aRunRefusesRangesWithTheirLine() {
        Ended run = lab("run", "--config=" + six, "--out=" + path("none"));
        assertEquals(ExitCode.USAGE, run.code());
        assertTrue(run.err().contains("line 8: market_maker.gamma is a range"), run.err());
        assertFalse(Files.exists(path("none")), "folder");
    }

    @Test
    void aGridThatCannotBeMadeLeavesNoFolder() throws IOException {
        String text = "market_maker: {gamma: {from: 0.01, to: 1}}\n";
        Ended grid = grid(LabCalls.write(path("endless.yml"), text), "none");
        assertEquals(ExitCode.USAGE, grid.code());
        assertTrue(grid.err().contains("range without `steps`"), grid.err());
        assertFalse(Files.exists(path("none")), "folder");
    }

    @Test
    void aFolderThatHoldsAnythingIsRefused() throws IOException {
        Files.createDirectories(path("full"));
        var _ = LabCalls.write(path("full/mine.txt"), "mine");
        Ended grid = grid(six, "full");
        assertEquals(ExitCode.USAGE, grid.code());
        assertTrue(grid.err().contains("is not empty"), grid.err());
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"resume, --out", "report, --input"})
    void aFolderWithoutAnExperimentIsLeftAsItIs(String command, String option) throws IOException {
        Files.createDirectories(path("empty"));
        for (String name : List.of("empty", "absent")) {
            Ended ended = lab(command, option, path(name).toString());
            assertEquals(ExitCode.USAGE, ended.code());
            assertTrue(ended.err().contains("holds no"), ended.err());
        }
        assertFalse(Files.exists(path("absent")));
        try (Stream<Path> inside = Files.list(path("empty"))) {
            assertEquals(0, inside.count());
        }
    }

    @Test
    void figuresOfAReportAreJsonOnly() throws IOException {
        var _ = lab("run", "--config=" + one, "--out=" + path("one"));
        JsonNode figures = lab("report", "--input=" + path("one"), "--json").json();
        assertEquals(1, figures.get("trials").intValue());
    }
}
