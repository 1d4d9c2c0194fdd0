package io.foretick.session;

import io.foretick.base.Digest;
import io.foretick.engine.Engine;
import io.foretick.engine.EngineObserver;
import io.foretick.event.Command;
import io.foretick.event.Event;
import io.foretick.journal.Checkpoint;
import io.foretick.journal.JournalReader;
import io.foretick.journal.StateBytes;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;

/// Folds a journal again and compares: the same commands, the same digests, the same checkpoints.
/// It sends nothing. Runs once, on one thread.
public final class Replay {

    /// What a replay came to.
    ///
    /// @param events events applied
    /// @param frames input messages among them
    /// @param commands commands compared
    /// @param digests digests compared
    /// @param checkpoints checkpoints compared with the fold, loaded, and compared again
    /// @param digest digest of the engine's state at the end
    /// @param divergence what differed first, null if nothing did
    public record Result(
            long events,
            long frames,
            long commands,
            long digests,
            long checkpoints,
            long digest,
            @Nullable String divergence) {

        public boolean identical() {
            return divergence == null;
        }
    }

    private final JournalReader reader;
    private final Config config;
    private final Engine engine;
    private final Queue<Command> given = new ArrayDeque<>();
    private final Map<Long, Checkpoint> checkpoints = new HashMap<>();
    private final List<Event.Listed> listed = new ArrayList<>();
    private long events;
    private long frames;
    private long lastFrame;
    private long commands;
    private long digests;
    private long checked;

    private Replay(JournalReader reader, Config config) throws IOException {
        this.reader = reader;
        this.config = config;
        this.engine = Wiring.engine(config);
        for (Checkpoint checkpoint : reader.checkpoints()) {
            checkpoints.put(checkpoint.sequence(), checkpoint);
        }
    }

    /// The configuration that a journal was made with.
    public static Config config(Path journal) throws IOException {
        try (var reader = JournalReader.open(journal)) {
            if (!reader.next()) {
                throw new ConfigException("the journal " + journal + " is empty");
            }
            return JournalHeads.config(reader.head());
        }
    }

    /// Replays a journal from its beginning up to its end or the first difference.
    ///
    /// @param observers who sees the fold
    public static Result run(Path journal, List<EngineObserver> observers) throws IOException {
        Config config = config(journal);
        try (var reader = JournalReader.open(journal)) {
            var replay = new Replay(reader, config);
            observers.forEach(replay.engine::observe);
            return replay.fold();
        }
    }

    private Result fold() throws IOException {
        String divergence = null;
        while (divergence == null && reader.next()) {
            divergence =
                    switch (reader.kind()) {
                        case HEAD -> null;
                        case EVENT -> onEvent(reader.event());
                        case COMMAND -> onCommand(reader.command());
                        case STATE_DIGEST -> onDigest();
                        case CHECKPOINT -> onCheckpoint();
                        case SESSION_END -> null;
                    };
        }
        return new Result(events, frames, commands, digests, checked, engine.digest(), divergence);
    }

    private @Nullable String onEvent(Event event) {
        if (!given.isEmpty()) {
            return differs("the fold gives " + given.peek() + ", the journal has " + event);
        }
        if (event instanceof Event.Listed listing) {
            listed.add(listing);
        }
        engine.on(event, given::add);
        events++;
        if (event.at().frame() != lastFrame && event.at().frame() != 0) {
            frames++;
            lastFrame = event.at().frame();
        }
        return null;
    }

    private @Nullable String onCommand(Command journalled) {
        commands++;
        Command folded = given.poll();
        return journalled.equals(folded)
                ? null
                : differs("the fold gives " + folded + ", the journal has " + journalled);
    }

    private @Nullable String onDigest() {
        digests++;
        return compare(reader.digest(), engine.digest(), "digest of the state");
    }

    private @Nullable String onCheckpoint() {
        checked++;
        long digest = engine.digest();
        String marked = compare(reader.digest(), digest, "digest of the checkpoint");
        Checkpoint checkpoint = checkpoints.get(reader.digestSequence());
        if (marked != null || checkpoint == null) {
            return marked; // a checkpoint file may be gone; its mark is proof enough of the fold
        }
        return compare(restored(checkpoint.state()).digest(), digest, "state in the checkpoint");
    }

    private Engine restored(StateBytes state) {
        Engine fresh = Wiring.engine(config);
        for (Event.Listed listing : listed) {
            fresh.state().on(listing);
            fresh.account().on(listing);
        }
        fresh.load(state);
        return fresh;
    }

    private @Nullable String compare(long journalled, long folded, String what) {
        return journalled == folded
                ? null
                : differs(
                        what
                                + " is "
                                + Digest.hex(folded)
                                + ", the journal has "
                                + Digest.hex(journalled));
    }

    private String differs(String how) {
        return "record " + reader.sequence() + ": " + how;
    }
}
