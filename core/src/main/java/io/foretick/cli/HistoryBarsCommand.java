package io.foretick.cli;

import io.foretick.history.HistoryStore;
import io.foretick.history.bar.BarFile;
import io.foretick.history.bar.StoreBars;
import io.foretick.history.bar.UnbrokenRows;
import io.foretick.market.bar.BarBuilder;
import io.foretick.market.bar.BarColumns;
import io.foretick.market.bar.BarRule;
import io.foretick.venue.binance.archive.TradeCsv;
import io.foretick.venue.binance.archive.TradeZip;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;

/// `foretick history bars`: bars of a symbol in a file for other programs.
@Command(
        name = "bars",
        mixinStandardHelpOptions = true,
        description = {
            "Build bars from raw trades, from per-second rows or from a file of trades.",
            "A bar never reaches over missing trades: it ends before them."
        },
        footer = {
            "",
            "Examples:",
            "  foretick history bars --symbol BTCUSDT --from 2025-01-01 --to 2025-02-01 \\",
            "      --rule dollar --threshold 1000000 --input seconds --out bars.parquet",
            "  foretick history bars --input BTCUSDT-trades-2025-01-01.zip --rule tick \\",
            "      --threshold 500 --out bars.csv"
        })
final class HistoryBarsCommand implements Callable<Integer> {

    private static final JsonMapper MAPPER = new JsonMapper();
    private static final String SECONDS_NOTE =
            "made of per-second rows: open, high, low and dollars know only the last price of each"
                    + " second";

    @Spec private @Nullable CommandSpec spec;

    @Mixin private StoreOption store = new StoreOption();

    @Mixin private BarRuleOptions rule = new BarRuleOptions();

    @Option(
            names = "--symbol",
            paramLabel = "SYMBOL",
            converter = SymbolConverter.class,
            description = "Such as BTCUSDT; needed for all but files.")
    private @Nullable String symbol;

    @Mixin private DayOptions days = new DayOptions();

    @Option(
            names = "--input",
            paramLabel = "INPUT",
            defaultValue = "trades",
            description =
                    "trades: the raw trades of the store, which sync keeps with --trades; seconds:"
                            + " its per-second rows; or a CSV or zip file of trades in the format"
                            + " of Binance's archive (default: ${DEFAULT-VALUE}).")
    private String input = "trades";

    @Option(
            names = "--out",
            required = true,
            paramLabel = "FILE",
            description =
                    "The file to write, .parquet or .csv; replaced if it exists. Prices, volumes"
                            + " and dollars are in 1e-8, times in nanoseconds.")
    private Path target = Path.of("");

    @Option(names = "--json", description = "Print the result as one JSON object.")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        days.check();
        BarRule chosen = chosenRule();
        try (var file = new BarFile(target)) {
            UnbrokenRows fed = build(chosen, file);
            file.publish();
            PrintWriter out = command().commandLine().getOut();
            out.println(json ? json(fed, file.bars()) : text(fed, file.bars()));
            out.flush();
        }
        return ExitCode.OK;
    }

    private UnbrokenRows build(BarRule chosen, BarFile file) throws IOException {
        return switch (input) {
            case "trades" -> fromStore(chosen, StoreBars.Rows.TRADES, file);
            case "seconds" -> fromStore(chosen, StoreBars.Rows.SECONDS, file);
            default -> fromFile(chosen, Path.of(input), file);
        };
    }

    private UnbrokenRows fromStore(BarRule chosen, StoreBars.Rows rows, BarFile file)
            throws IOException {
        if (symbol == null) {
            throw new ParameterException(command().commandLine(), "--symbol is missing");
        }
        try (HistoryStore history = HistoryStore.open(store.folder())) {
            return new StoreBars(history, symbol, days.from(), days.to()).build(chosen, rows, file);
        }
    }

    private static UnbrokenRows fromFile(BarRule chosen, Path trades, BarFile file)
            throws IOException {
        var bars = new BarColumns();
        var fed = new UnbrokenRows(new BarBuilder(chosen, bars));
        String name = String.valueOf(trades.getFileName());
        if (name.endsWith(".zip")) {
            String csv = name.substring(0, name.length() - 3) + "csv";
            try (TradeZip zip = TradeZip.open(trades, csv, fed)) {
                while (zip.readBlock()) {
                    keep(bars, file);
                }
            }
        } else {
            var csv = new TradeCsv(name, fed);
            try (InputStream in = Files.newInputStream(trades)) {
                while (csv.readBlock(in)) {
                    keep(bars, file);
                }
            }
        }
        fed.finish();
        keep(bars, file);
        return fed;
    }

    private static void keep(BarColumns bars, BarFile file) throws IOException {
        file.add(bars);
        bars.clear();
    }

    private BarRule chosenRule() {
        try {
            return rule.rule();
        } catch (IllegalArgumentException e) {
            throw new ParameterException(
                    command().commandLine(), "--threshold of these bars: " + e.getMessage(), e);
        }
    }

    private String text(UnbrokenRows fed, long bars) {
        String text = "%d bars of %d trades to %s".formatted(bars, fed.trades(), target);
        if (fed.holes() > 0) {
            text += "\n%d bars end early before missing trades".formatted(fed.holes());
        }
        return input.equals("seconds") ? text + "\n" + SECONDS_NOTE : text;
    }

    private String json(UnbrokenRows fed, long bars) {
        ObjectNode root = MAPPER.createObjectNode();
        root.put("rule", rule.kind().key());
        root.put("input", input);
        root.put("bars", bars);
        root.put("trades", fed.trades());
        root.put("holes", fed.holes());
        root.put("file", target.toString());
        if (input.equals("seconds")) {
            root.put("note", SECONDS_NOTE);
        }
        return MAPPER.writeValueAsString(root);
    }

    private CommandSpec command() {
        return Objects.requireNonNull(spec);
    }
}
