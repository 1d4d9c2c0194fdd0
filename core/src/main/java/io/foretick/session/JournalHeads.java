package io.foretick.session;

import io.foretick.base.Digest;
import io.foretick.forecast.ForecasterFactory;
import io.foretick.journal.JournalHead;

import java.util.List;
import java.util.TreeMap;

/// Writes a session's configuration and model into a journal's head, and reads it back.
public final class JournalHeads {

    private static final String BUILD = "foretick 0.1.0";
    private static final String DENSITY = "density";
    private static final List<String> PERIPHERAL = List.of("live.", "dashboard.", "telegram.");

    private JournalHeads() {}

    /// The head of a run whose session id follows from its configuration and seed, so that the same
    /// run writes the same journal.
    public static JournalHead of(Config config, ForecasterFactory model) {
        String text = ConfigText.of(config);
        long digest = ConfigText.digest(config);
        var models = new TreeMap<String, Long>();
        models.put(DENSITY, model.digest());
        long sessionId = new Digest().add(digest).add(config.seed()).value() >>> 1;
        return new JournalHead(
                sessionId,
                BUILD,
                config.seed(),
                new JournalHead.Config(digest, text),
                models,
                JournalHead.Store.NONE);
    }

    /// Makes sure that a journal was made with this model.
    ///
    /// @throws ConfigException if it was made with another
    static void checkModel(JournalHead head, ForecasterFactory model) {
        Long digest = head.models().get(DENSITY);
        if (digest == null || digest != model.digest()) {
            throw new ConfigException(
                    "the journal was made with density model "
                            + (digest == null ? "none" : Digest.hex(digest))
                            + ", this one is "
                            + Digest.hex(model.digest()));
        }
    }

    /// Makes sure that a session that goes on was begun with the same settings; those of the feeds,
    /// the dashboard and the alerts may have changed.
    ///
    /// @throws ConfigException if it was not
    static void checkConfig(JournalHead head, Config config) {
        List<String> before = decisive(head.config().text());
        List<String> now = decisive(ConfigText.of(config));
        List<String> changed = now.stream().filter(line -> !before.contains(line)).toList();
        if (!changed.isEmpty()) {
            throw new ConfigException(
                    "the journal was begun with other settings than "
                            + String.join(", ", changed)
                            + "; name another --out to begin anew");
        }
    }

    private static List<String> decisive(String text) {
        return text.lines()
                .filter(line -> PERIPHERAL.stream().noneMatch(line::startsWith))
                .toList();
    }

    /// The configuration that a journal was made with.
    ///
    /// @throws ConfigException if it does not fit this build
    static Config config(JournalHead head) {
        return ConfigReader.ofText(head.config().text());
    }
}
