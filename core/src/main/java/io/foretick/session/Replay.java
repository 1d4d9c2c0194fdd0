package io.foretick.session;

import io.foretick.base.Digest;
import io.foretick.engine.Engine;
import io.foretick.engine.EngineObserver;
import io.foretick.event.Command;
import io.foretick.event.Event;
import io.foretick.event.Source;
import io.foretick.forecast.ForecasterFactory;
import io.foretick.journal.Checkpoint;
import io.foretick.journal.JournalBeginning;
import io.foretick.journal.JournalHead;
import io.foretick.journal.JournalReader;
import io.foretick.journal.StateBytes;
import io.foretick.strategy.Strategy;
import io.foretick.venue.Venue;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;

/// Folds a journal again and compares: the same commands, the same digests, the same checkpoints,
/// and on demand the same forecasts. It sends nothing. Runs once, on one thread.
public final class Replay {

    /// What a replay came to.
    ///
    /// @param events events applied
    /// @param commands commands compared
    /// @param digests digests compared
    /// @param checkpoints checkpoints compared with the fold, loaded, and compared again
    /// @param forecasts densities made anew and compared
    /// @param afterSequence the record of the checkpoint that a compacted journal begins with, -1
    ///   if the fold began at the first record
    /// @param digest digest of the engine's state at the end
    /// @param divergence what differed first, null if nothing did
    public record Result(
            long events,
            long commands,
            long digests,
            long checkpoints,
            long forecasts,
            long afterSequence,
            long digest,
            @Nullable String divergence) {

        public boolean identical() {
            return divergence == null;
        }
    }

    /// Where a fold of a journal starts: at its first record, or, where compaction has taken that
    /// away, behind the oldest checkpoint that leads on. Not for restarts, which want the newest.
    ///
    /// @param afterSequence the record of that checkpoint, -1 at the first record
    /// @param listed the instruments known there
    public record Start(long afterSequence, List<Event.Listed> listed) {

        public Start {
            listed = List.copyOf(listed);
        }

        /// Brings a fresh engine to where the fold starts, and tells observers if that is a
        /// checkpoint.
        ///
        /// @throws IOException if the journal cannot be read, or lacks the checkpoint
        public static Start of(Path journal, Engine engine, List<EngineObserver> observers)
                throws IOException {
            Optional<JournalBeginning> beginning = JournalBeginning.of(journal);
            if (beginning.isEmpty()) {
                return new Start(-1, List.of());
            }
            Checkpoint checkpoint = beginning.get().checkpoint(journal);
            Session.Start start = SessionState.load(checkpoint.state(), engine, Venue.NONE);
            observers.forEach(observer -> observer.restored(engine));
            return new Start(checkpoint.sequence(), start.listed());
        }

        /// A reader whose first record is the first of the fold.
        JournalReader open(Path journal) throws IOException {
            return afterSequence < 0
                    ? JournalReader.open(journal)
                    : JournalReader.openAfter(journal, afterSequence);
        }

        /// The same for a journal that may still grow.
        public JournalReader follow(Path journal) throws IOException {
            return afterSequence < 0
                    ? JournalReader.follow(journal)
                    : JournalReader.followAfter(journal, afterSequence);
        }
    }

    /// Makes the forecasts of a journal anew while it is read.
    public interface Remaker {

        /// A session starts, at first or after a crash: what forecasts knows the listings alone.
        void onStart(JournalHead head, List<Event.Listed> listed) throws IOException;

        /// Takes the next event before it is folded.
        ///
        /// @param engine as it stands
        /// @return how the event differs from what is made anew, null if it does not
        @Nullable String on(Event event, Engine engine) throws IOException;
    }

    private final Path journal;
    private final Config config;
    private final List<Strategy> own;
    private final Engine engine;
    private final @Nullable Remaker remaker; // null: forecasts are not made anew
    private final Queue<Command> given = new ArrayDeque<>();
    private final Map<Long, Checkpoint> checkpoints = new HashMap<>();
    private long events;
    private long commands;
    private long digests;
    private long checked;
    private long forecasts;

    private Replay(Path journal, Config config, List<Strategy> own, @Nullable Remaker remaker) {
        this.journal = journal;
        this.config = config;
        this.own = List.copyOf(own);
        this.engine = Wiring.engine(config, own);
        this.remaker = remaker;
    }

    /// The configuration that a journal was made with.
    public static Config config(Path journal) throws IOException {
        return JournalHeads.config(head(journal));
    }

    /// What a journal was begun with.
    public static JournalHead head(Path journal) throws IOException {
        return JournalBeginning.head(journal)
                .orElseThrow(() -> new ConfigException("the journal " + journal + " is empty"));
    }

    /// A replay that takes the forecasts from the journal.
    ///
    /// @param own the strategies that ran beside the configured ones
    public static Replay of(Path journal, List<Strategy> own) throws IOException {
        return new Replay(journal, config(journal), own, null);
    }

    /// A replay that makes the forecasts anew and compares them.
    ///
    /// @param own the strategies that ran beside the configured ones
    /// @throws ConfigException if the journal was made with another model
    public static Replay recomputing(
            Path journal, List<Strategy> own, ForecasterFactory forecasters) throws IOException {
        JournalHeads.checkModel(head(journal), forecasters.digest());
        Config config = config(journal);
        return new Replay(journal, config, own, new Followed(forecasters, config.density()));
    }

    /// A replay that has the forecasts made anew by `remaker` and compared.
    ///
    /// @param own the strategies that ran beside the configured ones
    public static Replay recomputing(Path journal, List<Strategy> own, Remaker remaker)
            throws IOException {
        return new Replay(journal, config(journal), own, remaker);
    }

    public Engine engine() {
        return engine;
    }

    /// Replays the journal from its beginning up to its end or the first difference. A compacted
    /// one begins with the state of a checkpoint, which is taken as it is.
    ///
    /// @param observers who sees the fold
    /// @throws ConfigException if forecasts are to be made anew of a compacted journal: what the
    ///   models had seen before is gone
    public Result run(List<EngineObserver> observers) throws IOException {
        observers.forEach(engine::observe);
        Start start = Start.of(journal, engine, observers);
        if (start.afterSequence() >= 0 && remaker != null) {
            throw new ConfigException(
                    "the journal was compacted: its forecasts cannot be made anew");
        }
        String divergence = null;
        try (var reader = start.open(journal)) {
            for (Checkpoint checkpoint : reader.checkpoints()) {
                checkpoints.put(checkpoint.sequence(), checkpoint);
            }
            while (divergence == null && reader.next()) {
                String how = step(reader);
                divergence = how == null ? null : "record " + reader.sequence() + ": " + how;
            }
        }
        return new Result(
                events,
                commands,
                digests,
                checked,
                forecasts,
                start.afterSequence(),
                engine.digest(),
                divergence);
    }

    private @Nullable String step(JournalReader reader) throws IOException {
        return switch (reader.kind()) {
            case HEAD -> onStart(reader.head());
            case EVENT -> onEvent(reader.event());
            case COMMAND -> onCommand(reader.command());
            case STATE_DIGEST -> onDigest(reader.digest());
            case CHECKPOINT -> onCheckpoint(reader.digest(), reader.digestSequence());
            case SESSION_END -> null;
        };
    }

    private @Nullable String onStart(JournalHead head) throws IOException {
        if (remaker != null) {
            remaker.onStart(head, SessionState.listings(engine));
        }
        return null;
    }

    private @Nullable String onEvent(Event event) throws IOException {
        if (!given.isEmpty()) {
            return "the fold gives " + given.peek() + ", the journal has " + event;
        }
        String forecast = remaker == null ? null : remaker.on(event, engine);
        if (remaker != null && event instanceof Event.DensityPublished) {
            forecasts++;
        }
        engine.on(event, given::add);
        events++;
        return forecast;
    }

    private @Nullable String onCommand(Command journalled) {
        commands++;
        Command folded = given.poll();
        return journalled.equals(folded)
                ? null
                : "the fold gives " + folded + ", the journal has " + journalled;
    }

    private @Nullable String onDigest(long journalled) {
        digests++;
        return compare(journalled, engine.digest(), "digest of the state");
    }

    private @Nullable String onCheckpoint(long journalled, long sequence) {
        checked++;
        long digest = engine.digest();
        String marked = compare(journalled, digest, "digest of the checkpoint");
        Checkpoint checkpoint = checkpoints.get(sequence);
        if (marked != null || checkpoint == null) {
            return marked; // a checkpoint file may be gone; its mark is proof enough of the fold
        }
        return compare(digest, restored(checkpoint.state()).digest(), "state in the checkpoint");
    }

    private Engine restored(StateBytes state) {
        Engine fresh = Wiring.engine(config, own);
        SessionState.load(state, fresh, Venue.NONE);
        return fresh;
    }

    private static @Nullable String compare(long journalled, long folded, String what) {
        return journalled == folded
                ? null
                : "%s is %s, the journal has %s"
                        .formatted(what, Digest.hex(folded), Digest.hex(journalled));
    }

    /// Makes the densities of forecasters that follow a price, as the session did on each tick.
    private static final class Followed implements Remaker {

        private final ForecasterFactory forecasters;
        private final Config.Density settings;
        private DensityFeed made;
        private long tickNs = Long.MIN_VALUE;

        Followed(ForecasterFactory forecasters, Config.Density settings) {
            this.forecasters = forecasters;
            this.settings = settings;
            this.made = new DensityFeed(forecasters, settings);
        }

        @Override
        public void onStart(JournalHead head, List<Event.Listed> listed) {
            made = new DensityFeed(forecasters, settings);
            listed.forEach(made::onListed);
            tickNs = Long.MIN_VALUE;
        }

        /// The session makes densities after the tick and the settlements that the tick brings.
        @Override
        public @Nullable String on(Event event, Engine engine) {
            boolean settles =
                    event instanceof Event.MarketResolved
                            && event.at().source() == Source.EXECUTION;
            if (tickNs != Long.MIN_VALUE && !settles) {
                made.onTick(engine, tickNs);
                tickNs = Long.MIN_VALUE;
            }
            switch (event) {
                case Event.Listed listing -> made.onListed(listing);
                case Event.Tick tick -> tickNs = tick.timeNs();
                case Event.DensityPublished published -> {
                    Event anew = made.nextNs() == Timers.NONE_NS ? null : made.take();
                    if (!published.equals(anew)) {
                        return "the model gives " + anew + ", the journal has " + published;
                    }
                }
                default -> {} // nothing else makes forecasts
            }
            return null;
        }
    }
}
