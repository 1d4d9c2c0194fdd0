package io.foretick.session;

import io.foretick.base.E8;
import io.foretick.base.Times;
import io.foretick.engine.Engine;
import io.foretick.engine.EngineObserver;
import io.foretick.event.Event;
import io.foretick.event.Source;
import io.foretick.event.Stamp;
import io.foretick.forecast.ForecasterFactory;
import io.foretick.journal.JournalReader;
import io.foretick.journal.JournalWriter;
import io.foretick.journal.RecordKind;
import io.foretick.strategy.Strategy;
import io.foretick.venue.FrameDecoder;
import io.foretick.venue.Listings;
import io.foretick.venue.recording.InputFiles;
import io.foretick.venue.recording.MergedInput;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// Runs recordings through the same engine as a live session, against the paper venue. Runs once.
public final class Backtest {

    private static final int PROGRESS_EVERY = 1 << 12;

    private final Config config;
    private final ForecasterFactory forecasters;
    private final Engine engine;

    private Backtest(Config config, ForecasterFactory forecasters, Engine engine) {
        this.config = config;
        this.forecasters = forecasters;
        this.engine = engine;
    }

    /// A backtest of the strategies that the configuration switches on.
    public static Backtest of(Config config, ForecasterFactory forecasters) {
        return of(config, forecasters, List.of());
    }

    /// A backtest of the strategies that the configuration switches on, and of a user's own.
    public static Backtest of(Config config, ForecasterFactory forecasters, List<Strategy> own) {
        return new Backtest(config, forecasters, Wiring.engine(config, own));
    }

    public Engine engine() {
        return engine;
    }

    /// Lets `observer` see the run.
    public void observe(EngineObserver observer) {
        engine.observe(observer);
    }

    /// Runs all recordings, writes the journal, and comes back when they are read.
    ///
    /// @param journalFolder a folder that holds no journal yet
    public RunResult run(InputFiles inputs, Path journalFolder, ProgressListener progress)
            throws IOException {
        long began = System.nanoTime();
        try (var journal =
                JournalWriter.open(journalFolder, JournalHeads.of(config, forecasters))) {
            var venue = Wiring.paperVenue(config);
            int tickMs = config.input().tickMs();
            var parts = new Session.Parts(engine, venue, forecasters, tickMs, RuleSettlement::due);
            var session = new Session(parts, config, journal);
            List<String> problems = play(inputs, session, progress);
            session.finish();
            return new RunResult(
                    session.frames(),
                    session.events(),
                    engine.digest(),
                    (System.nanoTime() - began) / 1e9,
                    RunResult.peakHeapBytes(),
                    problems);
        }
    }

    private List<String> play(InputFiles inputs, Session session, ProgressListener progress)
            throws IOException {
        List<Path> journals = inputs.journals();
        if (journals.isEmpty()) {
            return playRecordings(inputs, session, progress);
        }
        if (journals.size() < inputs.files().size()) {
            throw new ConfigException("a journal cannot be merged with other recordings");
        }
        for (Path journal : journals) {
            playJournal(journal, session);
        }
        return List.of();
    }

    private List<String> playRecordings(
            InputFiles inputs, Session session, ProgressListener progress) throws IOException {
        var listings = new Listings();
        Map<Source, FrameDecoder> feeds = MergedInput.usualFeeds(listings);
        try (var input = MergedInput.open(inputs, listings, feeds, options())) {
            while (input.next()) {
                Stamp at = session.arrive(input.receiveNs(), input.source(), input.isMessage());
                input.decode(at, session::dispatch);
                if (session.frames() % PROGRESS_EVERY == 0) {
                    progress.at(input.bytesRead(), input.bytesTotal(), session.frames());
                }
            }
            return input.problems();
        }
    }

    /// What a journal's feeds said is said again; what Foretick and its venue said is not.
    private static void playJournal(Path folder, Session session) throws IOException {
        try (var reader = JournalReader.open(folder)) {
            if (reader.firstSequence() > 0) {
                throw new IOException(
                        "the journal in "
                                + folder
                                + " was compacted: its first listings are gone, and no new session"
                                + " can be made of it");
            }
            long lastFrame = 0;
            while (reader.next()) {
                if (reader.kind() != RecordKind.EVENT
                        || reader.stamp().source() == Source.ENGINE
                        || reader.stamp().source() == Source.EXECUTION) {
                    continue;
                }
                Event event = reader.event();
                boolean firstOfFrame = event.at().frame() != 0 && event.at().frame() != lastFrame;
                lastFrame = Math.max(lastFrame, event.at().frame());
                session.arrive(event.at().receiveNs(), event.at().source(), firstOfFrame);
                session.dispatch(event);
            }
        }
    }

    private MergedInput.Options options() {
        return new MergedInput.Options(
                E8.ofDouble(config.input().assumedQuoteSize()),
                config.input().strikeDelaySeconds() * Times.SECOND_NS,
                Times.MINUTE_NS);
    }
}
