package io.foretick.cli;

import io.foretick.forecast.DensityModel;
import io.foretick.forecast.ForecasterFactory;
import io.foretick.forecast.density.EconometricModel;
import io.foretick.session.Config;
import io.foretick.session.ConfigException;
import io.foretick.store.StoredModel;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// Which model a run forecasts with, and which one its report compares with.
///
/// @param baseline whose long-run volatility the report knows
/// @param follower makes the densities along the session's prices; null where a model of recorded
///   history does
/// @param reader makes them from recorded history; null where a follower does
record ModelChoice(
        EconometricModel baseline,
        @Nullable ForecasterFactory follower,
        @Nullable DensityModel reader) {

    private static final String QUOTE = "USDT";

    /// Densities along the session's prices.
    static ModelChoice following(EconometricModel baseline, ForecasterFactory follower) {
        return new ModelChoice(baseline, follower, null);
    }

    /// What a configuration says of a session of live feeds.
    ///
    /// @throws ConfigException if a user's own forecaster is to read a store
    static ModelChoice of(Config config, UserForecaster own) throws IOException {
        if (config.history().store().isBlank()) {
            EconometricModel model = Models.load(config);
            return following(model, own.or(model));
        }
        if (own.isGiven()) {
            throw new ConfigException(
                    "history.store: a forecaster of --forecaster follows prices and reads no"
                            + " store; give one of both");
        }
        StoredModel stored = ModelShelf.of(config).present();
        requireSymbols(stored.model(), symbols(config));
        return new ModelChoice(Models.baseline(stored), null, stored.model());
    }

    /// The pairs whose history a session reads, in the order that its model sees them.
    static List<String> symbols(Config config) {
        var symbols = new ArrayList<String>();
        Feeds.plan(config).coins().forEach(coin -> symbols.add(coin.name() + QUOTE));
        return symbols;
    }

    /// Refuses a model that takes coins together of which the session has not all.
    ///
    /// @throws ConfigException naming them
    static void requireSymbols(DensityModel model, List<String> session) {
        if (!session.containsAll(model.symbols())) {
            throw new ConfigException(
                    "filter.assets: the model reads %s together, the session has %s"
                            .formatted(model.symbols(), session));
        }
    }

    /// Stands for the model in the journal.
    long digest() {
        if (reader != null) {
            return reader.digest();
        }
        if (follower != null) {
            return follower.digest();
        }
        throw new IllegalStateException("a run has a model");
    }
}
