package io.foretick.report.lab;

import io.foretick.history.file.ParquetDatabase;
import io.foretick.history.file.ParquetTable;
import io.foretick.history.file.TargetFile;
import io.foretick.report.lab.TrialColumn.Measure;
import io.foretick.report.lab.TrialColumn.Text;
import io.foretick.report.lab.TrialColumn.Whole;
import io.foretick.store.file.WholeFile;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/// Tables of an experiment for other programs: `trials.csv`, `trials.parquet`, `periods.parquet`,
/// and `equity/<id>.csv` of the best. All can be made again from the files of the trials.
public final class ResultsTables {

    /// How many of the best trials have their equity written.
    public static final int BEST_MAX = 12;

    private ResultsTables() {}

    /// Writes all tables; each replaces an older one when it is whole.
    public static void write(Experiment experiment, ExperimentFolder folder) throws IOException {
        Results results = experiment.results();
        Files.createDirectories(folder.root());
        List<TrialColumn> columns = TrialColumn.of(results.trials());
        write(folder.root().resolve("trials.csv"), csv(columns, results.trials()));
        try (var database = new ParquetDatabase(folder.root().resolve(".spill"))) {
            writeTrials(database, columns, results.trials(), folder.root());
            writePeriods(database, results.finished(), folder.root());
        }
        writeEquity(experiment.best(), folder.equity());
    }

    /// Those that were among the best before and are no more, are removed.
    private static void writeEquity(List<TrialResult> best, Path folder) throws IOException {
        List<Path> files = best.stream().map(trial -> folder.resolve(trial.id() + ".csv")).toList();
        if (Files.isDirectory(folder)) {
            try (DirectoryStream<Path> older = Files.newDirectoryStream(folder, "*.csv")) {
                for (Path file : older) {
                    if (!files.contains(file)) {
                        Files.delete(file);
                    }
                }
            }
        }
        for (int k = 0; k < files.size(); k++) {
            write(files.get(k), equity(best.get(k)));
        }
    }

    private static void write(Path file, String text) throws IOException {
        WholeFile.write(file, text.getBytes(StandardCharsets.UTF_8));
    }

    private static String csv(List<TrialColumn> columns, List<TrialResult> trials) {
        var out = new StringBuilder();
        out.append(
                columns.stream()
                        .map(column -> cell(column.name()))
                        .collect(Collectors.joining(",", "", "\n")));
        for (TrialResult trial : trials) {
            out.append(
                    columns.stream()
                            .map(column -> cell(column, trial))
                            .collect(Collectors.joining(",", "", "\n")));
        }
        return out.toString();
    }

    private static String cell(TrialColumn column, TrialResult trial) {
        return switch (column) {
            case Text text -> cell(text.of().apply(trial));
            case Whole whole -> Long.toString(whole.of().applyAsLong(trial));
            case Measure measure -> cell(measure.of().applyAsDouble(trial));
        };
    }

    /// Empty where the figure is not known.
    private static String cell(double value) {
        return Double.isNaN(value) ? "" : Double.toString(value);
    }

    private static String cell(String text) {
        boolean plain = text.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return plain ? text : "\"" + text.replace("\"", "\"\"") + "\"";
    }

    private static String equity(TrialResult trial) {
        var out = new StringBuilder("period,profit_e8,equity_e8,drawdown_e8\n");
        long equity = 0;
        long highest = 0;
        for (int period = 0; period < trial.periods().size(); period++) {
            long profit = trial.periods().get(period);
            equity = Math.addExact(equity, profit);
            highest = Math.max(highest, equity);
            out.append(period).append(',').append(profit).append(',').append(equity);
            out.append(',').append(highest - equity).append('\n');
        }
        return out.toString();
    }

    private static void writeTrials(
            ParquetDatabase database,
            List<TrialColumn> columns,
            List<TrialResult> trials,
            Path folder)
            throws IOException {
        String types = columns.stream().map(ResultsTables::type).collect(Collectors.joining(", "));
        try (ParquetTable table = database.table(types)) {
            for (TrialResult trial : trials) {
                table.row();
                for (TrialColumn column : columns) {
                    append(column, trial, table);
                }
                table.endRow();
            }
            writeWhole(table, folder.resolve("trials.parquet"));
        }
    }

    private static String type(TrialColumn column) {
        String name = "\"" + column.name().replace("\"", "\"\"") + "\" ";
        return switch (column) {
            case Text _ -> name + "VARCHAR";
            case Whole _ -> name + "BIGINT";
            case Measure _ -> name + "DOUBLE";
        };
    }

    private static void append(TrialColumn column, TrialResult trial, ParquetTable table)
            throws IOException {
        switch (column) {
            case Text text -> table.add(text.of().apply(trial));
            case Whole whole -> table.add(whole.of().applyAsLong(trial));
            case Measure measure -> table.add(measure.of().applyAsDouble(trial));
        }
    }

    private static void writePeriods(
            ParquetDatabase database, List<TrialResult> trials, Path folder) throws IOException {
        try (ParquetTable table = database.table("id VARCHAR, period INTEGER, profit_e8 BIGINT")) {
            for (TrialResult trial : trials) {
                for (int period = 0; period < trial.periods().size(); period++) {
                    table.row().add(trial.id()).add(period);
                    table.add(trial.periods().get(period).longValue()).endRow();
                }
            }
            writeWhole(table, folder.resolve("periods.parquet"));
        }
    }

    private static void writeWhole(ParquetTable table, Path target) throws IOException {
        TargetFile file = TargetFile.of(target);
        Path part = file.beside(".part");
        try {
            table.writeTo(part);
            file.publish(part);
        } finally {
            Files.deleteIfExists(part);
        }
    }
}
