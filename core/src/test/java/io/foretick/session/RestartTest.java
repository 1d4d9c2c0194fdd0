package io.foretick.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.foretick.base.Seed;
import io.foretick.engine.Engine;
import io.foretick.event.Command;
import io.foretick.event.Event;
import io.foretick.event.Source;
import io.foretick.event.Stamp;
import io.foretick.forecast.density.EconometricModel;
import io.foretick.journal.JournalReader;
import io.foretick.journal.JournalWriter;
import io.foretick.journal.RecordKind;
import io.foretick.lab.DemoRecording;
import io.foretick.store.ModelFile;
import io.foretick.venue.paper.PaperVenue;
import io.foretick.venue.recording.InputFiles;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

/// A session that dies at any record goes on in the state in which its journal ends.
class RestartTest {

    @TempDir private Path folder = Path.of("");

    private final Config config =
            new ConfigReader()
                    .flag("journal.digest_every=512")
                    .flag("journal.checkpoint_seconds=1")
                    .read();
    private EconometricModel model;
    private final List<Object> records = new ArrayList<>(); // events and commands, in order
    private final Map<Integer, Long> digests = new HashMap<>(); // number of records: state digest

    @BeforeEach
    void playWhole() throws IOException {
        model = ModelFile.loadBundled().model();
        Path recording = folder.resolve("recording");
        DemoRecording.of(new Seed(5)).first(400).write(recording);
        Path journal = folder.resolve("whole");
        Backtest.of(config, model)
                .run(InputFiles.find(List.of(recording)), journal, (_, _, _) -> {});
        try (var reader = JournalReader.open(journal)) {
            while (reader.next()) {
                if (reader.kind() == RecordKind.EVENT) {
                    records.add(reader.event());
                } else if (reader.kind() == RecordKind.COMMAND) {
                    records.add(reader.command());
                } else if (reader.kind() == RecordKind.STATE_DIGEST) {
                    digests.put(records.size(), reader.digest());
                }
            }
        }
        assertTrue(records.stream().anyMatch(Command.class::isInstance));
        assertTrue(digests.size() > 5);
    }

    @Test
    void reachesTheDigestThatTheJournalHolds() throws IOException {
        for (Map.Entry<Integer, Long> mark : digests.entrySet()) {
            Path journal = write("cut-" + mark.getKey(), mark.getKey());
            Engine engine = Wiring.engine(config, List.of());
            Restart.from(journal, config, model, engine, Wiring.paperVenue(config));
            assertEquals(mark.getValue(), engine.digest());
        }
    }

    @ParameterizedTest(name = "order {0}")
    @ValueSource(ints = {0, 1, 5, 20})
    void sendsWhatTheJournalLacksAndNothingElse(int number) throws IOException {
        List<Integer> commands = new ArrayList<>();
        for (int k = 0; k < records.size(); k++) {
            if (records.get(k) instanceof Command) {
                commands.add(k);
            }
        }
        int at = commands.get(Math.min(number, commands.size() - 1));
        Restart.Result before = restart("before", at);
        Restart.Result after = restart("after", at + 1);
        assertEquals(records.get(at), before.unsent().getFirst());
        assertTrue(after.unsent().isEmpty() || !after.unsent().contains(records.get(at)));
    }

    @Test
    void goesOnFromACheckpointAsFromTheStart() throws IOException {
        int cut = records.size() * 2 / 3;
        Path journal = folder.resolve("marked");
        Engine engine = Wiring.engine(config, List.of());
        PaperVenue venue = Wiring.paperVenue(config);
        long atCheckpoint;
        try (var writer = JournalWriter.open(journal, JournalHeads.of(config, model))) {
            var session = session(engine, venue, writer);
            atCheckpoint = feed(session, writer, cut / 2);
            session.mark();
            feed(session, writer, cut);
        }
        long whole = engine.digest();
        Engine again = Wiring.engine(config, List.of());
        PaperVenue venueAgain = Wiring.paperVenue(config);
        Restart.Result result = Restart.from(journal, config, model, again, venueAgain);
        assertTrue(result.afterSequence() > 0, "no checkpoint was used");
        assertTrue(result.events() < atCheckpoint + cut);
        assertEquals(whole, again.digest());
        assertEquals(venue.cashE8(), venueAgain.cashE8());
    }

    @Test
    void aJournalOfTwoLivesReplaysWhole() throws IOException {
        Path journal = folder.resolve("lives");
        int cut = records.size() / 2;
        live(journal, 0, cut);
        live(journal, cut, records.size());
        Replay.Result replayed = Replay.recomputing(journal, List.of(), model).run(List.of());
        assertNull(replayed.divergence());
        assertTrue(replayed.checkpoints() >= 2);
        assertTrue(replayed.forecasts() > 100);
        assertNoOrderTwice(journal);
    }

    @Test
    void beginsAnewWhereASessionDiedBeforeItsFirstRecord() throws IOException {
        Path journal = folder.resolve("unborn");
        JournalWriter.open(journal, JournalHeads.of(config, model)).close();
        Path segment = journal.resolve("segment-000000.ftj");
        byte[] begun = Arrays.copyOf(Files.readAllBytes(segment), 64);
        Files.write(segment, begun);
        Engine engine = Wiring.engine(config, List.of());
        Restart.Result result =
                Restart.from(journal, config, model, engine, Wiring.paperVenue(config));
        assertEquals(Session.Start.FRESH, result.start());
    }

    @Test
    void refusesAJournalOfOtherCommands() throws IOException {
        Path journal = folder.resolve("foreign");
        try (var writer = JournalWriter.open(journal, JournalHeads.of(config, model))) {
            writer.append((Event) records.getFirst());
            writer.append(new Command.CancelOrder(((Event) records.getFirst()).timeNs(), 7));
        }
        Engine engine = Wiring.engine(config, List.of());
        assertThrows(
                IllegalStateException.class,
                () -> Restart.from(journal, config, model, engine, Wiring.paperVenue(config)));
    }

    /// One life of a session over some of the feeds' records; it dies without a word.
    private void live(Path journal, int from, int to) throws IOException {
        Engine engine = Wiring.engine(config, List.of());
        PaperVenue venue = Wiring.paperVenue(config);
        boolean again = Files.isDirectory(journal);
        Restart.Result restart = again ? Restart.from(journal, config, model, engine, venue) : null;
        try (var writer = JournalWriter.open(journal, JournalHeads.of(config, model))) {
            Session session =
                    restart == null
                            ? session(engine, venue, writer)
                            : new Session(parts(engine, venue), config, writer, restart.start());
            if (restart != null) {
                session.resend(restart.unsent());
            }
            feed(session, writer, from, to);
            session.mark();
        }
    }

    private void assertNoOrderTwice(Path journal) throws IOException {
        var seen = new HashSet<Long>();
        try (var reader = JournalReader.open(journal)) {
            while (reader.next()) {
                if (reader.kind() == RecordKind.COMMAND
                        && reader.command() instanceof Command.PlaceOrder order) {
                    assertTrue(seen.add(order.orderId()), "order " + order.orderId() + " twice");
                }
            }
        }
    }

    private Restart.Result restart(String name, int count) throws IOException {
        Engine engine = Wiring.engine(config, List.of());
        return Restart.from(write(name, count), config, model, engine, Wiring.paperVenue(config));
    }

    /// A journal of the first records, as a crash would leave it.
    private Path write(String name, int count) throws IOException {
        Path journal = folder.resolve(name);
        try (var writer = JournalWriter.open(journal, JournalHeads.of(config, model))) {
            for (Object entry : records.subList(0, count)) {
                if (entry instanceof Event event) {
                    writer.append(event);
                } else {
                    writer.append((Command) entry);
                }
            }
        }
        return journal;
    }

    private long feed(Session session, JournalWriter writer, int to) {
        return feed(session, writer, 0, to);
    }

    private long feed(Session session, JournalWriter writer, int from, int to) {
        for (Object entry : records.subList(from, to)) {
            if (entry instanceof Event event
                    && isInput(event)
                    && event.timeNs() >= session.nowNs()) {
                Stamp at = event.at();
                session.arrive(at.receiveNs(), at.source(), false);
                session.dispatch(event);
            }
        }
        return writer.lastSequence();
    }

    private static boolean isInput(Event event) {
        Source source = event.at().source();
        return source != Source.ENGINE && source != Source.EXECUTION;
    }

    private Session session(Engine engine, PaperVenue venue, JournalWriter writer) {
        return new Session(parts(engine, venue), config, writer);
    }

    private Session.Parts parts(Engine engine, PaperVenue venue) {
        return new Session.Parts(
                engine, venue, model, config.input().tickMs(), RuleSettlement::due);
    }
}
