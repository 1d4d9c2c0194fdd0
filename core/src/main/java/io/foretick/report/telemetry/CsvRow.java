package io.foretick.report.telemetry;

import io.foretick.base.E8;
import io.foretick.base.Times;

import java.math.BigDecimal;
import java.math.MathContext;

/// Builds one CSV line, cell by cell, as RFC 4180 has it but with a bare line feed. Mutable, used
/// once.
public final class CsvRow {

    private static final MathContext SIX_DIGITS = new MathContext(6);

    private static final MathContext TEN_DIGITS = new MathContext(10);

    private final StringBuilder out = new StringBuilder(96);

    /// A text, quoted where it has to be.
    public CsvRow text(String cell) {
        if (!out.isEmpty()) {
            out.append(',');
        }
        boolean plain = cell.chars().noneMatch(c -> c == ',' || c == '"' || c < ' ');
        out.append(plain ? cell : '"' + cell.replace("\"", "\"\"") + '"');
        return this;
    }

    /// A whole number.
    public CsvRow number(long cell) {
        return text(Long.toString(cell));
    }

    /// An exact decimal.
    public CsvRow e8(long cellE8) {
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
    public String line() {
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
