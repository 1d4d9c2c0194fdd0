package io.foretick.exchange.fault;

import java.util.List;
import java.util.SplittableRandom;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// Spoils the text of a frame. Functions of the text and the draws only.
final class FrameText {

    /// Larger than any message a venue sends, and than what clients should accept.
    private static final int OVERSIZED_CHARACTERS = 4 << 20;

    private static final String BLANKS = " ".repeat(OVERSIZED_CHARACTERS);
    private static final Pattern KEY = Pattern.compile("\"([A-Za-z_][A-Za-z0-9_]*)\":");
    private static final int PONG_CHARACTERS_MAX = 256;

    private FrameText() {}

    /// Whether it answers a ping that the client sent as text.
    static boolean isPong(String text) {
        return text.length() <= PONG_CHARACTERS_MAX
                && (text.equals("PONG") || text.contains("\"pong\""));
    }

    /// The text without its end, at least one character of it.
    static String malformed(String text, SplittableRandom random) {
        return text.length() < 2 ? "{" : text.substring(0, random.nextInt(1, text.length()));
    }

    /// The text with more blanks behind it than a client should read.
    static String oversized(String text) {
        return text + BLANKS;
    }

    /// The text with an unknown key in its first object, and half of the time with one key renamed.
    static String changedSchema(String text, SplittableRandom random) {
        String renamed = random.nextBoolean() ? renamed(text, random) : text;
        int brace = renamed.indexOf('{');
        if (brace < 0) {
            return renamed;
        }
        String rest = renamed.substring(brace + 1);
        String separator = rest.stripLeading().startsWith("}") ? "" : ",";
        return renamed.substring(0, brace + 1) + "\"schemaVersion\":2" + separator + rest;
    }

    private static String renamed(String text, SplittableRandom random) {
        List<MatchResult> keys = KEY.matcher(text).results().toList();
        if (keys.isEmpty()) {
            return text;
        }
        MatchResult key = keys.get(random.nextInt(keys.size()));
        return text.substring(0, key.end(1)) + "_v2" + text.substring(key.end(1));
    }
}
