package io.foretick.venue.binance.sync;

import io.foretick.base.Times;
import io.foretick.venue.VenueException;
import io.foretick.venue.binance.archive.ArchiveClient;
import io.foretick.venue.binance.archive.Checksum;
import io.foretick.venue.binance.archive.Fetched;
import io.foretick.venue.binance.archive.TradeArchive;
import io.foretick.venue.binance.page.StopSign;

import java.io.IOException;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;

/// The files of the archive that one symbol's import uses, each at most once, with the next one
/// fetched while one is read. Owned by the symbol's worker; downloads run on threads of its own.
final class SymbolFiles implements AutoCloseable {

    private static final long LOOK_NS = 100 * Times.MILLI_NS;

    private final ArchiveClient client;
    private final SymbolCount count;
    private final ProgressCount progress;
    private final StopSign stop;
    private final ExecutorService downloads = Executors.newVirtualThreadPerTaskExecutor();
    private final Map<TradeArchive, Future<Fetched>> coming = new HashMap<>();
    private final Set<TradeArchive> spent = new HashSet<>();

    SymbolFiles(ArchiveClient client, SymbolCount count, ProgressCount progress, StopSign stop) {
        this.client = client;
        this.count = count;
        this.progress = progress;
        this.stop = stop;
    }

    /// Whether the file was asked for already, so that it has no more to give.
    boolean isSpent(TradeArchive archive) {
        return spent.contains(archive);
    }

    /// Begins to fetch a file that will be wanted next, in place of any other.
    void prefetch(TradeArchive archive) throws IOException {
        if (!spent.contains(archive) && !coming.containsKey(archive)) {
            forgetComing();
            coming.put(archive, start(archive));
        }
    }

    /// The file, or empty where there is none that could be used.
    ///
    /// @throws VenueException if the archive does not answer
    /// @throws InterruptedException if the sync is to end
    Optional<Fetched.Found> take(TradeArchive archive) throws IOException, InterruptedException {
        spent.add(archive);
        Future<Fetched> begun = coming.remove(archive);
        Future<Fetched> download = begun == null ? start(archive) : begun;
        return switch (await(download)) {
            case Fetched.Found found -> {
                count.downloaded(found.sizeBytes());
                yield Optional.of(found);
            }
            case Fetched.Absent _ -> Optional.empty();
            case Fetched.Quarantined(_, String reason) -> {
                count.refused(archive.zipName(), reason);
                yield Optional.empty();
            }
            case Fetched.Failed(String reason) -> throw unanswered(archive, reason);
        };
    }

    /// The digest of a file as it is published now; empty where it is not published any more.
    ///
    /// @throws VenueException if the archive does not answer
    /// @throws InterruptedException if the sync is to end
    Optional<String> published(TradeArchive archive) throws IOException, InterruptedException {
        return switch (await(downloads.submit(() -> client.checksum(archive)))) {
            case Checksum.Known(String sha256) -> Optional.of(sha256);
            case Checksum.Absent _ -> Optional.empty();
            case Checksum.Failed(String reason) -> throw unanswered(archive, reason);
        };
    }

    private static VenueException unanswered(TradeArchive archive, String reason) {
        return new VenueException("Binance's archive, asked for " + archive.path() + ": " + reason);
    }

    @Override
    public void close() throws IOException {
        downloads.shutdownNow();
        downloads.close();
        for (Future<Fetched> download : coming.values()) {
            delete(download);
        }
    }

    private Future<Fetched> start(TradeArchive archive) {
        var before = new AtomicLong();
        return downloads.submit(() ->
                client.fetch(
                        archive, (bytes, _) -> progress.addBytes(bytes - before.getAndSet(bytes))));
    }

    private <T> T await(Future<T> download) throws IOException, InterruptedException {
        while (true) {
            try {
                return download.get(LOOK_NS, TimeUnit.NANOSECONDS);
            } catch (TimeoutException _) {
                stop.check();
            } catch (ExecutionException e) {
                throw cause(e);
            }
        }
    }

    private static IOException cause(ExecutionException e) throws InterruptedException {
        return switch (e.getCause()) {
            case IOException io -> io;
            case InterruptedException interrupted -> throw interrupted;
            case null, default -> throw new IllegalStateException("a download has broken", e);
        };
    }

    private void forgetComing() throws IOException {
        for (Future<Fetched> download : coming.values()) {
            download.cancel(true);
            delete(download);
        }
        coming.clear();
    }

    /// What was fetched and is not wanted any more goes; what is not whole stays, to go on with.
    private static void delete(Future<Fetched> download) throws IOException {
        if (download.state() == Future.State.SUCCESS
                && download.resultNow() instanceof Fetched.Found found) {
            Files.deleteIfExists(found.zip());
        }
    }
}
