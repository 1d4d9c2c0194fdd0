package io.foretick.cli;

import io.foretick.history.HistoryExport;
import io.foretick.history.HistoryStore;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;

/// `foretick history export`: per-second rows for other programs.
@Command(
        name = "export",
        mixinStandardHelpOptions = true,
        description = "Write the per-second rows of a symbol to a file.",
        footer = {
            "",
            "Example:",
            "  foretick history export --symbol BTCUSDT --from 2025-01-01 --to 2025-02-01 \\",
            "      --format csv --out january.csv"
        })
final class HistoryExportCommand implements Callable<Integer> {

    @Spec private @Nullable CommandSpec spec;

    @Mixin private StoreOption store = new StoreOption();

    @Option(
            names = "--symbol",
            paramLabel = "SYMBOL",
            converter = SymbolConverter.class,
            required = true,
            description = "Such as BTCUSDT.")
    private String symbol = "";

    @Mixin private DayOptions days = new DayOptions();

    @Option(
            names = "--format",
            required = true,
            paramLabel = "FORMAT",
            description = "One of: csv, jsonl, parquet. Prices and quantities are in 1e-8.")
    private HistoryExport.Format format = HistoryExport.Format.CSV;

    @Option(
            names = "--out",
            required = true,
            paramLabel = "FILE",
            description = "The file to write; replaced if it exists.")
    private Path target = Path.of("");

    @Option(names = "--json", description = "Print the result as one JSON object.")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        days.check();
        PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
        long rows;
        try (HistoryStore history = HistoryStore.open(store.folder())) {
            rows =
                    HistoryExport.export(
                            history, symbol, days.fromSecond(), days.endSecond(), format, target);
        }
        out.println(json ? "{\"rows\":" + rows + "}" : rows + " rows to " + target);
        out.flush();
        return ExitCode.OK;
    }
}
