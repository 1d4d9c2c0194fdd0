package io.foretick.cli;

import io.foretick.forecast.DensityModel;
import io.foretick.forecast.direction.online.DirectionSettings;
import io.foretick.market.candle.Timeframe;
import io.foretick.session.direction.Predictor;
import io.foretick.store.StoredModel;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// How the direction models work. Filled by picocli, read once.
final class DirectionModelOptions {

    private static final double BPS_MAX = 10_000;

    @Option(
            names = {"--fact-flat-bps", "--flat-bps"},
            paramLabel = "BPS",
            description =
                    "Moves up to this many hundredths of a percent count as none (default:"
                            + " ${DEFAULT-VALUE}).")
    private double factFlatBps = 1.0;

    @Option(
            names = "--adaptive-flat",
            description =
                    "Let this bound, and the one on predictions, follow the market instead, so that"
                            + " both shares of FLAT stay within their bands.")
    private boolean adaptive;

    @Option(
            names = "--density",
            paramLabel = "FILE",
            description =
                    "A density model as fourth model beside the three, such as"
                            + " models/density-minute; it speaks of the timeframe whose candles it"
                            + " reads, one minute.")
    private @Nullable Path density;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    /// @throws ParameterException if the bound is impossible
    DirectionSettings settings() {
        if (!(factFlatBps >= 0 && factFlatBps <= BPS_MAX)) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--fact-flat-bps must lie in [0, 10000], was " + factFlatBps);
        }
        DirectionSettings settings = DirectionSettings.DEFAULT.withFactFlatBps(factFlatBps);
        return adaptive ? settings.adaptive() : settings;
    }

    /// Refuses a fourth model that would never speak.
    ///
    /// @throws ParameterException if none of the timeframes is one whose candles it reads
    void requireDensity(Predictor.Recipe recipe, List<Timeframe> timeframes) {
        boolean silent = timeframes.stream().noneMatch(recipe::hasDensity);
        if (recipe.density().isPresent() && silent) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--density: " + density + " reads other candles; shipped models read --tf 1");
        }
    }

    /// The fourth model, where one was given.
    Optional<DensityModel> density() throws IOException {
        Path file = density;
        return file == null ? Optional.empty() : Optional.of(StoredModel.load(file).model());
    }
}
