package io.foretick.report.direction.replay;

import io.foretick.base.Checks;
import io.foretick.report.html.Markup;
import io.foretick.report.html.Table;

import java.util.ArrayList;
import java.util.List;

/// A table of cells, to be shown on a page or in a text. Mutable while it is filled.
final class TextTable {

    private final String caption;
    private final List<String> words;
    private final List<String> numbers;
    private final List<List<String>> rows = new ArrayList<>();

    /// @param words titles of the first columns, which hold words
    /// @param numbers titles of the others, which hold numbers
    TextTable(String caption, List<String> words, List<String> numbers) {
        this.caption = caption;
        this.words = words;
        this.numbers = numbers;
    }

    /// Adds a row with one cell for each column.
    void add(List<String> cells) {
        int columns = words.size() + numbers.size();
        Checks.inRange(cells.size(), columns, columns, "cells");
        rows.add(List.copyOf(cells));
    }

    /// Writes it on a page.
    void write(Markup out) {
        var table = new Table(caption);
        table.words(words.toArray(new String[0]));
        table.numbers(numbers.toArray(new String[0]));
        rows.forEach(row -> table.row(row.toArray(new String[0])));
        table.write(out);
    }

    String caption() {
        return caption;
    }

    List<String> words() {
        return words;
    }

    List<String> numbers() {
        return numbers;
    }

    List<List<String>> rows() {
        return List.copyOf(rows);
    }
}
