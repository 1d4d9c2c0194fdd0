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
    private static final List<String> PERIPHERAL =
            List.of(
                    "live.",
                    "account.gateway.",
                    "account.orders.",
                    "dashboard.",
                    "telegram.",
                    "history.sync",
                    "journal.keep_days");

    private JournalHeads() {}

    /// The head of a run whose session id follows from its configuration and seed, so that the same
    /// run writes the same journal.
    public static JournalHead of(Config config, ForecasterFactory model) {
        return of(config, model.digest(), JournalHead.Store.NONE);
    }

    /// The same for a session whose model reads a store of history.
    ///
    /// @param store what it holds
    public static JournalHead of(Config config, long modelDigest, JournalHead.Store store) {
        String text = ConfigText.of(config);
        long digest = ConfigText.digest(config);
        var models = new TreeMap<String, Long>();
        models.put(DENSITY, modelDigest);
        long sessionId = new Digest().add(digest).add(config.seed()).value() >>> 1;
        return new JournalHead(
                sessionId,
                BUILD,
                config.seed(),
                new JournalHead.Config(digest, text),
                models,
                store);
    }

    /// Makes sure that a journal was made with this model.
    ///
    /// @throws ConfigException if it was made with another
    static void checkModel(JournalHead head, long modelDigest) {
        Long digest = head.models().get(DENSITY);
        if (digest == null || digest != modelDigest) {
            throw new ConfigException(
                    "the journal was made with density model "
                            + (digest == null ? "none" : Digest.hex(digest))
                            + ", this one is "
                            + Digest.hex(modelDigest));
        }
    }

    /// The digest of the density model that a session began with.
    ///
    /// @throws ConfigException if the head names none
    public static long modelDigest(JournalHead head) {
        Long digest = head.models().get(DENSITY);
        if (digest == null) {
            throw new ConfigException("the journal names no density model");
        }
        return digest;
    }

    /// Makes sure that a session that goes on was begun with the same settings; those of the feeds,
    /// the dashboard, the alerts and the journal's age may have changed, or be known no longer. A
    /// setting that there was not yet counts as its default.
    ///
    /// @throws ConfigException if it was not
    static void checkConfig(JournalHead head, Config config) {
        String written = String.join("\n", decisive(head.config().text()));
        List<String> before = decisive(ConfigText.of(ConfigReader.ofText(written)));
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
