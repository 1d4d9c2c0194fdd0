package io.foretick.venue.binance.archive;

import io.foretick.base.Seed;
import io.foretick.base.Times;
import io.foretick.venue.VenueClock;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Fetches files of the public archive into a store, and what their digests are. For any number of
/// threads that may block, each with another file.
public final class ArchiveClient {

    /// The archive as Binance runs it.
    public static final String PUBLIC_URL = "https://data.binance.vision";

    private static final Pattern CHECKSUM = Pattern.compile("([0-9a-fA-F]{64})\\s+\\*?(\\S+)\\s*");
    private static final long CHECKSUM_BYTES_MAX = 1_000;
    private static final long QUIET_NS_MAX = 10 * Times.MINUTE_NS;

    private final HttpClient http;
    private final ArchivePlan plan;
    private final DownloadFolder folder;
    private final Seed seed;
    private final Quiet quiet;

    /// A client with the usual patience.
    ///
    /// @param clock of the server; simulated ones may run faster
    /// @param baseUrl without a path
    /// @param store downloads go to `.downloads` in it, what is refused to `quarantine`
    /// @param seed of the waits between attempts
    public ArchiveClient(HttpClient http, VenueClock clock, String baseUrl, Path store, Seed seed) {
        this(http, clock, ArchivePlan.of(baseUrl), store, seed);
    }

    ArchiveClient(HttpClient http, VenueClock clock, ArchivePlan plan, Path store, Seed seed) {
        this.http = http;
        this.plan = plan;
        this.folder = new DownloadFolder(store);
        this.seed = seed;
        this.quiet = new Quiet(clock);
    }

    /// Fetches a file, and goes on with what an earlier attempt has left of it. A file whose digest
    /// is not the published one is fetched anew a few times before it is put aside.
    ///
    /// @throws IOException if the store cannot be written
    public Fetched fetch(TradeArchive archive, TransferProgress progress)
            throws IOException, InterruptedException {
        return new Fetch(this, folder, archive, progress).run();
    }

    /// The digest of a file as it is published now.
    public Checksum checksum(TradeArchive archive) throws InterruptedException {
        return checksum(archive, attempts(archive));
    }

    Attempts attempts(TradeArchive archive) {
        return new Attempts(plan, seed.split(archive.zipName()).random());
    }

    Checksum checksum(TradeArchive archive, Attempts attempts) throws InterruptedException {
        String reason;
        do {
            Optional<String> tooLong = awaitQuiet();
            if (tooLong.isPresent()) {
                return new Checksum.Failed(tooLong.get());
            }
            try {
                HttpResponse<String> answer = ask(archive);
                switch (answer.statusCode()) {
                    case 200 -> {
                        Optional<String> sha256 = sha256(answer.body(), archive);
                        if (sha256.isPresent()) {
                            attempts.progressed();
                            return new Checksum.Known(sha256.get());
                        }
                        reason = "its CHECKSUM does not name a digest of it";
                    }
                    case 404 -> {
                        return new Checksum.Absent();
                    }
                    default -> reason = noted(answer);
                }
            } catch (IOException e) {
                reason = e.getClass().getSimpleName() + ": " + e.getMessage();
            }
        } while (attempts.again());
        return new Checksum.Failed(reason);
    }

    private HttpResponse<String> ask(TradeArchive archive)
            throws IOException, InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(plan.baseUrl() + archive.path() + ".CHECKSUM"))
                        .timeout(Duration.ofNanos(plan.stallNs()))
                        .build();
        return http.send(
                request, BodyHandlers.limiting(BodyHandlers.ofString(), CHECKSUM_BYTES_MAX));
    }

    private static Optional<String> sha256(String text, TradeArchive archive) {
        Matcher matcher = CHECKSUM.matcher(text);
        return matcher.matches() && matcher.group(2).equals(archive.zipName())
                ? Optional.of(matcher.group(1).toLowerCase(Locale.ROOT))
                : Optional.empty();
    }

    /// Downloads a file into a part until it is whole.
    Download.End download(
            TradeArchive archive, Path part, Attempts attempts, TransferProgress progress)
            throws IOException, InterruptedException {
        URI uri = URI.create(plan.baseUrl() + archive.path());
        long furthest = Files.exists(part) ? Files.size(part) : 0;
        String reason;
        do {
            Optional<String> tooLong = awaitQuiet();
            if (tooLong.isPresent()) {
                return new Download.End.Broken(tooLong.get());
            }
            switch (Download.attempt(http, uri, part, plan.stallNs(), progress)) {
                case Download.End.Complete complete -> {
                    return complete;
                }
                case Download.End.Absent absent -> {
                    return absent;
                }
                case Download.End.Busy(HttpResponse<?> answer) -> reason = noted(answer);
                case Download.End.Broken(String why) -> reason = why;
            }
            if (Files.size(part) > furthest) {
                furthest = Files.size(part);
                attempts.progressed();
            }
        } while (attempts.again());
        return new Download.End.Broken(reason);
    }

    private String noted(HttpResponse<?> answer) {
        if (Quiet.isAskedBy(answer.statusCode())) {
            quiet.begin(answer.headers());
        }
        return "status " + answer.statusCode();
    }

    /// Waits while the server wants to be left alone.
    ///
    /// @return why not, if that is too long
    private Optional<String> awaitQuiet() throws InterruptedException {
        for (long leftNs = quiet.leftNs(); leftNs > 0; leftNs = quiet.leftNs()) {
            if (leftNs > QUIET_NS_MAX) {
                long seconds = leftNs / Times.SECOND_NS;
                return Optional.of("the server wants to be left alone for " + seconds + " s");
            }
            Attempts.pause(leftNs);
        }
        return Optional.empty();
    }
}
