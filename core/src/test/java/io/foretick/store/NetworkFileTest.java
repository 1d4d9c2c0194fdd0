package io.foretick.store;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.foretick.base.Sha256;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TimeZone;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

class NetworkFileTest {

    @TempDir private Path folder = Path.of("");

    @Test
    void comesBackAsItWasWritten() throws IOException {
        NetworkFile file = SampleModels.network(6, 2);
        Path path = folder.resolve("below/another/model");
        file.write(path);
        NetworkFile back = NetworkFile.load(path);
        assertEquals(file.digest(), back.digest());
        assertEquals(file.provenance(), back.provenance());
        assertEquals(file.model().settings(), back.model().settings());
        assertEquals(file.baselines(), back.baselines());
        assertEquals(file.training(), back.training());
        assertArrayEquals(file.model().members().get(1), back.model().members().get(1));
        assertArrayEquals(file.bytes(), back.bytes());
    }

    @Test
    void equalContentGivesEqualBytesInEveryTimeZone() {
        TimeZone zone = TimeZone.getDefault();
        try {
            TimeZone.setDefault(TimeZone.getTimeZone("Asia/Tokyo"));
            byte[] tokyo = SampleModels.network(3, 1).bytes();
            TimeZone.setDefault(TimeZone.getTimeZone("America/New_York"));
            assertArrayEquals(tokyo, SampleModels.network(3, 1).bytes());
        } finally {
            TimeZone.setDefault(zone);
        }
    }

    @Test
    void weightsLieAsTheyAreDocumented() throws IOException {
        NetworkFile file = SampleModels.network(3, 2);
        byte[] weights = pack(file).weights();
        float[] second = file.model().members().get(1);
        ByteBuffer buffer = ByteBuffer.wrap(weights).order(ByteOrder.LITTLE_ENDIAN);
        assertEquals(second[7], buffer.getFloat(Float.BYTES * (second.length + 7)));
    }

    @Test
    void leavesNothingElseBehind() throws IOException {
        SampleModels.network(3, 1).write(folder.resolve("model"));
        SampleModels.network(3, 1).write(folder.resolve("model"));
        try (Stream<Path> files = Files.list(folder)) {
            assertEquals(1, files.count());
        }
    }

    @Test
    void refusesToReplaceAFolder() throws IOException {
        Path path = Files.createDirectories(folder.resolve("model"));
        assertThrows(IOException.class, () -> SampleModels.network(3, 1).write(path));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"format\" : 2        | \"format\" : 3          | format must be 2, was 3",
                "\"format\" : 2        | \"format\" : 1          | shape is not a known key",
                "\"shape\" :           | \"form\" :              | form is not a known key",
                "\"sixth\" :           | \"eighth\" :            | shape.eighth is not a known",
                "0.02,                 | 0.03,                   | digest must be",
                "0.02,                 | 0.62,                   | coefficients of the shape",
                "\"kind\" : \"network\" | \"kind\" : \"lstm\"     | kind must be network",
                "\"name\" : \"sample\" | \"name\" : \" \"        | name must not be blank",
                "\"name\" : \"sample\" | \"title\" : \"sample\"  | title is not a known key",
                "\"baselines\" :       | \"rivals\" :            | rivals is not a known key",
                "\"seq_length\" : 4,   |                         | settings.seq_length is missing",
                "\"seq_length\" : 4    | \"seq_length\" : 5      | settings.seq_length must be 4",
                "\"head_hidden_size\" : 5 | \"head_hidden_size\" : 6 | weights.size must be",
                "\"head_hidden_size\" : 5 | \"head_hidden_size\" : 0 | settings.head_hidden_size",
                "\"encoder_shared\" : false | \"encoder_shared\" : 0 | encoder_shared must be true",
                "\"skew\" : \"network\"| \"skew\" : \"some\"     | settings.skew must be one of"
                        + " none",
                "\"skew\" : \"network\"| \"skew\" : \"none\"     | digest must be",
                "length=4              | length=8                | features.hash must be",
                "sequence=1            | sequence=2              | features. not a sequence",
                "\"members\" : 2       | \"members\" : 1         | weights.members must be",
                "\"members\" : 2       | \"members\" : 9999999999999999 | weights.members must be",
                "0.3333333333333333,   | 0.3333333333333334,     | digest must be",
                "0.3333333333333333,   | 1e999,    | features.standardization[1] must be a finite",
                "0.3333333333333333,   |                         | features. number of",
                "\"asset\" : \"BTC\"   | \"asset\" : \"ETH\"     | digest must be",
                "\"steps\" : 12.0      | \"steps\" : \"many\"    | training.record.steps must be",
                "\"config\" :          | \"yaml\" :              | training.yaml is not a known",
                "\"cpu\" :             | \"processor\" :         | provenance.processor is not",
                "\"fedcba9876543210\"  | \"fedc\"    | provenance.store.digest must be 16 hex",
                "\"jdk\" : \"25\",     |                         | provenance.jdk is missing",
                "\"fallback_sigma_per_sqrt_second\" : 1.0E-4 | \"sigma\" : 1 | sigma is not a known"
            })
    void refusesWhatWasChangedInTheJson(String found, String replacement, String part)
            throws IOException {
        NetworkPack pack = pack(SampleModels.network(3, 2));
        String json = new String(pack.json(), StandardCharsets.UTF_8);
        assertTrue(json.contains(found), found + " is not in " + json);
        String changed = json.replace(found, replacement == null ? "" : replacement);
        assertRefused(with(changed, pack.weights()).bytes(), part);
    }

    @Test
    void refusesAnAnchorOfAnotherKind() throws IOException {
        NetworkPack pack = pack(SampleModels.network(3, 1));
        String json = new String(pack.json(), StandardCharsets.UTF_8);
        String constant = json.substring(json.indexOf("\"const-t\" : {") + 12);
        constant = constant.substring(0, constant.indexOf("\"har-t\" : {"));
        String anchored =
                json.substring(0, json.indexOf("\"anchor\" : {") + 11)
                        + constant
                        + json.substring(json.indexOf("\"baselines\" : {"));
        assertRefused(with(anchored, pack.weights()).bytes(), "anchor.kind must be har-t");
    }

    @Test
    void refusesWeightsThatWereChanged() throws IOException {
        NetworkPack pack = pack(SampleModels.network(3, 2));
        byte[] weights = pack.weights().clone();
        weights[5]++;
        String json = new String(pack.json(), StandardCharsets.UTF_8);
        assertRefused(with(json, weights).bytes(), "weights.sha256 must be");
        String summed = json.replace(Sha256.hex(pack.weights()), Sha256.hex(weights));
        assertRefused(with(summed, weights).bytes(), "digest must be");
    }

    @ParameterizedTest
    @ValueSource(floats = {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY})
    void refusesAWeightThatIsNoNumber(float value) throws IOException {
        NetworkPack pack = pack(SampleModels.network(3, 2));
        byte[] weights = pack.weights().clone();
        ByteBuffer.wrap(weights).order(ByteOrder.LITTLE_ENDIAN).putFloat(4 * 17, value);
        String json =
                new String(pack.json(), StandardCharsets.UTF_8)
                        .replace(Sha256.hex(pack.weights()), Sha256.hex(weights));
        assertRefused(with(json, weights).bytes(), "weights. weight 17 is " + value);
    }

    @Test
    void refusesTooFewAndTooManyWeights() throws IOException {
        NetworkPack pack = pack(SampleModels.network(3, 2));
        byte[] weights = pack.weights();
        String json = new String(pack.json(), StandardCharsets.UTF_8);
        for (int length : List.of(0, weights.length - 4, weights.length + 4, weights.length - 1)) {
            byte[] other = Arrays.copyOf(weights, length);
            assertRefused(with(json, other).bytes(), "weights.members must be");
        }
    }

    @Test
    void refusesAnotherArchive() throws IOException {
        NetworkPack pack = pack(SampleModels.network(3, 1));
        assertRefused(zip(Map.of("model.json", pack.json())), "must hold model.json and weights");
        Map<String, byte[]> three = new TreeMap<>();
        three.put("model.json", pack.json());
        three.put("weights.f32", pack.weights());
        three.put("more", new byte[1]);
        assertRefused(zip(three), "must hold model.json and weights.f32, holds");
    }

    /// Half a file, or one with a flipped bit, is never taken for a model.
    @Test
    void refusesAFileThatWasDamaged() throws IOException {
        byte[] bytes = SampleModels.network(3, 1).bytes();
        for (int length = 0; length < bytes.length; length += 97) {
            assertRefused(Arrays.copyOf(bytes, length), "");
        }
        int json = 30 + "model.json".length();
        for (int at = json; at < json + pack(SampleModels.network(3, 1)).json().length; at += 61) {
            byte[] flipped = bytes.clone();
            flipped[at] ^= 4;
            assertRefused(flipped, "model.json is damaged");
        }
    }

    @Test
    void tellsTheKindOfAFileByItsContent() throws IOException {
        Path path = folder.resolve("one.json");
        SampleModels.network(3, 1).write(path);
        StoredModel network = StoredModel.load(path);
        assertEquals("sample", network.name());
        assertEquals(List.of("const-t", "har-t"), List.copyOf(network.baselines().keySet()));
        assertEquals(SampleModels.har(1e-4), network.anchor().orElseThrow());
        ModelFile econometric = SampleModels.file("plain", 2e-4);
        econometric.write(path);
        assertEquals(econometric, StoredModel.load(path));
        assertTrue(econometric.baselines().isEmpty());
        assertTrue(econometric.anchor().isEmpty());
    }

    private void assertRefused(byte[] bytes, String part) throws IOException {
        Path path = folder.resolve("tampered");
        Files.write(path, bytes);
        IOException refusal = assertThrows(IOException.class, () -> NetworkFile.load(path), part);
        String message = String.valueOf(refusal.getMessage());
        assertTrue(message.contains(part), message);
        assertTrue(message.startsWith(path.toString()), message);
    }

    private NetworkPack pack(NetworkFile file) throws IOException {
        Path path = folder.resolve("packed");
        file.write(path);
        return NetworkPack.read(path);
    }

    private static NetworkPack with(String json, byte[] weights) {
        return new NetworkPack(json.getBytes(StandardCharsets.UTF_8), weights);
    }

    private static byte[] zip(Map<String, byte[]> parts) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> part : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(part.getValue());
            }
        }
        return bytes.toByteArray();
    }
}
