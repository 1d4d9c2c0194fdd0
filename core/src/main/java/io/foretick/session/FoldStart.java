package io.foretick.session;

import io.foretick.engine.Engine;
import io.foretick.engine.EngineObserver;
import io.foretick.event.Event;
import io.foretick.journal.Checkpoint;
import io.foretick.journal.JournalBeginning;
import io.foretick.journal.JournalReader;
import io.foretick.venue.Venue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Where a fold of a journal starts: at its first record, or, where compaction has taken that away,
/// behind the oldest checkpoint that leads on. Not for restarts, which want the newest.
///
/// @param afterSequence the record of that checkpoint, -1 at the first record
/// @param listed the instruments known there
public record FoldStart(long afterSequence, List<Event.Listed> listed) {

    public FoldStart {
        listed = List.copyOf(listed);
    }

    /// Brings a fresh engine to where the fold starts, and tells observers if that is a checkpoint.
    ///
    /// @throws IOException if the journal cannot be read, or lacks the checkpoint
    public static FoldStart of(Path journal, Engine engine, List<EngineObserver> observers)
            throws IOException {
        Optional<JournalBeginning> beginning = JournalBeginning.of(journal);
        if (beginning.isEmpty()) {
            return new FoldStart(-1, List.of());
        }
        Checkpoint checkpoint = beginning.get().checkpoint(journal);
        Session.Start start = SessionState.load(checkpoint.state(), engine, Venue.NONE);
        observers.forEach(observer -> observer.restored(engine));
        return new FoldStart(checkpoint.sequence(), start.listed());
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
