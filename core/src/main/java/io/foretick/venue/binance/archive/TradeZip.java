package io.foretick.venue.binance.archive;

import io.foretick.market.second.TradeSink;

import org.jspecify.annotations.Nullable;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;

/// Reads the trades in a zip of the archive, block by block. Owned by one thread.
///
/// A zip that was cut off has no directory any more. It is then read from its front, as far as it
/// goes, so that the rows that are there can be used; the end is an exception all the same.
public final class TradeZip implements AutoCloseable {

    private static final int BUFFER_BYTES = 64 << 10;

    private final String name;
    private final Closeable file;
    private final CheckedInputStream in;
    private final End end;
    private final TradeCsv csv;

    private TradeZip(String name, Closeable file, InputStream in, End end, TradeSink sink) {
        this.name = name;
        this.file = file;
        this.in = new CheckedInputStream(in, new CRC32());
        this.end = end;
        this.csv = new TradeCsv(name, sink);
    }

    /// What is known of the end before it is reached.
    ///
    /// @param crc of all that the directory says is in it
    /// @param damage why there is no directory; null where there is one
    private record End(long crc, @Nullable ZipException damage) {}

    /// Opens a zip.
    ///
    /// @param csvName of the one file that must be in it
    /// @param sink gets each trade
    /// @throws TradeFileException if it holds anything else
    public static TradeZip open(Path zip, String csvName, TradeSink sink) throws IOException {
        String name = String.valueOf(zip.getFileName());
        ZipFile file;
        try {
            file = new ZipFile(zip.toFile());
        } catch (ZipException damage) {
            return openDamaged(zip, csvName, damage, sink);
        }
        try {
            ZipEntry entry = onlyEntry(file, name, csvName);
            var end = new End(entry.getCrc(), null);
            return new TradeZip(name, file, file.getInputStream(entry), end, sink);
        } catch (IOException e) {
            file.close();
            throw e;
        }
    }

    private static ZipEntry onlyEntry(ZipFile file, String name, String csvName)
            throws TradeFileException {
        if (file.size() != 1) {
            throw new TradeFileException(name, 0, "holds " + file.size() + " files, not one");
        }
        return named(csvName, name, file.entries().nextElement());
    }

    private static ZipEntry named(String csvName, String name, ZipEntry entry)
            throws TradeFileException {
        if (!entry.getName().equals(csvName)) {
            throw new TradeFileException(
                    name, 0, "holds '" + entry.getName() + "', not '" + csvName + "'");
        }
        return entry;
    }

    private static TradeZip openDamaged(
            Path zip, String csvName, ZipException damage, TradeSink sink) throws IOException {
        String name = String.valueOf(zip.getFileName());
        var in =
                new ZipInputStream(
                        new BufferedInputStream(Files.newInputStream(zip), BUFFER_BYTES));
        try {
            ZipEntry entry = in.getNextEntry();
            if (entry == null) {
                throw new TradeFileException(name, 0, "is no zip: " + damage.getMessage());
            }
            named(csvName, name, entry);
            return new TradeZip(name, in, in, new End(0, damage), sink);
        } catch (IOException e) {
            in.close();
            throw e instanceof TradeFileException
                    ? e
                    : new TradeFileException(name, 0, "is no zip: " + damage.getMessage(), e);
        }
    }

    /// Reads one block and gives the trades of its complete rows to the sink.
    ///
    /// @return false at the end
    /// @throws TradeFileException if the rest cannot be read; what came before was given
    public boolean readBlock() throws IOException {
        boolean more;
        try {
            more = csv.readBlock(in);
        } catch (TradeFileException e) {
            throw e;
        } catch (IOException e) {
            throw new TradeFileException(name, rows(), "the zip is damaged: " + e.getMessage(), e);
        }
        if (!more) {
            checkEnd();
        }
        return more;
    }

    private void checkEnd() throws TradeFileException {
        if (end.damage != null) {
            String why = "the zip breaks off: " + end.damage.getMessage();
            throw new TradeFileException(name, rows(), why, end.damage);
        }
        if (in.getChecksum().getValue() != end.crc) {
            throw new TradeFileException(name, rows(), "the zip's own check sum is wrong");
        }
    }

    /// Rows given to the sink so far.
    public long rows() {
        return csv.rows();
    }

    @Override
    public void close() throws IOException {
        in.close();
        file.close();
    }
}
