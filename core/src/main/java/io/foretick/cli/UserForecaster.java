package io.foretick.cli;

import io.foretick.base.Digest;
import io.foretick.forecast.Forecaster;
import io.foretick.forecast.ForecasterFactory;
import io.foretick.session.ConfigException;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Option;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The options by which a user's own forecaster takes the place of the configured model.
final class UserForecaster {

    @Option(
            names = "--forecaster",
            paramLabel = "CLASS",
            description =
                    "A forecaster of your own in place of the configured model, see"
                            + " docs/extending.md.")
    private @Nullable String name;

    @Option(
            names = "--forecaster-path",
            paramLabel = "PATH",
            description = "Jar or folder with the class of --forecaster; may be given often.")
    private List<Path> paths = new ArrayList<>();

    /// One forecaster a coin, each made by the class's constructor without arguments.
    private record OneEach(Class<? extends Forecaster> type, long digest)
            implements ForecasterFactory {

        @Override
        public Forecaster forAsset(String asset) {
            return UserClasses.make(type);
        }
    }

    /// Whether a user's own is to take the configured model's place.
    boolean isGiven() {
        return name != null;
    }

    /// The user's own forecasters, or else those of `configured`.
    ///
    /// @throws ConfigException if the class cannot be loaded
    ForecasterFactory or(ForecasterFactory configured) {
        if (name == null) {
            if (!paths.isEmpty()) {
                throw new ConfigException("--forecaster-path needs --forecaster");
            }
            return configured;
        }
        Class<? extends Forecaster> type = new UserClasses(paths).find(Forecaster.class, name);
        UserClasses.make(type); // fails now rather than at the first coin
        return new OneEach(type, digest(type));
    }

    /// The class file is the model: other code, other digest.
    private static long digest(Class<?> type) {
        String simpleFile =
                type.getName().substring(type.getName().lastIndexOf('.') + 1) + ".class";
        try (InputStream stream = type.getResourceAsStream(simpleFile)) {
            var digest = new Digest().add(type.getName());
            for (byte part : stream == null ? new byte[0] : stream.readAllBytes()) {
                digest.add(part);
            }
            return digest.value();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the class file of " + type.getName(), e);
        }
    }
}
