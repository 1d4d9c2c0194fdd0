package io.foretick.report.html;

import java.util.ArrayList;
import java.util.List;

/// A table of text cells under one caption; columns of numbers are set flush right. Mutable, used
/// once.
public final class Table {

    private record Column(String title, boolean numeric) {}

    private final String caption;
    private final List<Column> columns = new ArrayList<>();
    private final List<List<String>> rows = new ArrayList<>();

    public Table(String caption) {
        this.caption = caption;
    }

    /// Adds columns of words.
    public Table words(String... titles) {
        for (String title : titles) {
            columns.add(new Column(title, false));
        }
        return this;
    }

    /// Adds columns of numbers.
    public Table numbers(String... titles) {
        for (String title : titles) {
            columns.add(new Column(title, true));
        }
        return this;
    }

    /// Adds a row with one cell for each column.
    public Table row(String... cells) {
        if (cells.length != columns.size()) {
            throw new IllegalArgumentException(
                    "a row must have " + columns.size() + " cells, had " + cells.length);
        }
        rows.add(List.of(cells));
        return this;
    }

    public boolean isEmpty() {
        return rows.isEmpty();
    }

    /// Writes the table, or nothing where it has no rows.
    public void write(Markup out) {
        if (rows.isEmpty()) {
            return;
        }
        out.open("div", "class", "table").open("table");
        if (!caption.isEmpty()) {
            out.leaf("caption", caption);
        }
        out.open("thead").open("tr");
        for (Column column : columns) {
            out.leaf("th", column.title, "scope", "col", "class", css(column));
        }
        out.close().close().open("tbody");
        for (List<String> row : rows) {
            out.open("tr");
            for (int k = 0; k < row.size(); k++) {
                out.leaf("td", row.get(k), "class", css(columns.get(k)));
            }
            out.close();
        }
        out.close().close().close();
    }

    private static String css(Column column) {
        return column.numeric ? "n" : "w";
    }
}
