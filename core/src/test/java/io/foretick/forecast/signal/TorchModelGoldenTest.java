package io.foretick.forecast.signal;

import io.foretick.math.kernel.Arithmetic;
import io.foretick.math.kernel.Precision;
import io.foretick.testing.SharedFiles;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.nio.file.Path;
import java.util.stream.Stream;

/// Three networks of torch, rebuilt: the same outputs, and where the file has them the same loss
/// and gradient at each step of training and the same weights at the end.
class TorchModelGoldenTest {

    private static final double DOUBLES = 1e-9;
    private static final double FLOATS = 1e-5;

    @TestFactory
    Stream<DynamicTest> doublesForecastAsTorch() {
        return SharedFiles.golden()
                .cases("model_*f64.json", file -> checkForward(file, Precision.DOUBLE, DOUBLES));
    }

    @TestFactory
    Stream<DynamicTest> doublesTrainAsTorch() {
        return SharedFiles.golden()
                .cases("model_*f64.json", file -> checkTraining(file, Precision.DOUBLE, DOUBLES));
    }

    @TestFactory
    Stream<DynamicTest> floatsForecastAsTorch() {
        return SharedFiles.golden()
                .cases("model_*.json", file -> checkForward(file, Precision.FLOAT, FLOATS));
    }

    private static Arithmetic arithmetic(Precision precision) {
        return precision == Precision.FLOAT ? Arithmetic.vector() : Arithmetic.scalar(precision);
    }

    private static void checkForward(Path file, Precision precision, double tolerance) {
        var models = new TorchModels(read(file), arithmetic(precision));
        models.checkOutputs("fwd_level", tolerance);
    }

    private static void checkTraining(Path file, Precision precision, double tolerance) {
        var models = new TorchModels(read(file), arithmetic(precision));
        models.checkTraining(tolerance);
        models.checkOutputs("final_fwd_level", tolerance);
        models.checkWeights("final", tolerance);
    }

    private static JsonNode read(Path file) {
        return new JsonMapper().readTree(file.toFile());
    }
}
