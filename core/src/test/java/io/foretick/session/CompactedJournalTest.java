package io.foretick.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.foretick.base.E8;
import io.foretick.base.Seed;
import io.foretick.engine.Engine;
import io.foretick.event.Event;
import io.foretick.event.Source;
import io.foretick.forecast.density.EconometricModel;
import io.foretick.journal.DirectoryLock;
import io.foretick.journal.JournalCompaction;
import io.foretick.journal.JournalReader;
import io.foretick.journal.JournalWriter;
import io.foretick.journal.RecordKind;
import io.foretick.lab.DemoRecording;
import io.foretick.report.RunFigures;
import io.foretick.report.RunRecorder;
import io.foretick.report.ScorePoints;
import io.foretick.report.Summary;
import io.foretick.report.ledger.PnlTable;
import io.foretick.session.live.Follower;
import io.foretick.store.ModelFile;
import io.foretick.venue.paper.PaperVenue;
import io.foretick.venue.recording.InputFiles;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import tools.jackson.databind.node.ObjectNode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// What a session left behind can be used when its oldest part is gone.
class CompactedJournalTest {

    private static final int PARTS = 8;

    @TempDir private static Path folder = Path.of("");

    private static final Config CONFIG = new ConfigReader().flag("journal.digest_every=512").read();
    private static final List<Event> INPUTS = new ArrayList<>();
    private static EconometricModel model;
    private static Path journal;
    private static Engine engine;
    private static PaperVenue venue;

    @BeforeAll
    static void play() throws IOException {
        model = ModelFile.loadBundled().model();
        readInputs();
        journal = folder.resolve("session");
        engine = Wiring.engine(CONFIG, List.of());
        venue = Wiring.paperVenue(CONFIG);
        try (var writer = open(journal)) {
            feed(new Session(parts(engine, venue), CONFIG, writer), 0, INPUTS.size() * 7 / 8);
        }
        try (DirectoryLock lock = DirectoryLock.take(journal)) {
            JournalCompaction.Result result =
                    JournalCompaction.compact(lock, Duration.ofMinutes(1));
            assertTrue(result.segments() > 0, result.toString());
        }
    }

    @Test
    void replaysFromTheFirstCheckpointThatIsLeft() throws IOException {
        Replay.Result replayed = Replay.of(journal, List.of()).run(List.of());

        assertNull(replayed.divergence());
        assertTrue(replayed.afterSequence() > 0);
        assertTrue(replayed.events() > 0);
        assertTrue(replayed.checkpoints() > 1);
        assertEquals(engine.digest(), replayed.digest());
    }

    @Test
    void goesOnWhereItEnded() throws IOException {
        Path copy = folder.resolve("copy");
        copy(journal, copy);
        Engine again = Wiring.engine(CONFIG, List.of());
        PaperVenue venueAgain = Wiring.paperVenue(CONFIG);
        Restart.Result restart = Restart.from(copy, CONFIG, model, again, venueAgain);
        assertEquals(engine.digest(), again.digest());
        assertEquals(venue.cashE8(), venueAgain.cashE8());

        try (var writer = open(copy)) {
            var session = new Session(parts(again, venueAgain), CONFIG, writer, restart.start());
            session.resend(restart.unsent());
            feed(session, INPUTS.size() * 7 / 8, INPUTS.size());
        }

        assertNull(Replay.of(copy, List.of()).run(List.of()).divergence());
    }

    @Test
    void forecastsCannotBeMadeAnew() throws IOException {
        Replay replay = Replay.recomputing(journal, List.of(), model);

        assertThrows(ConfigException.class, () -> replay.run(List.of()));
    }

    @Test
    void aFollowerBeginsThere() throws IOException {
        try (Follower follower = Follower.of(journal, List.of(), List.of())) {
            follower.poll();
            assertEquals(engine.digest(), follower.engine().digest());
        }
    }

    @Test
    void aSummaryCanBeMadeOfIt() throws IOException {
        Config.Score score = CONFIG.score();
        var points =
                new ScorePoints(
                        score.shares(),
                        score.secondsBeforeEnd(),
                        score.maxAgeSeconds(),
                        score.resamples(),
                        new Seed(1));
        var recorder = new RunRecorder(points, model, List.of());
        Replay replay = Replay.of(journal, List.of());

        Replay.Result result = replay.run(List.of(recorder));

        var figures = new RunFigures("replay", result.digest(), 1, 0, List.of());
        ObjectNode summary = Summary.of(recorder, replay.engine(), figures);
        assertTrue(summary.path("markets").size() > 0);
    }

    @Test
    void theTableOfProfitsStillAddsUp() throws IOException {
        var table = new PnlTable();
        Replay replay = Replay.of(journal, List.of());
        replay.run(List.of(table));
        var text = new StringBuilder();

        table.write("a", replay.engine(), text);

        long sumE8 =
                text.toString()
                        .lines()
                        .skip(1)
                        .mapToLong(row -> E8.parse(row.substring(row.lastIndexOf(',') + 1)))
                        .sum();
        assertEquals(engine.account().pnl().totalE8(), sumE8);
    }

    private static void readInputs() throws IOException {
        Path recording = folder.resolve("recording");
        DemoRecording.of(new Seed(5)).first(300).write(recording);
        Path whole = folder.resolve("whole");
        Backtest.of(CONFIG, model).run(InputFiles.find(List.of(recording)), whole, (_, _, _) -> {});
        try (var reader = JournalReader.open(whole)) {
            while (reader.next()) {
                if (reader.kind() == RecordKind.EVENT && isInput(reader.event())) {
                    INPUTS.add(reader.event());
                }
            }
        }
    }

    /// With a checkpoint at the end of each part.
    private static void feed(Session session, int from, int to) {
        for (int k = from; k < to; k++) {
            Event event = INPUTS.get(k);
            if (event.timeNs() >= session.nowNs()) {
                session.arrive(event.at().receiveNs(), event.at().source(), false);
                session.dispatch(event);
            }
            if (k % (INPUTS.size() / PARTS) == 0) {
                session.mark();
            }
        }
        session.mark();
    }

    private static boolean isInput(Event event) {
        Source source = event.at().source();
        return source != Source.ENGINE && source != Source.EXECUTION;
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.createDirectories(to);
        try (Stream<Path> files = Files.list(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(file.getFileName()));
            }
        }
    }

    private static JournalWriter open(Path folder) throws IOException {
        return JournalWriter.open(folder, JournalHeads.of(CONFIG, model), 64 << 10);
    }

    private static Session.Parts parts(Engine own, PaperVenue ownVenue) {
        return new Session.Parts(
                own, ownVenue, model, CONFIG.input().tickMs(), RuleSettlement::due);
    }
}
