package io.foretick.exchange.fault;

import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Moves the times that a venue says of itself, as a venue with a wrong clock does: all numbers of
/// a time endpoint's answer, and in frames the stamps of sending and of events. Times that name a
/// thing (starts and ends of bars and windows, slugs) stay.
final class ShiftedStamps {

    /// Numbers that are an epoch in seconds, ms, µs or ns of the years 2001 to 2286.
    private static final Pattern EPOCH =
            Pattern.compile("(?<![\\d.])\\d(?:\\d{9}|\\d{12}|\\d{15}|\\d{18})(?![\\d.])");

    private static final Pattern STAMP =
            Pattern.compile(
                    "(\"(?:E|T|ts|cts|time|timestamp)\":\\s*\"?)"
                            + "(\\d(?:\\d{12}|\\d{15}|\\d{18}))(?![\\d.])");

    private static final String BAR = "\"e\":\"kline\"";

    private ShiftedStamps() {}

    static String inTimeAnswer(String text, long shiftNs) {
        Matcher epochs = EPOCH.matcher(text);
        return epochs.replaceAll(epoch -> shifted(epoch.group(), shiftNs));
    }

    static String inFrame(String text, long shiftNs) {
        boolean bar = text.contains(BAR); // there T is the close time of the bar
        return STAMP.matcher(text)
                .replaceAll(stamp ->
                        bar && stamp.group(1).startsWith("\"T\"")
                                ? Matcher.quoteReplacement(stamp.group())
                                : group(stamp, shiftNs));
    }

    private static String group(MatchResult stamp, long shiftNs) {
        return Matcher.quoteReplacement(stamp.group(1)) + shifted(stamp.group(2), shiftNs);
    }

    private static String shifted(String epoch, long shiftNs) {
        long unitNs =
                switch (epoch.length()) {
                    case 10 -> 1_000_000_000L;
                    case 13 -> 1_000_000L;
                    case 16 -> 1_000L;
                    default -> 1L;
                };
        return Long.toString(Long.parseLong(epoch) + shiftNs / unitNs);
    }
}
