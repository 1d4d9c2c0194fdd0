package io.foretick.lab.bench.baseline;

import io.foretick.market.bar.TradeColumns;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.IntToLongFunction;

/// Bars by vectorised pandas in a process of its own, where a Python with pandas is installed; for
/// comparison only.
///
/// @param kind `tick`, `volume` or `dollar`
/// @param threshold in trades, coins or dollars; what is beyond it is carried over
/// @param rounds how often the bars are built
public record PandasBars(String kind, long threshold, int rounds) {

    /// Pythons that are tried. A version manager may hide the one that the system's packages are
    /// for.
    private static final List<String> PYTHONS = List.of("python3", "/usr/bin/python3");

    /// What it came to.
    ///
    /// @param version of pandas
    /// @param bars how many were built
    /// @param rowNs processor time of each round, nanoseconds a row, ascending
    public record Result(String version, long bars, List<Double> rowNs) {

        public Result {
            rowNs = rowNs.stream().sorted().toList();
        }
    }

    /// Builds the bars.
    ///
    /// @return empty where no Python with pandas is installed
    public Optional<Result> run(TradeColumns trades) throws IOException {
        Path folder = Files.createTempDirectory("foretick-pandas");
        Path script = folder.resolve("bars_pandas.py");
        Path input = folder.resolve("trades.bin");
        try {
            write(trades, input);
            try (InputStream source = PandasBars.class.getResourceAsStream("bars_pandas.py")) {
                Files.copy(Objects.requireNonNull(source), script);
            }
            for (String python : PYTHONS) {
                Optional<Result> result = runWith(python, script, input);
                if (result.isPresent()) {
                    return result;
                }
            }
            return Optional.empty();
        } finally {
            Files.deleteIfExists(input);
            Files.deleteIfExists(script);
            Files.deleteIfExists(folder);
        }
    }

    private Optional<Result> runWith(String python, Path script, Path input) throws IOException {
        var command =
                new ProcessBuilder(
                        python,
                        script.toString(),
                        input.toString(),
                        kind,
                        Long.toString(threshold),
                        Integer.toString(rounds));
        command.redirectError(ProcessBuilder.Redirect.INHERIT);
        command.environment().put("OMP_NUM_THREADS", "1");
        Process process;
        try {
            process = command.start();
        } catch (IOException _) { // no such program here
            return Optional.empty();
        }
        byte[] printed = process.getInputStream().readAllBytes();
        try {
            if (process.waitFor() != 0) {
                throw new IOException(python + " failed with " + process.exitValue());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while " + python + " ran", e);
        }
        return parse(new String(printed, StandardCharsets.UTF_8));
    }

    private static Optional<Result> parse(String printed) throws IOException {
        JsonNode root = new JsonMapper().readTree(printed);
        if (root.has("missing")) {
            return Optional.empty();
        }
        List<Double> rowNs = new ArrayList<>();
        root.get("row_ns").forEach(ns -> rowNs.add(ns.doubleValue()));
        String version = root.get("version").stringValue();
        return Optional.of(new Result(version, root.get("bars").longValue(), rowNs));
    }

    /// Column by column, as the script says.
    private static void write(TradeColumns trades, Path file) throws IOException {
        try (FileChannel channel =
                FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            column(channel, trades.size(), trades::id);
            column(channel, trades.size(), trades::timeNs);
            column(channel, trades.size(), trades::priceE8);
            column(channel, trades.size(), trades::quantityE8);
            column(channel, trades.size(), row -> trades.buyerIsMaker(row) ? 1 : 0);
        }
    }

    private static void column(FileChannel channel, int rows, IntToLongFunction value)
            throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(rows * Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        for (int row = 0; row < rows; row++) {
            bytes.putLong(value.applyAsLong(row));
        }
        bytes.flip();
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }
}
