package io.foretick.lab.dataset.source;

import io.foretick.lab.spec.DataSpec;
import io.foretick.venue.binance.archive.TradeCsv;

import org.jspecify.annotations.Nullable;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/// Trades in text files, plain, `.gz` or `.zip`: those of Binance's archive, single or aggregated,
/// spot or futures, and any file whose header names `time`, `price`, `quantity` and `side`, or
/// `is_buyer_maker` in place of the side. The order of the files is that of the spec.
public final class TradeFiles implements TapeSource {

    private static final int SINGLE_COLUMNS = 7;
    private static final int AGGREGATED_COLUMNS = 8;
    private static final int FIRST_LINE_BYTES_MAX = 4_096;

    @Override
    public void read(DataSpec data, TapeSink sink) throws IOException {
        for (Path file : SourceFiles.of(data.paths())) {
            try (InputStream in = SourceFiles.open(file)) {
                read(file, in, sink);
            }
        }
    }

    private static void read(Path file, InputStream in, TapeSink sink) throws IOException {
        in.mark(FIRST_LINE_BYTES_MAX);
        String first = firstLine(in);
        in.reset();
        if (first.isBlank()) {
            throw new DatasetException(file + ": no rows");
        }
        int columns = first.split(",", -1).length;
        boolean headed = !Character.isDigit(first.charAt(0));
        if (!headed && columns == SINGLE_COLUMNS) {
            readSingle(file, in, sink);
        } else if (headed || columns == AGGREGATED_COLUMNS) {
            readRows(file, in, sink, headed ? null : TradeLayout.AGGREGATED);
        } else {
            throw new DatasetException(
                    file + ":1: " + columns + " columns and no header that names them");
        }
    }

    private static String firstLine(InputStream in) throws IOException {
        byte[] head = in.readNBytes(FIRST_LINE_BYTES_MAX);
        String text = new String(head, StandardCharsets.UTF_8);
        return text.lines().findFirst().orElse("");
    }

    private static void readSingle(Path file, InputStream in, TapeSink sink) throws IOException {
        var csv = new TradeCsv(file.toString(), sink);
        boolean more = true;
        while (more) {
            more = csv.readBlock(in);
        }
    }

    /// @param known null where the first row is to tell
    private static void readRows(
            Path file, InputStream in, TapeSink sink, @Nullable TradeLayout known)
            throws IOException {
        var reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
        TradeLayout layout = known;
        long number = 0;
        String line = reader.readLine();
        while (line != null) {
            number++;
            try {
                if (layout == null) {
                    layout = TradeLayout.ofHeader(line);
                } else if (!line.isBlank()) {
                    layout.give(line, number, sink);
                }
            } catch (IllegalArgumentException e) {
                throw new DatasetException(file + ":" + number + ": " + e.getMessage(), e);
            }
            line = reader.readLine();
        }
    }
}
