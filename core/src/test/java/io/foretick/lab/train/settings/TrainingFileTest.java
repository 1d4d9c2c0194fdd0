package io.foretick.lab.train.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

class TrainingFileTest {

    private static final Path CONFIGS =
            Path.of(System.getProperty("foretick.root", ".."), "configs");

    @Test
    void shippedFileIsRead() throws IOException {
        TrainingFile file = TrainingFile.read(CONFIGS.resolve("density-minute.yml"));
        assertEquals(60, file.settings().stepSeconds());
        assertTrue(file.settings().network().isShared());
        assertEquals(List.of(300, 900, 3_600, 14_400, 86_400), file.settings().durationsSeconds());
    }

    @Test
    void schemaTellsEveryKey() throws IOException {
        JsonNode schema =
                new JsonMapper().readTree(CONFIGS.resolve("density.schema.json").toFile());
        List<String> described = new ArrayList<>(schema.path("properties").propertyNames());
        List<String> required = new ArrayList<>();
        schema.path("required").forEach(key -> required.add(key.stringValue()));
        assertEquals(TrainingFile.KEYS, described);
        assertEquals(TrainingFile.KEYS, required);
        assertEquals(false, schema.path("additionalProperties").booleanValue());
        for (String key : described) {
            assertTrue(schema.path("properties").path(key).has("description"), key);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "seq_length: 32     | seq_len: 32        | unknown keys: [seq_len]",
                "seq_length: 32     |                    | missing keys: [seq_length]",
                "seq_length: 32     | seq_length: long   | seq_length must be a whole number",
                "optimizer: adamw   | optimizer: newton  | one of adamw, adam, sgd, was newton",
                "anchor: har        | anchor: garch      | anchor must be one of har, none",
                "refit: true        | refit: 1           | refit must be true or false",
                "base_timestep: 60s | base_timestep: 60  | must be a time such as 60s",
                "density: 0.2       | density: 2.0       | density",
                "normalization: z-score | normalization: none | normalization must be z-score",
                "seed: 1            | seed: [            | not YAML",
            })
    void namesWhatIsWrong(String line, String replacement, String message) throws IOException {
        String text = Files.readString(CONFIGS.resolve("density-minute.yml"));
        String key = line.substring(0, line.indexOf(':'));
        String broken =
                text.replaceFirst(
                        "(?m)^" + key + ":.*$", replacement == null ? "" : replacement.strip());
        Exception refused =
                assertThrows(IllegalArgumentException.class, () -> TrainingFile.parse(broken));
        assertTrue(String.valueOf(refused.getMessage()).contains(message), refused.getMessage());
    }
}
