package io.foretick.store;

import io.foretick.base.Digest;
import io.foretick.base.Sha256;
import io.foretick.feature.sequence.SequenceSpec;
import io.foretick.feature.sequence.Standardization;
import io.foretick.forecast.density.EconometricModel;
import io.foretick.forecast.density.HarModel;
import io.foretick.forecast.density.network.DensityNetwork;
import io.foretick.forecast.density.network.NetworkModel;
import io.foretick.forecast.density.network.NetworkSettings;
import io.foretick.forecast.density.network.ShapeByHorizon;
import io.foretick.store.file.JsonFields;
import io.foretick.store.file.JsonText;

import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/// The layout of a [NetworkFile], both ways; settings have their own. Stateless.
final class NetworkJson {

    private static final long FORMAT = 2;
    private static final long FORMAT_WITHOUT_SHAPE = 1;
    private static final String KIND = "network";
    private static final int MEMBERS_MAX = 1_000;

    private static final Set<String> ROOT_KEYS =
            Set.of(
                    "format",
                    "kind",
                    "name",
                    "digest",
                    "provenance",
                    "settings",
                    "features",
                    "anchor",
                    "shape",
                    "baselines",
                    "weights",
                    "training");
    private static final Set<String> MODEL_KEYS = Set.of("kind", "parameters");

    private NetworkJson() {}

    static NetworkPack pack(NetworkFile file) {
        byte[] weights = bytes(file.model().members());
        NetworkModel model = file.model();
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        root.put("format", FORMAT);
        root.put("kind", KIND);
        root.put("name", file.name());
        root.put("digest", file.digest());
        root.set("provenance", ProvenanceJson.toJson(file.provenance()));
        root.set("settings", SettingsJson.toJson(model.settings()));
        root.set("features", features(model.standardization()));
        root.set("anchor", model(model.anchor()));
        root.set("shape", shape(model.shape()));
        ObjectNode baselines = root.putObject("baselines");
        file.baselines().forEach((name, baseline) -> baselines.set(name, model(baseline)));
        root.putObject("weights")
                .put("members", model.members().size())
                .put("size", model.members().getFirst().length)
                .put("sha256", Sha256.hex(weights));
        ObjectNode training = root.putObject("training");
        training.put("config", file.training().config());
        ObjectNode record = training.putObject("record");
        file.training().record().forEach(record::put);
        return new NetworkPack(JsonText.of(root).getBytes(StandardCharsets.UTF_8), weights);
    }

    static NetworkFile fromJson(JsonFields root, byte[] weights) throws IOException {
        boolean shaped = root.whole("format") != FORMAT_WITHOUT_SHAPE;
        root.require("format", shaped ? FORMAT : FORMAT_WITHOUT_SHAPE, root.whole("format"));
        root.require("kind", KIND, root.text("kind"));
        root.onlyKeys(shaped ? ROOT_KEYS : keysWithoutShape());
        Provenance provenance = ProvenanceJson.fromJson(root.object("provenance"));
        NetworkModel model = model(root, weights);
        root.require("digest", Digest.hex(model.digest()), root.text("digest"));
        SortedMap<String, EconometricModel> baselines = new TreeMap<>();
        JsonFields named = root.object("baselines");
        for (String name : named.keys()) {
            baselines.put(name, econometric(named.object(name)));
        }
        try {
            return new NetworkFile(
                    root.text("name"),
                    provenance,
                    model,
                    baselines,
                    training(root.object("training")));
        } catch (IllegalArgumentException e) {
            throw root.refused(e);
        }
    }

    private static NetworkModel model(JsonFields root, byte[] weights) throws IOException {
        JsonFields features = root.object("features");
        Standardization standardization = standardization(features);
        NetworkSettings settings =
                SettingsJson.fromJson(root.object("settings"), standardization.spec());
        JsonFields anchor = root.object("anchor");
        if (!(econometric(anchor) instanceof HarModel har)) {
            throw new IOException(
                    anchor.place("kind") + " must be har-t, was " + anchor.text("kind"));
        }
        JsonFields stated = root.object("weights");
        List<float[]> members = members(stated, settings, weights);
        boolean shaped = root.whole("format") != FORMAT_WITHOUT_SHAPE;
        ShapeByHorizon shape = shaped ? shape(root.object("shape")) : ShapeByHorizon.NONE;
        try {
            return new NetworkModel(settings, standardization, har, shape, members);
        } catch (IllegalArgumentException e) {
            throw stated.refused(e);
        }
    }

    private static ObjectNode features(Standardization standardization) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("definition", standardization.spec().canonical());
        node.put("hash", Digest.hex(standardization.spec().hash()));
        ArrayNode constants = node.putArray("standardization");
        for (double constant : standardization.toArray()) {
            constants.add(constant);
        }
        return node;
    }

    private static Standardization standardization(JsonFields node) throws IOException {
        node.onlyKeys(Set.of("definition", "hash", "standardization"));
        try {
            SequenceSpec spec = SequenceSpec.parse(node.text("definition"));
            node.require("hash", Digest.hex(spec.hash()), node.text("hash"));
            return Standardization.of(spec, node.numbers("standardization"));
        } catch (IllegalArgumentException e) {
            throw node.refused(e);
        }
    }

    private static Set<String> keysWithoutShape() {
        var keys = new HashSet<>(ROOT_KEYS);
        keys.remove("shape");
        return keys;
    }

    private static ObjectNode shape(ShapeByHorizon shape) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        PartsJson.put(node, "second", shape.second());
        PartsJson.put(node, "fourth", shape.fourth());
        PartsJson.put(node, "sixth", shape.sixth());
        return node;
    }

    private static ShapeByHorizon shape(JsonFields node) throws IOException {
        node.onlyKeys(Set.of("second", "fourth", "sixth"));
        try {
            return new ShapeByHorizon(
                    PartsJson.quadratic(node, "second"),
                    PartsJson.quadratic(node, "fourth"),
                    PartsJson.quadratic(node, "sixth"));
        } catch (IllegalArgumentException e) {
            throw node.refused(e);
        }
    }

    private static ObjectNode model(EconometricModel model) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("kind", ParametersJson.kind(model));
        node.set("parameters", ParametersJson.toJson(model));
        return node;
    }

    private static EconometricModel econometric(JsonFields node) throws IOException {
        node.onlyKeys(MODEL_KEYS);
        return ParametersJson.fromJson(node);
    }

    private static NetworkFile.Training training(JsonFields node) throws IOException {
        node.onlyKeys(Set.of("config", "record"));
        JsonFields numbers = node.object("record");
        SortedMap<String, Double> record = new TreeMap<>();
        for (String name : numbers.keys()) {
            record.put(name, numbers.number(name));
        }
        return new NetworkFile.Training(node.text("config"), record);
    }

    /// The members one after the other, little endian.
    private static byte[] bytes(List<float[]> members) {
        int size = members.getFirst().length;
        int bytes = Math.multiplyExact(Math.multiplyExact(members.size(), size), Float.BYTES);
        ByteBuffer buffer = ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
        var floats = buffer.asFloatBuffer();
        members.forEach(floats::put);
        return buffer.array();
    }

    private static List<float[]> members(JsonFields node, NetworkSettings settings, byte[] weights)
            throws IOException {
        node.onlyKeys(Set.of("members", "size", "sha256"));
        long size = DensityNetwork.layout(settings).size();
        node.require("size", size, node.whole("size"));
        long count = node.whole("members");
        if (count < 1 || count > MEMBERS_MAX || count * size * Float.BYTES != weights.length) {
            throw new IOException(
                    node.place("members")
                            + " must be that of weights.f32, which has %d bytes; was %d"
                                    .formatted(weights.length, count));
        }
        node.require("sha256", Sha256.hex(weights), node.text("sha256"));
        var floats = ByteBuffer.wrap(weights).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer();
        List<float[]> members = new ArrayList<>();
        for (int k = 0; k < count; k++) {
            float[] member = new float[(int) size];
            floats.get(member);
            members.add(member);
        }
        return members;
    }
}
