package io.foretick.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.foretick.forecast.density.AssetLevel;
import io.foretick.forecast.density.CoinLevels;
import io.foretick.forecast.density.ConstantModel;
import io.foretick.forecast.density.EconometricModel;
import io.foretick.forecast.density.EwmaModel;
import io.foretick.forecast.density.GarchModel;
import io.foretick.forecast.density.HarModel;
import io.foretick.forecast.density.HorizonKnot;
import io.foretick.forecast.density.Quadratic;
import io.foretick.forecast.density.Season;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;

class ModelFileTest {

    @TempDir private Path folder = Path.of("");

    @Test
    void comesBackAsItWasWritten() throws IOException {
        ModelFile file = file();
        Path path = folder.resolve("model.json");
        file.write(path);
        assertEquals(file, ModelFile.load(path));
        assertEquals(file.digest(), ModelFile.load(path).digest());
    }

    @ParameterizedTest
    @MethodSource("models")
    void everyKindOfModelComesBackAsItWasWritten(EconometricModel model) throws IOException {
        ModelFile file = new ModelFile("test", file().provenance(), model);
        Path path = folder.resolve("model.json");
        file.write(path);
        assertEquals(file, ModelFile.load(path));
        assertEquals(model.digest(), ModelFile.load(path).model().digest());
    }

    static List<EconometricModel> models() {
        EwmaModel ewma = (EwmaModel) file().model();
        CoinLevels levels = ewma.levels();
        List<Quadratic> weights =
                IntStream.range(0, HarModel.WEIGHTS)
                        .mapToObj(k -> new Quadratic(k / 3.0, -k / 7.0, k * 1e-17))
                        .toList();
        var link = new Quadratic(1.1, -2, 1 / 3.0);
        return List.of(
                ewma,
                new ConstantModel(levels, ewma.knots()),
                new GarchModel(ewma.season(), levels, 0.063, 0.999_999, ewma.knots()),
                new HarModel(ewma.season(), levels, weights, link, link));
    }

    @Test
    void refusesParametersOfAnotherKind() {
        assertRefused("\"kind\" : \"ewma-seas-t\"", "\"kind\" : \"const-t\"", "not a known key");
        assertRefused("\"kind\" : \"ewma-seas-t\"", "\"kind\" : \"har-t\"", "not a known key");
    }

    @Test
    void leavesNothingElseBehind() throws IOException {
        file().write(folder.resolve("model.json"));
        file().write(folder.resolve("model.json"));
        try (Stream<Path> files = Files.list(folder)) {
            assertEquals(1, files.count());
        }
    }

    @Test
    void refusesParametersThatWereChanged() {
        assertRefused("\"nu\" : 4.5", "\"nu\" : 4.6", "digest must be");
        assertRefused("\"asset\" : \"BTC\"", "\"asset\" : \"ETH\"", "digest must be");
    }

    @Test
    void refusesAFileWithoutProvenance() {
        assertRefused("\"provenance\" :", "\"origin\" :", "origin is not a known key");
        assertRefused("\"jdk\" : \"25\",", "", "provenance.jdk is missing");
        assertRefused("\"rows\" : 1000", "\"rows\" : 0", "rows must be positive");
        assertRefused("\"from\" : \"2025", "\"from\" : \"March 2025", "provenance. ");
        assertRefused("\"sha256\" : \"00", "\"sha256\" : \"0g", "provenance.files[0]. sha256");
    }

    @Test
    void refusesWhatIsNoNumber() {
        assertRefused("\"nu\" : 4.5", "\"nu\" : NaN", "not JSON");
        assertRefused("\"nu\" : 4.5", "\"nu\" : \"4.5\"", "parameters.knots[0].nu must be a");
        assertRefused("\"nu\" : 4.5", "\"nu\" : 1e999", "parameters.knots[0].nu must be a finite");
        assertRefused("\"nu\" : 4.5", "\"nu\" : null", "parameters.knots[0].nu is missing");
        assertRefused("\"nu\" : 4.5", "\"nu\" : 1.5", "parameters.knots[0]. nu must lie in");
    }

    @Test
    void refusesAnotherKindOrFormat() {
        assertRefused("\"kind\" : \"ewma-seas-t\"", "\"kind\" : \"har\"", "kind must be");
        assertRefused("\"format\" : 1", "\"format\" : 2", "format must be 1, was 2");
    }

    @Test
    void refusesASeasonOfAnotherLength() {
        assertRefused("\"season_weekday\" : [ ", "\"season_weekday\" : [ 1.0, ", "96 numbers");
    }

    @Test
    void refusesAKeyThatStandsTwice() {
        assertRefused("\"format\" : 1", "\"format\" : 1, \"format\" : 1", "not JSON");
    }

    @Test
    void modelThatComesWithTheProgramLoads() throws IOException {
        ModelFile bundled = ModelFile.loadBundled();
        assertEquals(ModelFile.BUNDLED_NAME, bundled.name());
        assertTrue(bundled.provenance().to().isBefore(Instant.parse("2025-04-02T00:00:00Z")));
        assertTrue(bundled.model().constantSigmaPerSqrtSecond("BTC") > 5e-5);
        assertEquals(1800, ((EwmaModel) bundled.model()).halfLifeSeconds());
    }

    private void assertRefused(String found, String replacement, String part) {
        String json = file().json();
        assertTrue(json.contains(found), found + " is not in " + json);
        Path path = folder.resolve("tampered.json");
        IOException refusal =
                assertThrows(
                        IOException.class,
                        () -> {
                            Files.writeString(path, json.replace(found, replacement));
                            ModelFile.load(path);
                        });
        String message = String.valueOf(refusal.getMessage());
        assertTrue(message.contains(part), message);
        assertTrue(message.startsWith(path.toString()), message);
    }

    private static ModelFile file() {
        SplittableRandom random = new SplittableRandom(1);
        double[] factors = random.doubles(Season.FACTORS, 0.5, 2).toArray();
        EwmaModel model =
                new EwmaModel(
                        1800,
                        Season.normalised(factors),
                        List.of(
                                new HorizonKnot(60, 1.1, 4.5, 0),
                                new HorizonKnot(86_400, 1 / 3.0, 2.7, 0)),
                        new CoinLevels(List.of(new AssetLevel("BTC", 1.23e-4)), 2e-4));
        Provenance provenance =
                new Provenance(
                        "foretick test",
                        List.of(new DataFile("BTCUSDT_1m.csv", "00".repeat(32), 1000)),
                        null,
                        Instant.parse("2025-01-01T00:01:00Z"),
                        Instant.parse("2025-01-02T00:00:00Z"),
                        1000,
                        -7,
                        null,
                        new Machine("25", "Linux", null));
        return new ModelFile("test", provenance, model);
    }
}
