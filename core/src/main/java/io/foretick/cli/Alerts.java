package io.foretick.cli;

import io.foretick.report.alert.TelegramAlerts;
import io.foretick.report.alert.TelegramSettings;
import io.foretick.session.Config;
import io.foretick.session.ConfigException;

import org.jspecify.annotations.Nullable;

import java.net.URI;

/// Alerts as environment and configuration want them.
final class Alerts {

    private Alerts() {}

    /// The alerts of this process's chat; null where the environment names none.
    ///
    /// @throws ConfigException if token, chat or address are not what they should be
    static @Nullable TelegramAlerts of(Config config) {
        try {
            URI api = URI.create(config.telegram().apiUrl());
            return TelegramSettings.fromEnvironment(System.getenv(), api)
                    .map(TelegramAlerts::new)
                    .orElse(null);
        } catch (IllegalArgumentException e) {
            throw new ConfigException("telegram: " + e.getMessage(), e);
        }
    }
}
