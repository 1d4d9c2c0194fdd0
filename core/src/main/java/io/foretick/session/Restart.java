package io.foretick.session;

import io.foretick.engine.Engine;
import io.foretick.event.Command;
import io.foretick.event.Event;
import io.foretick.event.Source;
import io.foretick.forecast.ForecasterFactory;
import io.foretick.journal.Checkpoint;
import io.foretick.journal.JournalBeginning;
import io.foretick.journal.JournalHead;
import io.foretick.journal.JournalReader;
import io.foretick.venue.Venue;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;

/// Brings an engine and its venue to the state in which a journal ends: the newest checkpoint, and
/// what came after it. Sends nothing. Runs once, before the journal is written to again.
public final class Restart {

    /// What a restart found.
    ///
    /// @param start where the session goes on
    /// @param unsent commands that the engine gave and the journal does not hold, so they were
    ///   never sent; oldest first
    /// @param afterSequence the record of the checkpoint, -1 if the journal was read from its start
    /// @param events events read after it
    public record Result(
            Session.Start start, List<Command> unsent, long afterSequence, long events) {

        public Result {
            unsent = List.copyOf(unsent);
        }
    }

    private final Engine engine;
    private final Venue venue;
    private final Queue<Command> given = new ArrayDeque<>();
    private final List<Event> reports = new ArrayList<>();
    private long frames;
    private long events;

    private Restart(Engine engine, Venue venue) {
        this.engine = engine;
        this.venue = venue;
    }

    /// Reads a journal into a fresh engine and a fresh venue.
    ///
    /// @param config the session's, which must be the one that the journal was begun with
    /// @throws IOException if the journal cannot be read
    /// @throws ConfigException if it was begun with another, or with another model
    /// @throws IllegalStateException if the journal holds other commands than the engine gives
    public static Result from(
            Path journal, Config config, ForecasterFactory model, Engine engine, Venue venue)
            throws IOException {
        return read(journal, config, model.digest(), engine, venue);
    }

    /// The same for a session whose journal tells each change of its model: any may go on.
    public static Result from(Path journal, Config config, Engine engine, Venue venue)
            throws IOException {
        return read(journal, config, null, engine, venue);
    }

    /// @param modelDigest null for any
    private static Result read(
            Path journal, Config config, @Nullable Long modelDigest, Engine engine, Venue venue)
            throws IOException {
        var restart = new Restart(engine, venue);
        Optional<JournalHead> head = JournalBeginning.head(journal);
        if (head.isEmpty()) {
            return new Result(Session.Start.FRESH, List.of(), -1, 0); // died before its head
        }
        JournalHeads.checkConfig(head.get(), config);
        if (modelDigest != null) {
            JournalHeads.checkModel(head.get(), modelDigest);
        }
        Optional<Checkpoint> checkpoint;
        try (JournalReader reader = JournalReader.open(journal)) {
            checkpoint = reader.latestCheckpoint();
        }
        checkpoint.ifPresent(restart::load);
        long after = checkpoint.map(Checkpoint::sequence).orElse(-1L);
        try (JournalReader reader =
                after < 0 ? JournalReader.open(journal) : JournalReader.openAfter(journal, after)) {
            while (reader.next()) {
                restart.step(reader);
            }
        }
        List<Event.Listed> listed = SessionState.listings(engine);
        var start = new Session.Start(engine.nowNs(), restart.frames, listed);
        return new Result(start, List.copyOf(restart.given), after, restart.events);
    }

    private void load(Checkpoint checkpoint) {
        frames = SessionState.load(checkpoint.state(), engine, venue).frames();
    }

    private void step(JournalReader reader) throws IOException {
        switch (reader.kind()) {
            case EVENT -> onEvent(reader.event());
            case COMMAND -> onCommand(reader.command());
            case HEAD, STATE_DIGEST, CHECKPOINT, SESSION_END -> {} // say nothing new
        }
    }

    private void onEvent(Event event) {
        events++;
        frames = Math.max(frames, event.at().frame());
        if (event.at().source() == Source.EXECUTION && !(event instanceof Event.MarketResolved)) {
            handOver(event);
        }
        venue.on(event);
        engine.on(event, given::add);
    }

    /// The venue has made this report again; it is on its way no longer.
    private void handOver(Event journalled) {
        while (reports.isEmpty()
                && venue.deliver(journalled.timeNs(), reports::add) <= journalled.timeNs()) {}
        if (reports.isEmpty() || !reports.removeFirst().equals(journalled)) {
            throw new IllegalStateException("the venue does not report " + journalled + " again");
        }
    }

    private void onCommand(Command journalled) {
        Command folded = given.poll();
        if (!journalled.equals(folded)) {
            throw new IllegalStateException(
                    "the engine gives " + folded + ", the journal has " + journalled);
        }
        venue.execute(journalled);
    }
}
