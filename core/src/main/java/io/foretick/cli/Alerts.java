package io.foretick.cli;

import io.foretick.report.alert.TelegramAlerts;
import io.foretick.report.alert.TelegramSettings;
import io.foretick.session.Config;
import io.foretick.session.ConfigException;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.net.URI;
import java.util.Map;

/// Alerts as environment and configuration want them.
final class Alerts {

    /// The work of a session.
    @FunctionalInterface
    interface Work<T> {
        T run() throws IOException;
    }

    private Alerts() {}

    /// Does the work of a session, and tells the chat if a fault ends it: trading has halted then.
    ///
    /// @param alerts null where there is nobody to tell
    static <T> T telling(@Nullable TelegramAlerts alerts, Work<T> session) throws IOException {
        try {
            return session.run();
        } catch (IOException | RuntimeException | Error e) {
            if (alerts != null) {
                alerts.halted(Complaint.of(e).text());
            }
            throw e;
        }
    }

    /// The alerts of the chat that an environment names; null where it names none.
    ///
    /// @throws ConfigException if token, chat or address are not what they should be
    static @Nullable TelegramAlerts of(Config config, Map<String, String> environment) {
        try {
            URI api = URI.create(config.telegram().apiUrl());
            return TelegramSettings.fromEnvironment(environment, api)
                    .map(TelegramAlerts::new)
                    .orElse(null);
        } catch (IllegalArgumentException e) {
            throw new ConfigException("telegram: " + e.getMessage(), e);
        }
    }
}
