package io.foretick.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.foretick.base.StateSink;
import io.foretick.base.StateSource;
import io.foretick.base.Times;
import io.foretick.event.Command;
import io.foretick.event.Event;
import io.foretick.event.Source;
import io.foretick.event.Stamp;
import io.foretick.journal.JournalReader;
import io.foretick.journal.JournalWriter;
import io.foretick.journal.RecordKind;
import io.foretick.store.ModelFile;
import io.foretick.testing.RandomEvents;
import io.foretick.venue.Venue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.function.Consumer;

/// The loop itself, with inputs from a seed and a venue that answers by a script.
class SessionTest {

    private static final long ANSWER_NS = 70 * Times.MILLI_NS;

    @TempDir private Path folder = Path.of("");

    /// Accepts every order after a fixed time and notes what it is told.
    private static final class ScriptedVenue implements Venue {
        private final Queue<Event> answers = new ArrayDeque<>();
        private final List<Event> told = new ArrayList<>();
        private final List<Command> commands = new ArrayList<>();

        @Override
        public void on(Event event) {
            told.add(event);
        }

        @Override
        public void execute(Command command) {
            commands.add(command);
            if (command instanceof Command.PlaceOrder order) {
                Stamp at = Stamp.internal(order.timeNs() + ANSWER_NS, Source.EXECUTION);
                answers.add(new Event.OrderAccepted(at, order.orderId()));
            }
        }

        @Override
        public void save(StateSink out) {}

        @Override
        public void load(StateSource in) {}

        @Override
        public long deliver(long untilNs, Consumer<Event> sink) {
            Event next = answers.peek();
            if (next != null && next.timeNs() <= untilNs) {
                sink.accept(answers.remove());
                next = answers.peek();
            }
            return next == null ? NOTHING_DUE_NS : next.timeNs();
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void timeNeverRunsBack(long seed) throws IOException {
        long lastNs = Long.MIN_VALUE;
        for (Event event : play(seed).told) {
            assertTrue(event.timeNs() >= lastNs, () -> "time ran back at " + event);
            lastNs = event.timeNs();
        }
    }

    @Test
    void everySecondGetsATickBeforeTheInputThatFollowsIt() throws IOException {
        long silenceNs = Config.DEFAULT.input().silenceSeconds() * Times.SECOND_NS;
        long tickedNs = Long.MAX_VALUE - Times.SECOND_NS;
        long heardNs = RandomEvents.START_NS;
        for (Event event : play(1).told) {
            boolean paused = event.timeNs() - heardNs > silenceNs;
            if (paused || isOwnTick(event)) {
                tickedNs = event.timeNs(); // after a pause the next whole second ticks again
            } else {
                assertTrue(event.timeNs() <= tickedNs + Times.SECOND_NS, event.toString());
            }
            heardNs = event.at().frame() > 0 ? event.timeNs() : heardNs;
        }
    }

    @Test
    void theVenueAnswersAtTheTimeItSaysAndBeforeLaterInput() throws IOException {
        ScriptedVenue venue = play(2);
        assertTrue(venue.commands.size() > 3, "only " + venue.commands.size() + " commands");
        int answered = 0;
        for (Event event : venue.told) {
            if (event instanceof Event.OrderAccepted accepted) {
                assertEquals(venue.commands.get(answered).timeNs() + ANSWER_NS, accepted.timeNs());
                answered++;
            } else if (answered < venue.commands.size()) {
                long dueNs = venue.commands.get(answered).timeNs() + ANSWER_NS;
                assertTrue(event.timeNs() <= dueNs, () -> event + " before an answer that was due");
            }
        }
        assertEquals(venue.commands.size(), answered);
    }

    @Test
    void whatTheVenueAndTheEngineSawIsInTheJournal() throws IOException {
        ScriptedVenue venue = play(3);
        var events = new ArrayList<Event>();
        var commands = new ArrayList<Command>();
        try (var reader = JournalReader.open(folder)) {
            while (reader.next()) {
                if (reader.kind() == RecordKind.EVENT) {
                    events.add(reader.event());
                } else if (reader.kind() == RecordKind.COMMAND) {
                    commands.add(reader.command());
                }
            }
        }
        assertEquals(venue.told, events);
        assertEquals(venue.commands, commands);
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {4, 5})
    void itsJournalReplaysIdentically(long seed) throws IOException {
        ScriptedVenue venue = play(seed);
        Replay.Result result = Replay.of(folder, List.of()).run(List.of());
        assertTrue(result.identical(), result.divergence());
        assertEquals(venue.told.size(), result.events());
        assertEquals(venue.commands.size(), result.commands());
        assertTrue(result.digests() > 1);
    }

    @Test
    void densitiesComeEachSecondOnceThereIsAPrice() throws IOException {
        long lastCutNs = Long.MIN_VALUE;
        int made = 0;
        for (Event event : play(6).told) {
            if (event instanceof Event.DensityPublished density
                    && density.modelDigest() == ModelFile.loadBundled().model().digest()) {
                assertTrue(density.cutNs() > lastCutNs);
                assertFalse(density.timeNs() < density.cutNs());
                lastCutNs = density.cutNs();
                made++;
            }
        }
        assertTrue(made > 60, made + " densities");
    }

    private static boolean isOwnTick(Event event) {
        return event instanceof Event.Tick && event.timeNs() % Times.SECOND_NS == 0;
    }

    private ScriptedVenue play(long seed) throws IOException {
        Config config = new ConfigReader().flag("journal.digest_every=256").read();
        var model = ModelFile.loadBundled().model();
        var venue = new ScriptedVenue();
        try (var journal = JournalWriter.open(folder, JournalHeads.of(config, model))) {
            var session =
                    new Session(
                            new Session.Parts(
                                    Wiring.engine(config, List.of()),
                                    venue,
                                    model,
                                    config.input().tickMs(),
                                    RuleSettlement::due),
                            config,
                            journal);
            for (Event event : RandomEvents.of(seed, 3, 2_000)) {
                session.arrive(event.at().receiveNs(), event.at().source(), true);
                session.dispatch(event);
            }
            session.finish();
        }
        return venue;
    }
}
