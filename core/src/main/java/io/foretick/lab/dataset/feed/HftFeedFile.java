package io.foretick.lab.dataset.feed;

import io.foretick.venue.lob.FeedRows;
import io.foretick.venue.lob.replay.ReplaySettings.Steps;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/// Feed files in the layouts of hftbacktest: CSV with the header
/// `event,exch_ns,local_ns,side,price,qty`, plain or gzip, and numpy's `.npy` and `.npz` of six
/// doubles or of the records of version 2. The layout is told by the content.
///
/// A time of -1 means that the row never reached that side. Times that are no positive number
/// otherwise, prices off the grid and what cannot be read are refused with file and place.
public final class HftFeedFile {

    private static final int GZIP = 0x1f8b;
    private static final int ZIP = 0x504b; // "PK"
    private static final int NUMPY = 0x934e; // 0x93 and the N of NUMPY

    private HftFeedFile() {}

    /// All rows of a file.
    ///
    /// @param steps of the prices and quantities
    /// @throws IOException if it cannot be read, with the place of the first bad row
    public static FeedRows read(Path file, Steps steps) throws IOException {
        try (var in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
            return switch (magic(in)) {
                case GZIP -> FeedCsv.read(new GZIPInputStream(in, 1 << 16), file, steps);
                case ZIP -> zipped(file, steps);
                case NUMPY -> NumpyFeed.read(in, file, steps);
                default -> FeedCsv.read(in, file, steps);
            };
        }
    }

    private static int magic(InputStream in) throws IOException {
        in.mark(2);
        int first = in.read();
        int second = in.read();
        in.reset();
        return first << 8 | second;
    }

    /// The array called `data`, or else the only one.
    private static FeedRows zipped(Path file, Steps steps) throws IOException {
        try (var zip = new ZipFile(file.toFile())) {
            ZipEntry data = zip.getEntry("data.npy");
            Enumeration<? extends ZipEntry> entries = zip.entries();
            if (data == null && zip.size() == 1) {
                data = entries.nextElement();
            }
            if (data == null) {
                throw new IOException(file + ": holds no array called data");
            }
            try (var in = new BufferedInputStream(zip.getInputStream(data), 1 << 16)) {
                return NumpyFeed.read(in, file, steps);
            }
        }
    }
}
