package io.foretick.session;

import io.foretick.base.Digest;

import java.util.Map;

/// The canonical spelling of a configuration: one `key=value` a line, keys sorted. It goes into the
/// journal's head, and its digest names the configuration.
public final class ConfigText {

    private ConfigText() {}

    public static String of(Config config) {
        var text = new StringBuilder();
        for (Map.Entry<String, String> leaf : ConfigBinder.flatten(config).entrySet()) {
            text.append(leaf.getKey()).append('=').append(leaf.getValue()).append('\n');
        }
        return text.toString();
    }

    /// Digest of the canonical spelling.
    public static long digest(Config config) {
        return new Digest().add(of(config)).value();
    }
}
