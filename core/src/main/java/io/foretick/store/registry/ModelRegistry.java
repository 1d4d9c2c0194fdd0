package io.foretick.store.registry;

import io.foretick.journal.DirectoryLock;
import io.foretick.store.StoredModel;
import io.foretick.store.file.WholeFile;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// The live model and its history, in a folder. Whether a model deserves to be live is the caller's
/// to judge. Any number of readers, who take no lock and may poll; writers take turns by a lock,
/// and one that comes while another is at work is refused.
///
/// How it works: a change copies the model's file in under its digest, then replaces `live.json`,
/// which is the change itself and holds its line of the audit log, then appends that line to
/// `audit.jsonl`. A process may die at any byte: before the replacement nothing has changed, after
/// it the next writer completes the log, and until then readers take the line from `live.json`.
public final class ModelRegistry {

    private static final String LOCK = "registry.lock";

    private final Path folder;
    private final Path stateFile;
    private final AuditLog log;

    /// @param folder made with the first promotion
    public ModelRegistry(Path folder) {
        this.folder = folder;
        this.stateFile = folder.resolve("live.json");
        this.log = new AuditLog(folder.resolve("audit.jsonl"));
    }

    /// The live model, or nothing where none was promoted yet. Cost: reads one small file.
    public Optional<LiveModel> current() throws IOException {
        return RegistryState.read(stateFile).map(this::live);
    }

    /// A model that is or was live.
    ///
    /// @param digest of the model, 16 hexadecimal digits
    /// @throws IOException if it never was, or its file is broken
    public StoredModel load(String digest) throws IOException {
        return new LiveModel(digest, path(digest), 1).load();
    }

    /// All changes, oldest first.
    public List<Change> audit() throws IOException {
        return log.read(RegistryState.read(stateFile));
    }

    /// Makes a model live, if it and the live one are still those that were judged.
    ///
    /// @param judgedDigest of the model that was judged: the file may have been overwritten since
    /// @param againstDigest of the model that was live when it was judged, if one was
    /// @throws IOException if it cannot be loaded, has changed since it was judged, is live
    ///   already, another model went live meanwhile, or another writer is at work
    public LiveModel promote(
            Path model, String judgedDigest, Optional<String> againstDigest, Reason reason)
            throws IOException {
        try (DirectoryLock _ = DirectoryLock.take(folder, LOCK)) {
            Optional<RegistryState> now = repaired();
            checkSame(model, judgedDigest);
            checkLive(now.map(RegistryState::live), judgedDigest, againstDigest);
            keep(model, judgedDigest);
            return change(RegistryState.promoted(now, judgedDigest, reason));
        }
    }

    /// Makes the model live that was so before the present one; nothing happens where none was.
    ///
    /// @throws IOException if its file is broken, or another writer is at work
    public Optional<LiveModel> rollback(Reason reason) throws IOException {
        try (DirectoryLock _ = DirectoryLock.take(folder, LOCK)) {
            Optional<RegistryState> now = repaired();
            if (now.isEmpty() || now.get().before().isEmpty()) {
                return Optional.empty();
            }
            RegistryState back = now.get().rolledBack(reason);
            live(back).load(); // else a broken file would become live
            return Optional.of(change(back));
        }
    }

    private static void checkSame(Path model, String judgedDigest) throws IOException {
        String digest = StoredModel.load(model).digest();
        if (!digest.equals(judgedDigest)) {
            throw new IOException(
                    "%s: changed since it was judged: was the model %s, is %s"
                            .formatted(model, judgedDigest, digest));
        }
    }

    private void checkLive(
            Optional<String> live, String judgedDigest, Optional<String> againstDigest)
            throws IOException {
        if (live.equals(Optional.of(judgedDigest))) {
            throw new IOException(folder + ": the model " + judgedDigest + " is live already");
        }
        if (!live.equals(againstDigest)) {
            throw new IOException(
                    "%s: another model went live meanwhile: %s, judged against %s"
                            .formatted(folder, live.orElse("none"), againstDigest.orElse("none")));
        }
    }

    private Optional<RegistryState> repaired() throws IOException {
        Optional<RegistryState> now = RegistryState.read(stateFile);
        if (now.isPresent()) {
            log.repair(now.get());
        }
        return now;
    }

    private LiveModel change(RegistryState next) throws IOException {
        next.write(stateFile);
        log.append(next.last());
        return live(next);
    }

    /// Copies a model in, unless it is there already.
    private void keep(Path model, String digest) throws IOException {
        Path kept = path(digest);
        if (!Files.exists(kept) || !isWhole(kept, digest)) {
            WholeFile.write(kept, Files.readAllBytes(model));
            if (!isWhole(kept, digest)) {
                throw new IOException(model + ": changed while it was copied");
            }
        }
    }

    private static boolean isWhole(Path kept, String digest) {
        try {
            return StoredModel.load(kept).digest().equals(digest);
        } catch (IOException _) {
            return false; // an older file that is broken is replaced
        }
    }

    private LiveModel live(RegistryState state) {
        return new LiveModel(state.live(), path(state.live()), state.last().number());
    }

    private Path path(String digest) {
        return folder.resolve("models").resolve(digest);
    }
}
