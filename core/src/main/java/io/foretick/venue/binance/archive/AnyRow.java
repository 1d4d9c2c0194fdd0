package io.foretick.venue.binance.archive;

import io.foretick.base.E8;
import io.foretick.base.Times;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/// A row of a file of spot trades, read with care rather than speed: for rows that are not in the
/// usual spelling, and to say what is wrong with a row.
record AnyRow(long id, long timeNs, long priceE8, long quantityE8, boolean buyerIsMaker) {

    /// The first eight digits of the times that are believed: from September 2001 to October 2096.
    static final long HEAD_MIN = 10_000_000;

    static final long HEAD_MAX = 39_999_999;

    private static final int COLUMNS = 7;
    private static final int FUTURES_COLUMNS = 6;
    private static final int HEAD_DIGITS = 8;
    private static final int SHOWN_MAX = 120;
    private static final Pattern WHOLE = Pattern.compile("\\d{1,18}");
    private static final Pattern DECIMAL = Pattern.compile("\\d{1,10}(\\.\\d{1,8})?");
    private static final Pattern TIME = Pattern.compile("\\d{13}(\\d{3})?");
    private static final Pattern HEADER = Pattern.compile("[a-z_A-Z]+(,[a-z_A-Z]+)+");

    /// Reads a row.
    ///
    /// @param bytes without the end of line, but for a carriage return
    /// @throws IllegalArgumentException with what is wrong
    static AnyRow parse(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        String row = text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
        try {
            return ofColumns(columns(row));
        } catch (IllegalArgumentException e) {
            String shown = row.substring(0, Math.min(row.length(), SHOWN_MAX));
            throw new IllegalArgumentException(e.getMessage() + ", in '" + shown + "'", e);
        }
    }

    private static String[] columns(String row) {
        if (HEADER.matcher(row).matches()) {
            throw new IllegalArgumentException(
                    "a header row, as futures files have; spot files have none");
        }
        String[] columns = row.split(",", -1);
        if (columns.length == FUTURES_COLUMNS) {
            throw new IllegalArgumentException("6 columns, as futures files have, not 7");
        }
        if (columns.length != COLUMNS) {
            throw new IllegalArgumentException(columns.length + " columns, not 7");
        }
        return columns;
    }

    private static AnyRow ofColumns(String[] columns) {
        long id = Long.parseLong(matching(WHOLE, columns[0], "id"));
        long priceE8 = decimalE8(columns[1], "price");
        if (priceE8 == 0) {
            throw new IllegalArgumentException("price is 0");
        }
        long quantityE8 = decimalE8(columns[2], "quantity");
        matching(DECIMAL, columns[3], "quote quantity");
        long timeNs = timeNs(columns[4]);
        boolean buyerIsMaker = flag(columns[5], "buyer-is-maker");
        flag(columns[6], "best-match");
        return new AnyRow(id, timeNs, priceE8, quantityE8, buyerIsMaker);
    }

    private static long decimalE8(String text, String column) {
        return E8.parse(matching(DECIMAL, text, column));
    }

    private static long timeNs(String text) {
        if (!TIME.matcher(text).matches()) {
            throw new IllegalArgumentException(
                    "time '" + text + "' has neither 13 digits (ms) nor 16 (µs)");
        }
        long epoch = Long.parseLong(text);
        long head = Long.parseLong(text.substring(0, HEAD_DIGITS));
        if (head < HEAD_MIN || head > HEAD_MAX) {
            throw new IllegalArgumentException("time '" + text + "' is not of this century");
        }
        return Times.ofEpochAnyUnit(epoch);
    }

    private static boolean flag(String text, String column) {
        return switch (text) {
            case "True" -> true;
            case "False" -> false;
            case "true", "false" ->
                    throw new IllegalArgumentException(
                            column + " '" + text + "' is in lower case, as in futures files");
            default ->
                    throw new IllegalArgumentException(
                            column + " '" + text + "' is neither True nor False");
        };
    }

    private static String matching(Pattern pattern, String text, String column) {
        if (!pattern.matcher(text).matches()) {
            throw new IllegalArgumentException(column + " '" + text + "' is no such number");
        }
        return text;
    }
}
