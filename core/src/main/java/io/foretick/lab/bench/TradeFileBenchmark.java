package io.foretick.lab.bench;

import io.foretick.lab.bench.scratch.ScratchFolder;
import io.foretick.lab.bench.trades.TradeFiles;
import io.foretick.market.second.SecondCloser;
import io.foretick.market.second.SecondSink;
import io.foretick.venue.binance.archive.TradeCsv;
import io.foretick.venue.binance.archive.TradeZip;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipFile;

/// One row of a file of trades, read from the disk's cache, parsed and closed into its second. The
/// file is read again and again, some 40 MB, a block at a time; what a block holds beyond the rows
/// that were asked for counts for the next time.
final class TradeFileBenchmark implements Benchmark {

    private static final int ROWS = 1 << 19;
    private static final int BLOCK_BYTES = 256 << 10;

    private final ScratchFolder folder = new ScratchFolder();
    private final Opening opening;
    private Reading reading;
    private long ahead;
    private long sum;

    private TradeFileBenchmark(Writing writing, Opening opening) throws IOException {
        this.opening = opening;
        Path file = folder.resolve("trades");
        writing.write(file, ROWS);
        this.reading = opening.open(file, this::add);
    }

    private interface Writing {
        void write(Path file, int rows) throws IOException;
    }

    private interface Opening {
        Reading open(Path file, SecondSink sink) throws IOException;
    }

    /// A file on its way from the first row to the last.
    private interface Reading extends AutoCloseable {

        /// @return false at the end
        boolean readBlock() throws IOException;

        long rows();

        @Override
        void close() throws IOException;
    }

    /// An uncompressed file.
    static TradeFileBenchmark ofCsv() throws IOException {
        return new TradeFileBenchmark(TradeFiles::writeCsv, CsvReading::new);
    }

    /// A zip.
    static TradeFileBenchmark ofZip() throws IOException {
        return new TradeFileBenchmark(TradeFiles::writeZip, ZipReading::new);
    }

    /// A zip that is unpacked, and nothing done with it.
    static TradeFileBenchmark ofInflating() throws IOException {
        return new TradeFileBenchmark(TradeFiles::writeZip, (file, _) -> new Inflating(file));
    }

    private void add(
            long second,
            long priceE8,
            long quantityE8,
            long buyE8,
            int trades,
            long firstId,
            long lastId) {
        sum += second + priceE8 + quantityE8 + buyE8 + trades + firstId + lastId;
    }

    @Override
    public void prepare() {}

    @Override
    public long run(int operations) throws IOException {
        while (ahead < operations) {
            long before = reading.rows();
            boolean more = reading.readBlock();
            ahead += reading.rows() - before;
            if (!more) {
                reading.close();
                reading = opening.open(folder.resolve("trades"), this::add);
            }
        }
        ahead -= operations;
        return sum + ahead;
    }

    @Override
    public void close() throws IOException {
        reading.close();
        folder.close();
    }

    private static SecondCloser closer(SecondSink sink) {
        return new SecondCloser(
                TradeFiles.FIRST_SECOND, SecondCloser.NO_PRICE, SecondCloser.NO_ID, sink);
    }

    private static final class CsvReading implements Reading {

        private final InputStream in;
        private final TradeCsv csv;

        CsvReading(Path file, SecondSink sink) throws IOException {
            in = Files.newInputStream(file);
            csv = new TradeCsv(TradeFiles.CSV_NAME, closer(sink));
        }

        @Override
        public boolean readBlock() throws IOException {
            return csv.readBlock(in);
        }

        @Override
        public long rows() {
            return csv.rows();
        }

        @Override
        public void close() throws IOException {
            in.close();
        }
    }

    private static final class ZipReading implements Reading {

        private final TradeZip zip;

        ZipReading(Path file, SecondSink sink) throws IOException {
            zip = TradeZip.open(file, TradeFiles.CSV_NAME, closer(sink));
        }

        @Override
        public boolean readBlock() throws IOException {
            return zip.readBlock();
        }

        @Override
        public long rows() {
            return zip.rows();
        }

        @Override
        public void close() throws IOException {
            zip.close();
        }
    }

    private static final class Inflating implements Reading {

        private final byte[] block = new byte[BLOCK_BYTES];
        private final ZipFile zip;
        private final InputStream in;
        private final long bytes;
        private long bytesRead;

        Inflating(Path file) throws IOException {
            zip = new ZipFile(file.toFile());
            var entry = zip.entries().nextElement();
            in = zip.getInputStream(entry);
            bytes = entry.getSize();
        }

        @Override
        public boolean readBlock() throws IOException {
            int read = in.read(block);
            bytesRead += Math.max(0, read);
            return read >= 0;
        }

        /// As many as there are in so many bytes on average.
        @Override
        public long rows() {
            return bytesRead * ROWS / bytes;
        }

        @Override
        public void close() throws IOException {
            zip.close();
        }
    }
}
