package io.foretick.lab.experiment;

import io.foretick.session.ConfigException;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Everything that is wrong with one file, gathered so that a user learns of all of it at once.
/// Also keeps notes, which are not wrong but worth a word. Owned by one reading.
final class Problems {

    private record Line(int number, String text) {}

    private final String file;
    private final List<Line> wrong = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();

    Problems(String file) {
        this.file = file;
    }

    String file() {
        return file;
    }

    void add(int line, String text) {
        wrong.add(new Line(line, text));
    }

    void note(int line, String text) {
        notes.add("line " + line + ": " + text);
    }

    List<String> notes() {
        return List.copyOf(notes);
    }

    /// Throws all of it, in order of the lines, if there is any.
    void raise() {
        if (wrong.isEmpty()) {
            return;
        }
        var text = new StringBuilder();
        wrong.stream()
                .sorted(Comparator.comparingInt(Line::number))
                .forEach(line ->
                        text.append(text.isEmpty() ? "" : "\n")
                                .append("%s line %d: %s".formatted(file, line.number, line.text)));
        throw new ConfigException(text.toString());
    }
}
