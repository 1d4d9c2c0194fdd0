package io.foretick.cli;

import io.foretick.forecast.DensityModel;
import io.foretick.forecast.direction.online.DirectionSettings;
import io.foretick.store.StoredModel;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Option;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/// How the direction models work. Filled by picocli, read once.
final class DirectionModelOptions {

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
                            + " models/density-minute.")
    private @Nullable Path density;

    DirectionSettings settings() {
        DirectionSettings settings = DirectionSettings.DEFAULT.withFactFlatBps(factFlatBps);
        return adaptive ? settings.adaptive() : settings;
    }

    /// The fourth model, where one was given.
    Optional<DensityModel> density() throws IOException {
        Path file = density;
        return file == null ? Optional.empty() : Optional.of(StoredModel.load(file).model());
    }
}
