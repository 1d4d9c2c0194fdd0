package io.foretick.journal;

import io.foretick.base.Checks;
import io.foretick.journal.codec.WordReader;
import io.foretick.journal.codec.WordWriter;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// What a session was made of, so that its journal alone can be replayed. Not for secrets: the
/// configuration is stored as it is given.
///
/// @param sessionId names the session; order salts derive from it
/// @param build version and commit of the program
/// @param seed the root seed
/// @param config the resolved configuration
/// @param models digests of the models in use, by name
/// @param store what the store of history held
public record JournalHead(
        long sessionId,
        String build,
        long seed,
        Config config,
        SortedMap<String, Long> models,
        Store store) {

    private static final String SESSION = "session";
    private static final String BUILD = "build";
    private static final String SEED = "seed";
    private static final String CONFIG_DIGEST = "config.digest";
    private static final String CONFIG = "config";
    private static final String MODEL = "model.";
    private static final String STORE_DIGEST = "store.digest";
    private static final String STORE_CUT = "store.cut_ns";
    private static final String PAST = "past.";

    /// A resolved configuration.
    ///
    /// @param digest over the text
    /// @param text all of it, as YAML
    public record Config(long digest, String text) {}

    /// A store of history.
    ///
    /// @param digest of its content up to the cut, 0 where no store is in use
    /// @param cutNs last instant that the session may have read from it
    /// @param pasts where the past of each symbol ended that the session went on behind
    public record Store(long digest, long cutNs, SortedMap<String, Past> pasts) {

        /// No store in use.
        public static final Store NONE = new Store(0, 0);

        public Store {
            pasts = Collections.unmodifiableSortedMap(new TreeMap<>(pasts));
        }

        /// A store that is read, and not gone on behind.
        public Store(long digest, long cutNs) {
            this(digest, cutNs, new TreeMap<>());
        }
    }

    /// The seconds of a symbol that a session found.
    ///
    /// @param digest of them, 0 where there were none
    /// @param endSecond the first second that was not among them
    /// @param lastId of the last trade in them, -1 where it is not known
    public record Past(long digest, long endSecond, long lastId) {

        private static final int FIELDS = 3;

        private String text() {
            return Long.toHexString(digest) + " " + endSecond + " " + lastId;
        }

        private static Past parse(String text) {
            String[] fields = text.split(" ", -1);
            Checks.inRange(fields.length, FIELDS, FIELDS, "fields of a past");
            return new Past(hex(fields[0]), Long.parseLong(fields[1]), Long.parseLong(fields[2]));
        }
    }

    public JournalHead {
        Checks.notBlank(build, "build");
        models = Collections.unmodifiableSortedMap(new TreeMap<>(models));
    }

    /// The same head under another session's name.
    public JournalHead withSessionId(long otherId) {
        return new JournalHead(otherId, build, seed, config, models, store);
    }

    void write(WordWriter out) {
        Map<String, String> pairs = new LinkedHashMap<>();
        pairs.put(SESSION, Long.toString(sessionId));
        pairs.put(BUILD, build);
        pairs.put(SEED, Long.toString(seed));
        pairs.put(CONFIG_DIGEST, Long.toHexString(config.digest()));
        pairs.put(CONFIG, config.text());
        models.forEach((name, digest) -> pairs.put(MODEL + name, Long.toHexString(digest)));
        pairs.put(STORE_DIGEST, Long.toHexString(store.digest()));
        pairs.put(STORE_CUT, Long.toString(store.cutNs()));
        store.pasts().forEach((symbol, past) -> pairs.put(PAST + symbol, past.text()));
        out.word(pairs.size());
        pairs.forEach((key, value) -> out.text(key).text(value));
    }

    /// @throws IllegalArgumentException if a pair is missing or does not parse
    static JournalHead read(WordReader in) {
        Map<String, String> pairs = new LinkedHashMap<>();
        SortedMap<String, Long> models = new TreeMap<>();
        SortedMap<String, Past> pasts = new TreeMap<>();
        for (int left = in.integer(); left > 0; left--) {
            String key = in.text();
            String value = in.text();
            if (key.startsWith(MODEL)) {
                models.put(key.substring(MODEL.length()), Long.parseUnsignedLong(value, 16));
            } else if (key.startsWith(PAST)) {
                pasts.put(key.substring(PAST.length()), Past.parse(value));
            } else {
                pairs.put(key, value);
            }
        }
        return new JournalHead(
                Long.parseLong(need(pairs, SESSION)),
                need(pairs, BUILD),
                Long.parseLong(need(pairs, SEED)),
                new Config(hex(need(pairs, CONFIG_DIGEST)), need(pairs, CONFIG)),
                models,
                new Store(
                        hex(need(pairs, STORE_DIGEST)),
                        Long.parseLong(need(pairs, STORE_CUT)),
                        pasts));
    }

    private static String need(Map<String, String> pairs, String key) {
        String value = pairs.get(key);
        if (value == null) {
            throw new IllegalArgumentException("the head lacks the key " + key);
        }
        return value;
    }

    private static long hex(String text) {
        return Long.parseUnsignedLong(text, 16);
    }
}
