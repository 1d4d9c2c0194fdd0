package io.foretick.lab.experiment;

import io.foretick.base.Times;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/// What may stand at a key, and the one spelling that each value has in a trial's digest.
sealed interface Kind {

    /// The one spelling of what a user wrote.
    ///
    /// @throws IllegalArgumentException if it may not stand here; the message says what may
    String canonical(String text);

    /// What may stand here, in words: "a whole number in [1, 100]".
    String words();

    /// Whether several values are one, as in a list of names.
    default boolean isList() {
        return false;
    }

    /// Refuses in the words that all kinds share.
    static IllegalArgumentException refusal(Kind kind, String text) {
        return new IllegalArgumentException("must be " + kind.words() + ", was " + quoted(text));
    }

    private static String quoted(String text) {
        return text.length() <= 60 ? "'" + text + "'" : "'" + text.substring(0, 60) + "...'";
    }

    /// The shortest plain decimal that reads back as `value`.
    static String plain(double value) {
        return BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
    }

    /// A whole number.
    record Whole(long min, long max) implements Kind {

        private static final Pattern DIGITS = Pattern.compile("-?(0|[1-9][0-9_]{0,24})");

        @Override
        public String canonical(String text) {
            if (DIGITS.matcher(text).matches()) {
                BigDecimal value = new BigDecimal(text.replace("_", ""));
                if (value.compareTo(BigDecimal.valueOf(min)) >= 0
                        && value.compareTo(BigDecimal.valueOf(max)) <= 0) {
                    return value.toPlainString();
                }
            }
            throw refusal(this, text);
        }

        @Override
        public String words() {
            return "a whole number in [" + min + ", " + max + "]";
        }
    }

    /// A number.
    ///
    /// @param word what may stand instead of one, empty for nothing
    record Real(double min, double max, String word) implements Kind {

        private static final Pattern DECIMAL =
                Pattern.compile("[-+]?([0-9][0-9_]*)?(\\.[0-9]*)?([eE][-+]?[0-9]{1,3})?");

        @Override
        public String canonical(String text) {
            if (!word.isEmpty() && text.equals(word)) {
                return text;
            }
            if (DECIMAL.matcher(text).matches() && text.matches("[^eE]*[0-9].*")) {
                double value = Double.parseDouble(text.replace("_", ""));
                if (value >= min && value <= max) {
                    return plain(value);
                }
            }
            throw refusal(this, text);
        }

        @Override
        public String words() {
            String range = "a number in [" + plain(min) + ", " + plain(max) + "]";
            return word.isEmpty() ? range : range + " or `" + word + "`";
        }
    }

    /// Yes or no.
    record Flag() implements Kind {

        @Override
        public String canonical(String text) {
            if (text.equals("true") || text.equals("false")) {
                return text;
            }
            throw refusal(this, text);
        }

        @Override
        public String words() {
            return "true or false";
        }
    }

    /// One of some words. Hyphens count as underscores.
    ///
    /// @param aliases older words and what they mean now
    record Word(List<String> choices, Map<String, String> aliases) implements Kind {

        public Word {
            choices = List.copyOf(choices);
            aliases = Map.copyOf(aliases);
        }

        /// The names of the constants in lower case.
        static Word of(Enum<?>[] constants) {
            return new Word(
                    Arrays.stream(constants)
                            .map(one -> one.name().toLowerCase(Locale.ROOT))
                            .toList(),
                    Map.of());
        }

        @Override
        public String canonical(String text) {
            String word = text.toLowerCase(Locale.ROOT).replace('-', '_');
            String now = aliases.getOrDefault(word, word);
            if (choices.contains(now)) {
                return now;
            }
            throw new IllegalArgumentException(
                    "must be " + words() + ", was '" + text + "'" + Nearest.hint(word, choices));
        }

        @Override
        public String words() {
            return "one of " + String.join(", ", choices);
        }
    }

    /// Any text on one line.
    record Text(Pattern pattern, String words) implements Kind {

        /// Text without conditions, at most 500 characters of it.
        static Text any() {
            return new Text(Pattern.compile("[^\\r\\n]{0,500}"), "text on one line");
        }

        @Override
        public String canonical(String text) {
            if (pattern.matcher(text).matches()) {
                return text;
            }
            throw refusal(this, text);
        }
    }

    /// An instant, a date (its start in UTC), or nothing.
    record Moment() implements Kind {

        @Override
        public String canonical(String text) {
            return text.isEmpty() ? "" : instant(text).toString();
        }

        private Instant instant(String text) {
            try {
                return text.indexOf('T') < 0
                        ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant()
                        : Instant.parse(text);
            } catch (DateTimeParseException e) {
                throw refusal(this, text);
            }
        }

        @Override
        public String words() {
            return "a date or an instant such as 2024-08-08 or 2024-08-08T12:00:00Z";
        }
    }

    /// A length of time.
    record Span() implements Kind {

        @Override
        public String canonical(String text) {
            try {
                if (Times.parseSpan(text) > 0) {
                    return text;
                }
            } catch (IllegalArgumentException e) {
                throw refusal(this, text);
            }
            throw refusal(this, text);
        }

        @Override
        public String words() {
            return "a duration such as 500ms, 30s, 5m or 2h";
        }
    }

    /// A list; its spelling joins the elements by commas.
    ///
    /// @param choices what may stand in it, empty for any text
    record Names(List<String> choices) implements Kind {

        public Names {
            choices = List.copyOf(choices);
        }

        /// The elements of a value.
        static List<String> elements(String canonical) {
            return canonical.isEmpty() ? List.of() : List.of(canonical.split(",", -1));
        }

        @Override
        public String canonical(String text) {
            List<String> elements = new ArrayList<>();
            for (String element : elements(text)) {
                if (!choices.isEmpty() && !choices.contains(element)) {
                    throw new IllegalArgumentException(
                            "must be "
                                    + words()
                                    + ", had '"
                                    + element
                                    + "'"
                                    + Nearest.hint(element, choices));
                }
                elements.add(element);
            }
            return String.join(",", elements);
        }

        @Override
        public String words() {
            return choices.isEmpty()
                    ? "a list of texts"
                    : "a list of " + String.join(", ", choices);
        }

        @Override
        public boolean isList() {
            return true;
        }
    }
}
