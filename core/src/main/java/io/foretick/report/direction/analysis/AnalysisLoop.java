package io.foretick.report.direction.analysis;

import io.foretick.report.direction.JsonRow;
import io.foretick.report.direction.LineFile;
import io.foretick.report.direction.RowKeys;
import io.foretick.venue.wire.JsonScanner;
import io.foretick.venue.wire.Words;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Reads `updates.jsonl` as it grows, from its oldest full part on, and adds to `analysis.jsonl`
/// what each window came to. A window that stands there already is not added once more, whoever
/// wrote it. Owned by one thread; waits for nothing: when to read is the caller's to say.
public final class AnalysisLoop {

    private static final Words KEYS =
            Words.of(
                    RowKeys.TIMEFRAME,
                    RowKeys.MODEL,
                    AnalysisRow.WINDOW_START,
                    AnalysisRow.WINDOW_END);
    private static final int NUMBERS_FROM = 2;

    private final Path out;
    private final LineTail updates;
    private final DirectionAnalysis analysis;
    private final List<AnalysisRow> ended = new ArrayList<>();
    private final JsonScanner json = new JsonScanner();
    private long rows;
    private long unreadable;

    /// @param updates rows of updates; need not be there yet
    /// @param out where windows are added; its folder is made
    public AnalysisLoop(Path updates, Path out, Duration window) {
        this.updates = new LineTail(updates);
        this.out = out;
        this.analysis = new DirectionAnalysis(window.toMillis(), ended::add);
    }

    /// Reads what has come and adds the windows that have ended by it.
    ///
    /// @return the windows that were added
    public List<AnalysisRow> step() throws IOException {
        updates.read(this::take);
        return add();
    }

    /// The same, and adds also what there is of windows that have not ended, up to their last rows
    /// and marked as partial. Whoever reads on adds the whole window later, beside it.
    public List<AnalysisRow> finish() throws IOException {
        updates.read(this::take);
        analysis.tellUnfinished();
        return add();
    }

    /// Rows that were counted so far.
    public long rows() {
        return rows;
    }

    /// Lines so far that were no update.
    public long unreadable() {
        return unreadable;
    }

    private void take(byte[] bytes, int from, int length) {
        JudgedLine.parse(bytes, from, length)
                .ifPresentOrElse(
                        row -> {
                            rows++;
                            analysis.add(row);
                        },
                        () -> unreadable++);
    }

    private List<AnalysisRow> add() throws IOException {
        if (ended.isEmpty()) {
            return List.of();
        }
        Path folder = out.toAbsolutePath().getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        List<AnalysisRow> added = new ArrayList<>();
        Set<Window> known = new HashSet<>();
        try (LineFile file =
                LineFile.open(out, LineFile.USUAL_BYTES_MAX, (b, k, n) -> known(b, k, n, known))) {
            var line = new JsonRow();
            for (AnalysisRow row : ended) {
                if (known.add(Window.of(row))) {
                    file.append(row.write(line));
                    file.flush();
                    added.add(row);
                }
            }
        }
        ended.clear();
        return added;
    }

    private void known(byte[] bytes, int from, int length, Set<Window> windows) {
        json.reset(bytes, from, length);
        String[] names = {"", ""};
        long[] bounds = new long[2];
        json.enterObject();
        for (int key = json.nextKey(KEYS); key != JsonScanner.END; key = json.nextKey(KEYS)) {
            if (key == Words.UNKNOWN) {
                json.skip();
            } else if (key >= NUMBERS_FROM) {
                bounds[key - NUMBERS_FROM] = json.readLong();
            } else if (json.readText()) {
                names[key] = json.text().copyToString();
            }
        }
        windows.add(new Window(names[0], names[1], bounds[0], bounds[1]));
    }

    private record Window(String timeframe, String model, long startMs, long endMs) {

        static Window of(AnalysisRow row) {
            return new Window(row.timeframe(), row.model(), row.startMs(), row.endMs());
        }
    }
}
