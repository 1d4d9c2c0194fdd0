package io.foretick.session;

import io.foretick.base.Times;
import io.foretick.engine.Engine;
import io.foretick.event.Command;
import io.foretick.event.Event;
import io.foretick.event.Market;
import io.foretick.event.Source;
import io.foretick.event.Stamp;
import io.foretick.event.Window;
import io.foretick.forecast.ForecasterFactory;
import io.foretick.journal.JournalWriter;
import io.foretick.venue.Venue;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/// The one loop behind every mode: puts events in order, journals each, lets the venue and the
/// engine see it, and carries the engine's commands to the venue. Owned by one thread.
///
/// How time passes: before a message of time `t` everything that was due by then is given first,
/// the earliest first: ticks, densities that have become ready, the venue's answers. So a run
/// depends on the messages alone.
public final class Session {

    /// What a session is made of.
    ///
    /// @param forecasters make the densities; null where others do, beside the session
    /// @param tickMs time between timer events
    /// @param settlement how markets end that no venue ends
    public record Parts(
            Engine engine,
            Venue venue,
            @Nullable ForecasterFactory forecasters,
            int tickMs,
            Settlement settlement) {}

    /// Where a session starts.
    ///
    /// @param nowNs time of the last event before
    /// @param frames input messages before
    /// @param listed the instruments that are known, in the order of their numbers
    public record Start(long nowNs, long frames, List<Event.Listed> listed) {

        /// At the beginning.
        public static final Start FRESH = new Start(Long.MIN_VALUE, 0, List.of());

        public Start {
            listed = List.copyOf(listed);
        }
    }

    private final Config config;
    private final Engine engine;
    private final Venue venue;
    private final JournalWriter journal;
    private final DensityFeed densities;
    private final Timers timers;
    private final Settlement settlement;
    private final List<Command> commands = new ArrayList<>();
    private long nowNs = Long.MIN_VALUE;
    private long frames;
    private long events;
    private long checkpointWallNs = System.nanoTime();

    /// A session that has seen nothing yet.
    public Session(Parts parts, Config config, JournalWriter journal) {
        this(parts, config, journal, Start.FRESH);
    }

    /// A session that goes on where a journal ends.
    public Session(Parts parts, Config config, JournalWriter journal, Start start) {
        this.config = config;
        this.engine = parts.engine();
        this.venue = parts.venue();
        this.journal = journal;
        this.densities = new DensityFeed(parts.forecasters(), config.density());
        this.timers = new Timers(parts.tickMs(), config.input().silenceSeconds());
        this.settlement = parts.settlement();
        this.nowNs = start.nowNs();
        this.frames = start.frames();
        if (nowNs != Long.MIN_VALUE) {
            timers.passed(nowNs);
        }
        for (Event.Listed listed : start.listed()) {
            onListed(listed);
        }
    }

    public Engine engine() {
        return engine;
    }

    /// Time of the last event, [Long#MIN_VALUE] before the first.
    public long nowNs() {
        return nowNs;
    }

    /// Input messages so far.
    public long frames() {
        return frames;
    }

    /// Events so far, those of Foretick itself included.
    public long events() {
        return events;
    }

    /// Lets time pass up to the arrival of a message and gives the message its stamp.
    ///
    /// @param counted whether it is an input message
    public Stamp arrive(long receiveNs, Source source, boolean counted) {
        long timeNs = Math.max(nowNs, receiveNs);
        advance(timeNs);
        if (counted) {
            frames++;
        }
        timers.onMessage(timeNs);
        return new Stamp(timeNs, Times.UNKNOWN_NS, receiveNs, counted ? frames : 0, source);
    }

    /// Sends what the engine wanted before a crash and the journal does not hold: it was never
    /// sent.
    public void resend(List<Command> unsent) {
        for (Command command : unsent) {
            journal.append(command);
            venue.execute(command);
        }
    }

    /// When something is due by itself: a tick, a density, an answer of the venue.
    public long dueNs() {
        long venueNs = venue.deliver(Long.MIN_VALUE, this::dispatch);
        return Math.min(venueNs, Math.min(timers.nextNs(), densities.nextNs()));
    }

    /// Lets time pass while no message comes.
    public void pass(long untilNs) {
        if (untilNs > nowNs) {
            timers.onMessage(untilNs);
            advance(untilNs);
        }
    }

    /// Gives one event to journal, venue and engine, and the engine's commands to the venue.
    public void dispatch(Event event) {
        nowNs = event.timeNs();
        long sequence = journal.append(event);
        if (event instanceof Event.Listed listed) {
            onListed(listed);
        }
        venue.on(event);
        engine.on(event, commands::add);
        for (Command command : commands) {
            sequence = journal.append(command);
            venue.execute(command);
        }
        commands.clear();
        events++;
        if (events % config.journal().digestEvery() == 0) {
            journal.appendDigest(engine.digest());
            checkpointIfDue(sequence);
        }
    }

    /// Lets time pass after the last message until nothing more is due by itself.
    public void finish() {
        if (nowNs != Long.MIN_VALUE) {
            advance(nowNs + config.input().silenceSeconds() * Times.SECOND_NS);
            mark();
        }
    }

    /// Marks what is known now by a digest and a checkpoint.
    public void mark() {
        if (nowNs != Long.MIN_VALUE) {
            journal.appendDigest(engine.digest());
            checkpoint(journal.lastSequence());
        }
    }

    private void advance(long untilNs) {
        while (true) {
            long tickNs = timers.nextNs();
            long densityNs = densities.nextNs();
            long venueNs = venue.deliver(Long.MIN_VALUE, this::dispatch);
            long nextNs = Math.min(tickNs, Math.min(densityNs, venueNs));
            if (nextNs > untilNs) {
                return;
            }
            if (tickNs == nextNs) {
                tick(tickNs);
            } else if (densityNs == nextNs) {
                dispatch(densities.take());
            } else {
                venue.deliver(nextNs, this::dispatch);
            }
        }
    }

    private void tick(long timeNs) {
        timers.passed(timeNs);
        dispatch(new Event.Tick(Stamp.internal(timeNs, Source.ENGINE)));
        for (Event.MarketResolved resolved : settlement.due(engine, timeNs)) {
            dispatch(resolved);
        }
        densities.onTick(engine, timeNs);
    }

    private void onListed(Event.Listed listed) {
        densities.onListed(listed);
        if (listed.terms() instanceof Market market) {
            Window window = market.window();
            timers.alarm(window.startNs());
            timers.alarm(window.endNs());
            timers.alarm(RuleSettlement.dueNs(window.endNs() + Times.MINUTE_NS));
            for (double share : config.score().shares()) {
                timers.alarm(window.timeAtNs(share));
            }
            for (int seconds : config.score().secondsBeforeEnd()) {
                timers.alarm(window.endNs() - seconds * Times.SECOND_NS);
            }
        }
    }

    private void checkpointIfDue(long sequence) {
        long dueNs = config.journal().checkpointSeconds() * Times.SECOND_NS;
        if (System.nanoTime() - checkpointWallNs >= dueNs) {
            checkpoint(sequence);
        }
    }

    private void checkpoint(long sequence) {
        checkpointWallNs = System.nanoTime();
        try {
            byte[] state = SessionState.bytes(engine, venue, frames);
            journal.writeCheckpoint(sequence, engine.digest(), state);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write a checkpoint", e);
        }
    }
}
