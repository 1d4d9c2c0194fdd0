package io.foretick.session;

import org.jspecify.annotations.Nullable;

import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.dataformat.yaml.YAMLFactory;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// Reads a session's configuration. Precedence: flags over environment over file over defaults.
public final class ConfigReader {

    /// Environment variables of document D and the keys they set.
    private static final Map<String, String> ENVIRONMENT =
            Map.of(
                    "ASSET", "filter.assets",
                    "INTERVAL", "filter.intervals",
                    "MAX_POSITION_USD", "risk.max_position_usd",
                    "MAX_ORDERS_PER_MARKET", "risk.max_orders_per_market",
                    "COOLDOWN_MS", "risk.cooldown_ms",
                    "FORETICK_WALLET_TYPE", "account.wallet_type",
                    "FORETICK_FUNDER", "account.funder");

    /// Sections that may stand as a mere yes or no.
    static final Set<String> SWITCHES = Set.of("paper");

    private static final String PREFIX = "FORETICK_";
    private static final int FILE_BYTES_MAX = 1_000_000;

    private final Map<String, Setting> settings = new TreeMap<>();

    /// Adds a YAML file.
    ///
    /// @throws ConfigException if it cannot be read
    public ConfigReader file(Path file) {
        try {
            if (Files.size(file) > FILE_BYTES_MAX) {
                throw new ConfigException(file + " is larger than " + FILE_BYTES_MAX + " bytes");
            }
            parse(Files.readString(file), String.valueOf(file.getFileName()));
        } catch (IOException e) {
            throw new ConfigException("cannot read configuration " + file, e);
        }
        return this;
    }

    /// Adds what the environment sets: the variables of document D, and `FORETICK_` followed by a
    /// key in upper case with `__` for the dots.
    public ConfigReader environment(Map<String, String> environment) {
        for (Map.Entry<String, String> entry : environment.entrySet()) {
            String name = entry.getKey();
            String path = ENVIRONMENT.get(name);
            if (path == null && name.startsWith(PREFIX) && name.contains("__")) {
                path = name.substring(PREFIX.length()).replace("__", ".").toLowerCase(Locale.ROOT);
            }
            if (path != null && !entry.getValue().isBlank()) {
                put(new Setting(path, entry.getValue(), "environment " + name));
            }
        }
        return this;
    }

    /// Adds one flag `key=value`.
    ///
    /// @throws ConfigException if there is no `=`
    public ConfigReader flag(String keyAndValue) {
        int equals = keyAndValue.indexOf('=');
        if (equals <= 0) {
            throw new ConfigException("expected key=value, was '" + keyAndValue + "'");
        }
        String path = keyAndValue.substring(0, equals).strip();
        put(new Setting(path, keyAndValue.substring(equals + 1).strip(), "flag --set"));
        return this;
    }

    /// The whole configuration.
    ///
    /// @throws ConfigException if a key is unknown or a value does not fit
    public Config read() {
        return ConfigBinder.bind(settings);
    }

    /// Each value of the resolved configuration with where it was set.
    public Map<String, String> origins() {
        var origins = new LinkedHashMap<String, String>();
        for (String path : ConfigBinder.flatten(read()).keySet()) {
            Setting setting = settings.get(path);
            origins.put(path, setting == null ? "default" : setting.origin());
        }
        return origins;
    }

    /// Reads back what [ConfigText#of] wrote.
    public static Config ofText(String text) {
        var reader = new ConfigReader();
        for (String line : text.lines().toList()) {
            reader.flag(line);
        }
        return reader.read();
    }

    private void put(Setting setting) {
        Setting whole = SWITCHES.contains(setting.path()) ? switched(setting) : setting;
        settings.put(whole.path(), whole);
    }

    private static Setting switched(Setting setting) {
        return new Setting(setting.path() + ".enabled", setting.text(), setting.origin());
    }

    private void parse(String yaml, String fileName) {
        var factory = new YAMLFactory();
        try (JsonParser parser = factory.createParser(ObjectReadContext.empty(), yaml)) {
            JsonToken first = parser.nextToken();
            if (first == null) {
                return; // an empty file changes nothing
            }
            if (first != JsonToken.START_OBJECT) {
                throw new ConfigException(fileName + ": expected keys and values");
            }
            parseTree(parser, fileName);
        } catch (JacksonException e) {
            throw new ConfigException(fileName + ": " + e.getOriginalMessage() + at(e), e);
        }
    }

    private void parseTree(JsonParser parser, String fileName) {
        Deque<String> path = new ArrayDeque<>(List.of(""));
        String name = "";
        for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
            String here = path.getLast() + name;
            switch (token) {
                case PROPERTY_NAME -> name = String.valueOf(parser.currentName());
                case START_OBJECT -> path.addLast(here + ".");
                case END_OBJECT -> path.removeLast();
                case START_ARRAY -> put(new Setting(here, list(parser), origin(parser, fileName)));
                case VALUE_NULL -> {} // a key without a value keeps its default
                default -> put(new Setting(here, text(parser), origin(parser, fileName)));
            }
            if (path.size() > 16) {
                throw new ConfigException(fileName + ": nested too deep at " + here);
            }
        }
    }

    private static String list(JsonParser parser) {
        var parts = new ArrayList<String>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            parts.add(text(parser));
        }
        return String.join(",", parts);
    }

    private static String text(JsonParser parser) {
        @Nullable String text = parser.getString();
        return text == null ? "" : text;
    }

    private static String origin(JsonParser parser, String fileName) {
        return "line " + parser.currentTokenLocation().getLineNr() + " of " + fileName;
    }

    private static String at(JacksonException e) {
        return e.getLocation() == null ? "" : " (line " + e.getLocation().getLineNr() + ")";
    }
}
