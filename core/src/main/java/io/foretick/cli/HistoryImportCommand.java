package io.foretick.cli;

import io.foretick.history.HistoryStore;
import io.foretick.history.kline.KlineImport;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;

/// `foretick history import`: takes files of klines into a store. Stops at the first that is
/// refused; those before it are held by then.
@Command(
        name = "import",
        mixinStandardHelpOptions = true,
        description = {
            "Take klines of spot into a store, for symbols without trades.",
            "A file is CSV, gzip or zip, named like BTCUSDT-1m-2024-05.zip; futures are refused."
        },
        footer = {
            "",
            "Example:",
            "  foretick history import --store history --klines klines/*_1m_*.csv.gz"
        })
final class HistoryImportCommand implements Callable<Integer> {

    private static final JsonMapper MAPPER = new JsonMapper();

    @Spec private @Nullable CommandSpec spec;

    @Mixin private StoreOption store = new StoreOption();

    @Option(
            names = "--klines",
            paramLabel = "PATH",
            arity = "1..*",
            required = true,
            description = "Files of klines.")
    private List<Path> klines = List.of();

    @Option(names = "--json", description = "Print the result as one JSON object.")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
        List<KlineImport.Result> results = new ArrayList<>();
        try (HistoryStore history = HistoryStore.openToWrite(store.folder())) {
            for (Path path : klines) {
                KlineImport.Result result = history.importKlines(path);
                results.add(result);
                if (!json) {
                    out.println(text(result));
                    out.flush();
                }
            }
        }
        if (json) {
            out.println(json(results));
            out.flush();
        }
        return ExitCode.OK;
    }

    private static String text(KlineImport.Result result) {
        return "%s: %d klines %s of %s, %d new, %d changed, %d days"
                .formatted(
                        result.source().name(),
                        result.klines(),
                        result.interval().name(),
                        result.symbol(),
                        result.added(),
                        result.changed(),
                        result.days());
    }

    private static String json(List<KlineImport.Result> results) {
        ObjectNode root = MAPPER.createObjectNode();
        ArrayNode files = root.putArray("files");
        for (KlineImport.Result result : results) {
            files.addObject()
                    .put("name", result.source().name())
                    .put("sha256", result.source().sha256())
                    .put("symbol", result.symbol())
                    .put("interval", result.interval().name())
                    .put("klines", result.klines())
                    .put("added", result.added())
                    .put("changed", result.changed())
                    .put("days", result.days());
        }
        return MAPPER.writeValueAsString(root);
    }
}
