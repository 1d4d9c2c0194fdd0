package io.foretick.spark;

import org.apache.spark.sql.Row;

import java.sql.Date;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.BiFunction;

/// Walks a partition that is sorted by symbol and day, one symbol's day after the other. Owned by
/// one task; holds no more than a day's results.
///
/// @param <T> what a day becomes, many of them
final class Days<T> implements Iterator<T> {

    private final Iterator<Row> rows;
    private final BiFunction<SymbolDay, Iterator<Row>, List<T>> oneDay;
    private Iterator<T> results = new ArrayList<T>().iterator();
    private List<Row> ahead = new ArrayList<>();

    /// @param rows with columns `symbol` and `day`
    /// @param oneDay reads the rows of one day to their end
    Days(Iterator<Row> rows, BiFunction<SymbolDay, Iterator<Row>, List<T>> oneDay) {
        this.rows = rows;
        this.oneDay = oneDay;
        advance();
    }

    /// A column that holds a date.
    static LocalDate of(Row row, int column) {
        Object value = row.get(column);
        return value instanceof Date date ? date.toLocalDate() : (LocalDate) value;
    }

    @Override
    public boolean hasNext() {
        while (!results.hasNext() && !ahead.isEmpty()) {
            SymbolDay key = key(ahead.getFirst());
            results = oneDay.apply(key, new OneDay(key)).iterator();
        }
        return results.hasNext();
    }

    @Override
    public T next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        return results.next();
    }

    private static SymbolDay key(Row row) {
        return new SymbolDay(row.getAs("symbol"), of(row, row.fieldIndex("day")));
    }

    private void advance() {
        ahead = rows.hasNext() ? List.of(rows.next()) : List.of();
    }

    /// The rows of one day; ends where the next day begins.
    private final class OneDay implements Iterator<Row> {

        private final SymbolDay key;

        OneDay(SymbolDay key) {
            this.key = key;
        }

        @Override
        public boolean hasNext() {
            return !ahead.isEmpty() && key(ahead.getFirst()).equals(key);
        }

        @Override
        public Row next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            Row row = ahead.getFirst();
            advance();
            return row;
        }
    }
}
