package io.foretick.lab.run;

import io.foretick.lab.dataset.Datasets;
import io.foretick.lab.dataset.TapeReach;
import io.foretick.lab.spec.TrialSpec;
import io.foretick.report.lab.ExperimentFolder;
import io.foretick.store.file.JsonFields;
import io.foretick.store.file.JsonText;

import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// The part of the data that no search reads. Its digest is written down when an experiment begins,
/// and again when it is opened; each is a line of `audit.jsonl` in the experiment's folder.
///
/// @param tapeKey tells apart the data of trials
/// @param digest of the data, the window included
/// @param fromNs where the window begins
/// @param openPeriodNs length of what lies open before it
public record LockedWindow(String tapeKey, String digest, long fromNs, long openPeriodNs) {

    private static final JsonMapper MAPPER = new JsonMapper();
    private static final String SEALED = "sealed";
    private static final String OPENED = "opened";

    /// Looks at the window of a trial's data, without keeping anything of it.
    public static LockedWindow of(TrialSpec spec) throws IOException {
        TapeReach reach = Datasets.reach(spec.data(), spec.split());
        long openNs = reach.lockedFromNs() - reach.startNs();
        return new LockedWindow(spec.tapeKey(), reach.digest(), reach.lockedFromNs(), openNs);
    }

    /// Writes down that nobody has seen it, unless that stands there already.
    ///
    /// @throws IOException also if the data has changed since: results of two sets would be mixed
    public void seal(ExperimentFolder folder, Instant now) throws IOException {
        Optional<JsonFields> seal = line(folder, SEALED);
        if (seal.isEmpty()) {
            append(folder, SEALED, now);
        } else {
            checkSame(seal.get());
        }
    }

    private void checkSame(JsonFields seal) throws IOException {
        if (!seal.text("digest").equals(digest)) {
            throw new IOException("the data is not what was sealed when the experiment began");
        }
    }

    /// Writes down that it is looked at now. A look that was cut off goes on with the same trials.
    ///
    /// @param trials that are run on it
    /// @throws IOException if it was opened before, or the data is not what was sealed
    public void open(ExperimentFolder folder, Instant now, List<String> trials) throws IOException {
        Optional<JsonFields> before = line(folder, OPENED);
        if (before.isPresent()) {
            if (isCutOff(folder, before.get().texts("trials"), trials)) {
                return;
            }
            throw new IOException(
                    "the locked window was opened at "
                            + before.get().text("time")
                            + "; a second look would be a choice made with it");
        }
        Optional<JsonFields> seal = line(folder, SEALED);
        if (seal.isPresent()) {
            checkSame(seal.get());
        }
        ObjectNode node = node(OPENED, now);
        var list = node.putArray("trials");
        trials.forEach(list::add);
        append(folder, node);
    }

    private static boolean isCutOff(
            ExperimentFolder folder, List<String> opened, List<String> trials) {
        return opened.equals(trials)
                && trials.stream().anyMatch(id -> !Files.exists(folder.locked(id)));
    }

    private Optional<JsonFields> line(ExperimentFolder folder, String event) throws IOException {
        if (!Files.exists(folder.audit())) {
            return Optional.empty();
        }
        for (byte[] line : lines(folder)) {
            JsonFields fields = JsonText.parse("audit.jsonl", line);
            if (fields.text("event").equals(event) && fields.text("tape").equals(tapeKey)) {
                return Optional.of(fields);
            }
        }
        return Optional.empty();
    }

    private static List<byte[]> lines(ExperimentFolder folder) throws IOException {
        return Files.readAllLines(folder.audit()).stream()
                .map(line -> line.getBytes(StandardCharsets.UTF_8))
                .toList();
    }

    private ObjectNode node(String event, Instant now) {
        return MAPPER.createObjectNode()
                .put("event", event)
                .put("time", now.toString())
                .put("tape", tapeKey)
                .put("digest", digest)
                .put("locked_from", Instant.ofEpochSecond(0, fromNs).toString());
    }

    private void append(ExperimentFolder folder, String event, Instant now) throws IOException {
        append(folder, node(event, now));
    }

    private static void append(ExperimentFolder folder, ObjectNode node) throws IOException {
        Files.writeString(
                folder.audit(),
                JsonText.line(node),
                StandardOpenOption.CREATE,
                StandardOpenOption.APPEND);
    }
}
