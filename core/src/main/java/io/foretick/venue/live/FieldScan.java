package io.foretick.venue.live;

import java.nio.charset.StandardCharsets;

/// Finds single fields in a message without reading it as a whole, for the few things that a feed
/// must know before the session decodes the message. Not for prices.
final class FieldScan {

    /// What [#number] answers where there is no such field.
    static final long NONE = -1;

    private FieldScan() {}

    /// The bytes of a field's name with its quotes, to search for.
    static byte[] name(String field) {
        return ('"' + field + '"').getBytes(StandardCharsets.US_ASCII);
    }

    /// Where the value of the first such field from `from` on begins, or -1.
    static int value(byte[] text, byte[] name, int from) {
        int at = find(text, name, from);
        while (at >= 0) {
            int value = afterColon(text, at + name.length);
            if (value >= 0) {
                return value;
            }
            at = find(text, name, at + 1);
        }
        return -1;
    }

    /// The whole number of zero or more in the first such field, or [#NONE].
    static long number(byte[] text, byte[] name) {
        int at = value(text, name, 0);
        if (at < 0 || !isDigit(text, at)) {
            return NONE;
        }
        long value = 0;
        for (int digits = 0; isDigit(text, at) && digits < 18; digits++) {
            value = 10 * value + (text[at++] - '0');
        }
        return value;
    }

    /// The string that begins at this place, or an empty one.
    static String text(byte[] text, int at) {
        if (at < 0 || at >= text.length || text[at] != '"') {
            return "";
        }
        int end = at + 1;
        while (end < text.length && text[end] != '"') {
            end++;
        }
        return new String(text, at + 1, end - at - 1, StandardCharsets.UTF_8);
    }

    /// Whether some bytes stand at this place.
    static boolean isAt(byte[] text, int at, byte[] wanted) {
        if (at < 0 || at + wanted.length > text.length) {
            return false;
        }
        for (int k = 0; k < wanted.length; k++) {
            if (text[at + k] != wanted[k]) {
                return false;
            }
        }
        return true;
    }

    private static int find(byte[] text, byte[] wanted, int from) {
        for (int at = from; at <= text.length - wanted.length; at++) {
            if (isAt(text, at, wanted)) {
                return at;
            }
        }
        return -1;
    }

    private static int afterColon(byte[] text, int from) {
        int at = skipBlanks(text, from);
        return at < text.length && text[at] == ':' ? skipBlanks(text, at + 1) : -1;
    }

    private static int skipBlanks(byte[] text, int from) {
        int at = from;
        while (at < text.length && text[at] <= ' ' && text[at] >= 0) {
            at++;
        }
        return at;
    }

    private static boolean isDigit(byte[] text, int at) {
        return at < text.length && text[at] >= '0' && text[at] <= '9';
    }
}
