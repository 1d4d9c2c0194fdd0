package io.foretick.store.registry;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.foretick.journal.DirectoryLock;
import io.foretick.store.ModelFile;
import io.foretick.store.SampleModels;
import io.foretick.store.StoredModel;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

class ModelRegistryTest {

    private static final Instant AT = Instant.parse("2025-06-01T12:00:00Z");

    private static final Reason BETTER = Reason.of(AT, "better");

    @TempDir private Path folder = Path.of("");
    private ModelRegistry registry = new ModelRegistry(Path.of(""));

    @BeforeEach
    void openRegistry() {
        registry = new ModelRegistry(folder.resolve("live"));
    }

    @Test
    void hasNoModelAtFirst() throws IOException {
        assertTrue(registry.current().isEmpty());
        assertTrue(registry.audit().isEmpty());
        assertTrue(registry.rollback(Reason.of(AT, "to nothing")).isEmpty());
    }

    @Test
    void promotedModelIsLiveFromACopyOfItsFile() throws IOException {
        Path source = folder.resolve("source");
        SampleModels.network(3, 1).write(source);
        LiveModel live = promote(source, Reason.of(AT, "first"));
        assertEquals(SampleModels.network(3, 1).digest(), live.digest());
        assertArrayEquals(Files.readAllBytes(source), Files.readAllBytes(live.path()));
        Files.delete(source);
        assertEquals("sample", live.load().name());
        assertEquals(live, registry.current().orElseThrow());
    }

    @Test
    void rollsBackThroughAllThatWereLive() throws IOException {
        String first = promote(1e-4);
        String second = promote(2e-4);
        String third = promote(3e-4);
        assertEquals(third, digest());
        registry.rollback(Reason.of(AT, "worse"));
        assertEquals(second, digest());
        registry.rollback(Reason.of(AT, "worse still"));
        assertEquals(first, digest());
        assertTrue(registry.rollback(Reason.of(AT, "too far")).isEmpty());
        assertEquals(first, digest());
        promote(3e-4);
        registry.rollback(Reason.of(AT, "again"));
        assertEquals(first, digest());
    }

    @Test
    void everyChangeHasAnotherNumber() throws IOException {
        promote(1e-4);
        promote(2e-4);
        promote(1e-4);
        assertEquals(3, registry.current().orElseThrow().change());
        registry.rollback(Reason.of(AT, "back"));
        assertEquals(4, registry.current().orElseThrow().change());
    }

    @Test
    void logKeepsWhoWasReplacedWhyAndByWhatFigures() throws IOException {
        String first = promote(1e-4);
        var figures = new TreeMap<>(Map.of("versus_live", -0.25));
        Path source = file(2e-4);
        promote(source, new Reason(AT, "we know better", true, figures));
        Change change = registry.audit().getLast();
        String second = SampleModels.file("model", 2e-4).digest();
        var reason = new Reason(AT, "we know better", true, figures);
        assertEquals(new Change(2, Change.Action.PROMOTE, first, second, reason), change);
        registry.rollback(Reason.of(AT, "we did not"));
        Change back = registry.audit().getLast();
        assertEquals(
                new Change(3, Change.Action.ROLLBACK, second, first, Reason.of(AT, "we did not")),
                back);
    }

    @Test
    void refusesTheModelThatIsLive() throws IOException {
        promote(1e-4);
        Path source = file(1e-4);
        assertRefused("is live already", source);
        assertEquals(1, registry.audit().size());
    }

    @Test
    void refusesAFileThatChangedSinceItWasJudged() throws IOException {
        Path source = file(1e-4);
        String judged = StoredModel.load(source).digest();
        SampleModels.file("model", 2e-4).write(source);
        IOException refusal =
                assertThrows(
                        IOException.class,
                        () -> registry.promote(source, judged, Optional.empty(), BETTER));
        assertTrue(
                String.valueOf(refusal.getMessage()).contains("changed since it was judged"),
                refusal::toString);
        assertTrue(registry.current().isEmpty());
    }

    @Test
    void refusesAModelThatWasJudgedAgainstOneNoLongerLive() throws IOException {
        Optional<String> against = Optional.of(promote(1e-4));
        Path source = file(2e-4);
        String judged = StoredModel.load(source).digest();
        String meanwhile = promote(3e-4);
        for (Optional<String> stale : List.of(against, Optional.<String>empty())) {
            IOException refusal =
                    assertThrows(
                            IOException.class,
                            () -> registry.promote(source, judged, stale, BETTER));
            assertTrue(
                    String.valueOf(refusal.getMessage()).contains("another model went live"),
                    refusal::toString);
        }
        assertEquals(meanwhile, digest());
        assertEquals(2, registry.audit().size());
    }

    @Test
    void refusesABrokenModelAndStaysAsItWas() throws IOException {
        String first = promote(1e-4);
        Path source = folder.resolve("broken");
        Files.writeString(source, "{}");
        IOException refusal =
                assertThrows(
                        IOException.class,
                        () -> registry.promote(source, "0".repeat(16), Optional.of(first), BETTER));
        assertTrue(String.valueOf(refusal.getMessage()).contains("broken"), refusal::toString);
        assertEquals(first, digest());
    }

    @Test
    void doesNotGoBackToAFileThatIsBroken() throws IOException {
        promote(1e-4);
        LiveModel first = registry.current().orElseThrow();
        String second = promote(2e-4);
        Files.writeString(first.path(), "{}");
        assertThrows(IOException.class, () -> registry.rollback(Reason.of(AT, "back")));
        assertEquals(second, digest());
    }

    @Test
    void refusesAFileThatHoldsAnotherModel() throws IOException {
        promote(1e-4);
        LiveModel live = registry.current().orElseThrow();
        SampleModels.file("other", 2e-4).write(live.path());
        assertThrows(IOException.class, live::load);
    }

    @Test
    void secondWriterIsRefusedWhileReadersReadOn() throws IOException {
        String first = promote(1e-4);
        Path source = file(2e-4);
        try (DirectoryLock _ = DirectoryLock.take(folder.resolve("live"), "registry.lock")) {
            assertRefused("another writer", source);
            assertEquals(first, digest());
            assertEquals(1, registry.audit().size());
        }
    }

    /// A writer that dies before the switch leaves copies and half-written files behind.
    @Test
    void deathBeforeTheSwitchChangesNothing() throws IOException {
        String first = promote(1e-4);
        Path live = folder.resolve("live");
        ModelFile second = SampleModels.file("model", 2e-4);
        Files.writeString(live.resolve("models").resolve(second.digest()), "half a mod");
        Files.writeString(live.resolve("models/." + second.digest() + ".1.tmp"), "half");
        Files.writeString(live.resolve(".live.json.1.tmp"), "{\"format\"");
        assertEquals(first, digest());
        assertEquals(1, registry.audit().size());
        assertEquals(second.digest(), promote(2e-4));
        assertEquals(second, registry.current().orElseThrow().load());
    }

    /// The switch is done; of the log's last line any number of bytes is on the disk.
    @Test
    void deathAfterTheSwitchLosesNoLineOfTheLog() throws IOException {
        promote(1e-4);
        Path log = folder.resolve("live/audit.jsonl");
        int before = (int) Files.size(log);
        promote(2e-4);
        byte[] whole = Files.readAllBytes(log);
        List<Change> changes = registry.audit();
        for (int bytes = before; bytes <= whole.length; bytes++) {
            Files.write(log, Arrays.copyOf(whole, bytes));
            assertEquals(changes, registry.audit(), "read with " + bytes + " bytes");
        }
        for (int bytes = before; bytes < whole.length; bytes += 7) {
            Files.write(log, Arrays.copyOf(whole, bytes));
            registry.rollback(Reason.of(AT, "back to Zürich"));
            assertEquals(changes, registry.audit().subList(0, 2), bytes + " bytes");
            byte[] repaired = Files.readAllBytes(log);
            assertArrayEquals(whole, Arrays.copyOf(repaired, whole.length), bytes + " bytes");
            restore(changes);
        }
    }

    @Test
    void refusesALogThatLacksALine() throws IOException {
        promote(1e-4);
        promote(2e-4);
        promote(3e-4);
        Path log = folder.resolve("live/audit.jsonl");
        List<String> lines = Files.readAllLines(log);
        Files.writeString(log, lines.getFirst() + "\n");
        assertMessage("must have 3 lines, has 1");
        Files.writeString(log, lines.getFirst() + "\n" + lines.getLast() + "\n");
        assertMessage("audit.jsonl:2: number must be 2, was 3");
    }

    @Test
    void refusesAStateThatWasChangedByHand() throws IOException {
        promote(1e-4);
        Path state = folder.resolve("live/live.json");
        String json = Files.readString(state);
        Files.writeString(state, json.replace("\"format\" : 1", "\"format\" : 2"));
        assertMessage("live.json: format must be 1, was 2");
        Files.writeString(state, json.replaceFirst("\"live\" : \"..", "\"live\" : \"zz"));
        assertMessage("live.json: live must be");
        Files.writeString(state, json.replaceFirst("\"to\" : \"..", "\"to\" : \"../"));
        assertMessage("live.json: change.to must be 16 hex digits");
    }

    @Test
    void readersSeeOneModelOrTheOtherAtAnyTime() throws Exception {
        String first = promote(1e-4);
        String second = promote(2e-4);
        Thread writer =
                Thread.ofPlatform()
                        .start(() -> {
                            for (int k = 0; k < 20; k++) {
                                assertFalse(promoteUnchecked(k % 2 == 0 ? 1e-4 : 2e-4));
                            }
                        });
        while (writer.isAlive()) {
            assertTrue(List.of(first, second).contains(registry.current().orElseThrow().digest()));
            assertTrue(registry.audit().size() >= 2);
        }
        writer.join();
        assertEquals(22, registry.audit().size());
    }

    /// Puts the folder back to the two promotions, without the rollback.
    private void restore(List<Change> changes) throws IOException {
        var state = new RegistryState(changes.getLast(), List.of(changes.getFirst().to()));
        state.write(folder.resolve("live/live.json"));
    }

    private boolean promoteUnchecked(double sigma) {
        try {
            return promote(sigma).isEmpty();
        } catch (IOException e) {
            return true;
        }
    }

    private String promote(double sigma) throws IOException {
        return promote(file(sigma), BETTER).digest();
    }

    /// Promotes the file as it is, over what is live.
    private LiveModel promote(Path source, Reason reason) throws IOException {
        Optional<String> live = registry.current().map(LiveModel::digest);
        return registry.promote(source, StoredModel.load(source).digest(), live, reason);
    }

    private Path file(double sigma) throws IOException {
        Path source = folder.resolve("model-" + sigma);
        SampleModels.file("model", sigma).write(source);
        return source;
    }

    private String digest() throws IOException {
        return registry.current().orElseThrow().digest();
    }

    private void assertRefused(String part, Path source) {
        IOException refusal = assertThrows(IOException.class, () -> promote(source, BETTER));
        assertTrue(String.valueOf(refusal.getMessage()).contains(part), refusal::toString);
    }

    private void assertMessage(String part) {
        IOException refusal = assertThrows(IOException.class, () -> registry.audit());
        assertTrue(String.valueOf(refusal.getMessage()).contains(part), refusal::toString);
    }
}
