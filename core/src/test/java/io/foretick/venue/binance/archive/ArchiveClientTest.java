package io.foretick.venue.binance.archive;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.foretick.base.Seed;
import io.foretick.base.Times;
import io.foretick.venue.VenueClock;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// Fetching over real sockets from a server that does as it is told.
class ArchiveClientTest {

    private static final TradeArchive MONTH =
            TradeArchive.ofMonth("BTCUSDT", YearMonth.of(2025, 1));

    @TempDir private Path store = Path.of("");

    private final ScriptedArchive server = new ScriptedArchive(MONTH.zipName());
    private final HttpClient http = HttpClient.newHttpClient();

    @BeforeEach
    void publish() {
        server.publish(content(1, 3 << 20), "\"first\"");
    }

    @AfterEach
    void stop() {
        http.close();
        server.close();
    }

    private static byte[] content(long seed, int size) {
        byte[] bytes = new byte[size];
        new SplittableRandom(seed).nextBytes(bytes);
        return bytes;
    }

    private ArchivePlan plan() {
        return ArchivePlan.of(server.url()).withFirstWaitNs(Times.MILLI_NS);
    }

    private ArchiveClient client(ArchivePlan plan) {
        return new ArchiveClient(http, VenueClock.startingAt(0, 100), plan, store, new Seed(1));
    }

    private Fetched fetch() throws Exception {
        return client(plan()).fetch(MONTH, TransferProgress.NONE);
    }

    private void assertFound(Fetched fetched) throws IOException {
        Fetched.Found found = assertInstanceOf(Fetched.Found.class, fetched);
        assertEquals(-1, Arrays.mismatch(server.content(), Files.readAllBytes(found.zip())));
        assertEquals(server.sha256(), found.sha256());
        assertEquals(server.content().length, found.sizeBytes());
        assertEquals(List.of(MONTH.zipName()), names(store.resolve(".downloads")));
    }

    private static List<String> names(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    private Path part() throws IOException {
        Files.createDirectories(store.resolve(".downloads"));
        return store.resolve(".downloads").resolve(MONTH.zipName() + ".part");
    }

    private void leavePart(int bytes, String tag) throws IOException {
        Files.write(part(), Arrays.copyOf(server.content(), bytes));
        Files.writeString(part().resolveSibling(part().getFileName() + ".etag"), tag);
    }

    @Test
    void findsAFileAndTellsHowFarItIs() throws Exception {
        var heard = new ArrayList<Long>();
        Fetched fetched =
                client(plan())
                        .fetch(
                                MONTH,
                                (bytes, total) -> {
                                    assertEquals(server.content().length, total);
                                    heard.add(bytes);
                                });
        assertFound(fetched);
        assertEquals((long) server.content().length, heard.getLast());
        assertTrue(heard.size() >= 3, heard.toString());
    }

    @Test
    void tellsADigestAlone() throws Exception {
        assertEquals(new Checksum.Known(server.sha256()), client(plan()).checksum(MONTH));
    }

    @Test
    void saysThatAFileIsAbsent() throws Exception {
        TradeArchive february = TradeArchive.ofMonth("BTCUSDT", YearMonth.of(2025, 2));
        ArchiveClient client = client(plan());
        assertEquals(new Fetched.Absent(), client.fetch(february, TransferProgress.NONE));
        assertEquals(new Checksum.Absent(), client.checksum(february));
    }

    /// Cuts at any byte, and a new client each time as after a kill.
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void goesOnAfterACutAnywhere(long seed) throws Exception {
        var random = new SplittableRandom(seed);
        for (int k = 0; k < 5; k++) {
            server.cutNextAfter(random.nextInt(server.content().length));
        }
        assertFound(fetch());
        long sent = server.bodyBytesSent();
        assertTrue(sent < 2L * server.content().length, sent + " bytes were sent");
        assertEquals(6, server.requests());
    }

    @ParameterizedTest(name = "{0} bytes are here")
    @ValueSource(ints = {1, 65_536, 3_000_000, 3 << 20})
    void goesOnWithWhatAnEarlierProcessLeft(int bytes) throws Exception {
        leavePart(bytes, "\"first\"");
        assertFound(fetch());
        assertEquals(server.content().length - bytes, server.bodyBytesSent());
    }

    @Test
    void startsOverWhereTheFileHasChangedMeanwhile() throws Exception {
        leavePart(1_000_000, "\"first\"");
        server.publish(content(2, 2 << 20), "\"second\"");
        assertFound(fetch());
    }

    @Test
    void startsOverWhereMoreIsHereThanThereIs() throws Exception {
        leavePart(3_000_000, "\"first\"");
        server.publish(content(2, 1 << 20), "\"first\"");
        assertFound(fetch());
    }

    @Test
    void startsOverWhereTheServerKnowsNoRanges() throws Exception {
        server.withoutRanges();
        server.cutNextAfter(1_000_000);
        assertFound(fetch());
    }

    @Test
    void doesNotTrustAPartOfAnUnknownVersion() throws Exception {
        Files.write(part(), content(3, 1_000));
        assertFound(fetch());
    }

    @Test
    void usesWhatAnEarlierProcessFetchedWhole() throws Exception {
        assertFound(fetch());
        int before = server.requests();
        assertFound(fetch());
        assertEquals(before, server.requests());
        server.publish(content(2, 1_000), "\"second\"");
        assertFound(fetch());
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 418, 503})
    void leavesTheServerAloneAsLongAsItWants(int status) throws Exception {
        server.answerNext(status, "20"); // 0.2 s at this speed
        long beganNs = System.nanoTime();
        assertFound(fetch());
        assertTrue(System.nanoTime() - beganNs >= 200 * Times.MILLI_NS);
    }

    @Test
    void givesUpWhereTheServerBansForLong() throws Exception {
        server.answerNext(418, "200000"); // 2,000 s at this speed
        Fetched.Failed failed = assertInstanceOf(Fetched.Failed.class, fetch());
        assertTrue(failed.reason().contains("left alone for 19"), failed.reason());
    }

    @Test
    void triesAgainOnErrorsOfTheServer() throws Exception {
        server.answerNext(500, "");
        server.answerNext(502, "");
        assertFound(fetch());
    }

    @Test
    void givesUpAfterItsAttempts() throws Exception {
        for (int k = 0; k < 10; k++) {
            server.answerNext(500, "");
        }
        assertEquals(new Fetched.Failed("status 500"), fetch());
        assertEquals(10, server.requests());
        assertFound(fetch());
    }

    @Test
    void givesUpWhereNobodyListens() throws Exception {
        ArchivePlan plan = plan();
        server.close();
        Fetched fetched = client(plan).fetch(MONTH, TransferProgress.NONE);
        Fetched.Failed failed = assertInstanceOf(Fetched.Failed.class, fetched);
        assertTrue(failed.reason().contains("ConnectException"), failed.reason());
    }

    @Test
    void endsAnAttemptInWhichNothingComes() throws Exception {
        server.stallNextAfter(1_000_000);
        ArchivePlan plan = plan().withStallNs(300 * Times.MILLI_NS);
        assertFound(client(plan).fetch(MONTH, TransferProgress.NONE));
        assertEquals(2, server.requests());
    }

    @Test
    void putsAFileAsideWhoseDigestIsAlwaysWrong() throws Exception {
        String right = server.sha256();
        server.spoilChecksums(Integer.MAX_VALUE);
        Fetched.Quarantined aside = assertInstanceOf(Fetched.Quarantined.class, fetch());
        assertTrue(aside.reason().contains("its SHA-256 is " + right), aside.reason());
        assertEquals(store.resolve("quarantine").resolve(MONTH.zipName()), aside.zip());
        Path reason = aside.zip().resolveSibling(MONTH.zipName() + ".reason.txt");
        assertEquals(aside.reason() + "\n", Files.readString(reason));
        assertEquals(-1, Arrays.mismatch(server.content(), Files.readAllBytes(aside.zip())));
        assertEquals(3, server.requests());
        assertEquals(List.of(), names(store.resolve(".downloads")));
    }

    @Test
    void asksForTheDigestAgainBeforeTheFile() throws Exception {
        server.spoilChecksums(1);
        assertFound(fetch());
        assertEquals(1, server.requests());
    }

    @Test
    void fetchesAFileAgainWhoseBytesWereWrong() throws Exception {
        leavePart(1_000_000, "\"first\"");
        try (var channel = Files.newByteChannel(part(), StandardOpenOption.WRITE)) {
            channel.write(ByteBuffer.wrap(new byte[100]));
        }
        assertFound(fetch());
        assertEquals(2, server.requests());
    }

    @Test
    void fetchesFilesSideBySide() throws Exception {
        ArchiveClient client = client(plan());
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Checksum>> asked = new ArrayList<>();
            for (int k = 0; k < 20; k++) {
                asked.add(threads.submit(() -> client.checksum(MONTH)));
            }
            for (Future<Checksum> each : asked) {
                assertEquals(new Checksum.Known(server.sha256()), each.get());
            }
        }
    }

    @Test
    void saysThatTheDiskIsFull() throws Exception {
        Path full = Path.of("/dev/full"); // every write to it fails for want of space
        assumeTrue(Files.exists(full));
        Files.createSymbolicLink(part(), full);
        IOException refused = assertThrows(IOException.class, this::fetch);
        String message = String.valueOf(refused.getMessage());
        assertTrue(message.startsWith("cannot write " + part()), message);
        assertTrue(message.contains("No space left on device"), message);
        assertFalse(Files.exists(store.resolve("quarantine")));
    }

    @Test
    void saysThatTheStoreCannotBeWritten() throws Exception {
        Files.writeString(store.resolve(".downloads"), "a file");
        IOException refused = assertThrows(IOException.class, this::fetch);
        String message = String.valueOf(refused.getMessage());
        assertTrue(
                message.startsWith("cannot make folder " + store.resolve(".downloads")), message);
    }
}
