package io.foretick.store.registry;

import io.foretick.base.Digest;
import io.foretick.store.file.JsonFields;
import io.foretick.store.file.JsonText;
import io.foretick.store.file.WholeFile;

import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What a registry's one small file says: the last change, and which models were live before.
/// Replacing that file is the change itself. Immutable.
///
/// @param last the change that made the present model live
/// @param before digests of the models that a rollback goes back to, newest first
record RegistryState(Change last, List<String> before) {

    private static final long FORMAT = 1;
    private static final int BEFORE_MAX = 100;

    RegistryState {
        before = List.copyOf(before);
    }

    /// The file's content, empty where nothing was promoted yet.
    static Optional<RegistryState> read(Path file) throws IOException {
        byte[] bytes;
        try {
            bytes = Files.readAllBytes(file);
        } catch (NoSuchFileException _) {
            return Optional.empty();
        }
        JsonFields root = JsonText.parse(file.toString(), bytes);
        root.onlyKeys(Set.of("format", "live", "before", "change"));
        root.require("format", FORMAT, root.whole("format"));
        Change last = ChangeJson.fromJson(root.object("change"));
        root.require("live", last.to(), root.text("live"));
        List<String> before = new ArrayList<>();
        for (JsonFields model : root.objects("before")) {
            model.onlyKeys(Set.of("digest"));
            before.add(Digest.hex(model.digest("digest")));
        }
        return Optional.of(new RegistryState(last, before));
    }

    void write(Path file) throws IOException {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        root.put("format", FORMAT);
        root.put("live", live());
        ArrayNode array = root.putArray("before");
        before.forEach(digest -> array.addObject().put("digest", digest));
        root.set("change", ChangeJson.toJson(last));
        WholeFile.write(file, JsonText.of(root).getBytes(StandardCharsets.UTF_8));
    }

    String live() {
        return last.to();
    }

    /// What comes of promoting a model.
    static RegistryState promoted(Optional<RegistryState> now, String digest, Reason reason) {
        List<String> before = new ArrayList<>();
        now.ifPresent(state -> {
            before.add(state.live());
            before.addAll(state.before);
        });
        Change change =
                new Change(
                        now.map(state -> state.last.number()).orElse(0L) + 1,
                        Change.Action.PROMOTE,
                        now.map(RegistryState::live).orElse(null),
                        digest,
                        reason);
        return new RegistryState(change, before.subList(0, Math.min(before.size(), BEFORE_MAX)));
    }

    /// What comes of going back to the model before, which there must be.
    RegistryState rolledBack(Reason reason) {
        Change change =
                new Change(
                        last.number() + 1,
                        Change.Action.ROLLBACK,
                        live(),
                        before.getFirst(),
                        reason);
        return new RegistryState(change, before.subList(1, before.size()));
    }
}
