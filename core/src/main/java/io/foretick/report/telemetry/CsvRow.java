package io.foretick.report.telemetry;

import io.foretick.base.E8;
import io.foretick.base.Times;

import java.math.BigDecimal;
import java.math.MathContext;

/// Builds one CSV line, cell by cell. Mutable, used once.
final class CsvRow {

    private static final MathContext SIX_DIGITS = new MathContext(6);

    private static final MathContext TEN_DIGITS = new MathContext(10);

    private final StringBuilder out = new StringBuilder(96);

    CsvRow text(String cell) {
        if (!out.isEmpty()) {
            out.append(',');
        }
        boolean plain = cell.chars().noneMatch(c -> c == ',' || c == '"' || c < ' ');
        out.append(plain ? cell : '"' + cell.replace("\"", "\"\"") + '"');
        return this;
    }

    CsvRow number(long cell) {
        return text(Long.toString(cell));
    }

    /// An exact decimal.
    CsvRow e8(long cellE8) {
        return text(E8.format(cellE8));
    }

    /// An estimate with six significant digits; nothing where it is not a number.
    CsvRow estimate(double cell) {
        return text(decimal(cell));
    }

    /// A coin's price, to a fraction of a cent whatever the coin; nothing where there is none.
    CsvRow price(double cell) {
        return text(decimal(cell, TEN_DIGITS));
    }

    CsvRow millis(long timeNs) {
        return number(Math.floorDiv(timeNs, Times.MILLI_NS));
    }

    /// The line with its end.
    String line() {
        return out.append('\n').toString();
    }

    /// A number with six significant digits as plain decimal; nothing where it is not a number.
    static String decimal(double value) {
        return decimal(value, SIX_DIGITS);
    }

    private static String decimal(double value, MathContext digits) {
        return Double.isFinite(value)
                ? new BigDecimal(value).round(digits).stripTrailingZeros().toPlainString()
                : "";
    }
}
