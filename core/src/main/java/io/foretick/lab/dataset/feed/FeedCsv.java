package io.foretick.lab.dataset.feed;

import io.foretick.base.E8;
import io.foretick.venue.lob.FeedRows;
import io.foretick.venue.lob.replay.ReplaySettings.Steps;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/// A feed in lines of text.
final class FeedCsv {

    private static final String HEADER = "event,exch_ns,local_ns,side,price,qty";
    private static final int COLUMNS = 6;
    private static final int CAPACITY = 1 << 16;

    private final int[] starts = new int[COLUMNS + 1];
    private final GridRows rows;

    private FeedCsv(Steps steps) {
        rows = new GridRows(steps, CAPACITY);
    }

    static FeedRows read(InputStream in, Path file, Steps steps) throws IOException {
        var feed = new FeedCsv(steps);
        try (var lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            String header = lines.readLine();
            if (!HEADER.equals(header)) {
                throw new IOException(file + ": line 1: must be " + HEADER + ", was " + header);
            }
            long number = 1;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                number++;
                feed.add(line, file, number);
            }
        }
        return feed.rows.rows();
    }

    private void add(String line, Path file, long number) throws IOException {
        try {
            split(line);
            rows.add(
                    whole(line, 0),
                    Math.toIntExact(whole(line, 3)),
                    whole(line, 1),
                    whole(line, 2),
                    E8.parse(line.substring(starts[4], starts[5] - 1)),
                    E8.parse(line.substring(starts[5], starts[6] - 1)));
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw new IOException(file + ": line " + number + ": " + e.getMessage(), e);
        }
    }

    /// Finds where each cell starts.
    private void split(String line) {
        int cell = 1;
        for (int k = 0; k < line.length(); k++) {
            if (line.charAt(k) == ',') {
                if (cell == COLUMNS) {
                    throw new IllegalArgumentException("more than 6 cells");
                }
                starts[cell++] = k + 1;
            }
        }
        if (cell != COLUMNS) {
            throw new IllegalArgumentException("must have 6 cells, had " + cell);
        }
        starts[COLUMNS] = line.length() + 1;
    }

    private long whole(String line, int cell) {
        return Long.parseLong(line, starts[cell], starts[cell + 1] - 1, 10);
    }
}
