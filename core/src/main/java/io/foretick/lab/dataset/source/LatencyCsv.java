package io.foretick.lab.dataset.source;

import io.foretick.venue.lob.replay.MeasuredLatencies;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/// Reads how long orders of ours took that were once sent: a line an order, oldest first, with the
/// time at which it was sent, at which the exchange took it (0 if it was refused on its way), and
/// at which we heard of it. Plain, `.gz` or `.zip`. Stateless.
public final class LatencyCsv {

    private static final String HEADER = "request_ns,exchange_ns,response_ns";
    private static final int COLUMNS = 3;

    private LatencyCsv() {}

    /// The latencies in a file.
    ///
    /// @throws IOException naming the line, if there is anything else, or no order that the
    ///   exchange took
    public static MeasuredLatencies read(Path file) throws IOException {
        try (var lines =
                new BufferedReader(
                        new InputStreamReader(SourceFiles.open(file), StandardCharsets.UTF_8))) {
            return read(file, lines);
        } catch (NoSuchFileException e) {
            throw new IOException("no file " + e.getFile(), e);
        }
    }

    private static MeasuredLatencies read(Path file, BufferedReader lines) throws IOException {
        String header = lines.readLine();
        if (!HEADER.equals(header)) {
            throw new DatasetException(file + ": line 1: must be " + HEADER + ", was " + header);
        }
        var latencies = new MeasuredLatencies();
        boolean taken = false;
        long number = 1;
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            number++;
            try {
                taken |= add(line, latencies);
            } catch (IllegalArgumentException e) {
                throw new DatasetException(file + ": line " + number + ": " + e.getMessage(), e);
            }
        }
        if (!taken) {
            throw new DatasetException(file + ": holds no order that the exchange took");
        }
        return latencies;
    }

    /// Gives whether the exchange took the order.
    private static boolean add(String line, MeasuredLatencies latencies) {
        String[] cells = line.split(",", -1);
        if (cells.length != COLUMNS) {
            throw new IllegalArgumentException("must have 3 cells, had " + cells.length);
        }
        long exchangeNs = Long.parseLong(cells[1]);
        latencies.add(Long.parseLong(cells[0]), exchangeNs, Long.parseLong(cells[2]));
        return exchangeNs > 0;
    }
}
