package io.foretick.cli;

import io.foretick.base.Seed;
import io.foretick.market.candle.Timeframe;
import io.foretick.report.direction.score.JudgedRows;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;

/// `foretick direction evaluate`: scores predictions of files against the facts of files. The
/// scores are those of `forecast.direction.score`; here are only the arguments and the order of
/// steps.
@Command(
        name = "evaluate",
        mixinStandardHelpOptions = true,
        description = {
            "Scores predictions of the next candle's direction against what came.",
            "A prediction made at the close of candle t is judged by the move from t to t + 1."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  foretick direction evaluate --predictions out/predictions.jsonl \\",
            "      --facts out/facts.jsonl",
            "  foretick direction evaluate --predictions a.jsonl b.jsonl --facts facts.jsonl \\",
            "      --json --out evaluation"
        })
final class DirectionEvaluateCommand implements Callable<Integer> {

    @Spec private @Nullable CommandSpec spec;

    @Option(
            names = "--predictions",
            required = true,
            arity = "1..*",
            paramLabel = "FILE",
            description = "Files of predictions, one JSON object a line.")
    private List<Path> predictions = List.of();

    @Option(
            names = "--facts",
            required = true,
            arity = "1..*",
            paramLabel = "FILE",
            description = "Files of facts, one JSON object a line.")
    private List<Path> facts = List.of();

    @Option(
            names = "--tf",
            paramLabel = "NAME",
            defaultValue = "1",
            description = "Timeframe of rows that name none; default: ${DEFAULT-VALUE}.")
    private String timeframe = "1";

    @Option(
            names = "--block-candles",
            paramLabel = "N",
            description =
                    "Candles of a block that is drawn as one for the intervals; default: 240, or"
                            + " less for short files.")
    private @Nullable Integer blockCandles;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            description = "Seed of the intervals; default: ${DEFAULT-VALUE}.")
    private long seed = 1;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Folder for evaluation.json and evaluation.txt; it is made.")
    private @Nullable Path out;

    @Option(names = "--json", description = "Print JSON only.")
    private boolean json;

    @Override
    public Integer call() {
        try {
            return evaluate();
        } catch (IOException | IllegalArgumentException e) {
            String reason = e instanceof NoSuchFileException ? "no such file: " : "";
            err().println("foretick direction evaluate: " + reason + e.getMessage());
            return ExitCode.USAGE;
        }
    }

    private int evaluate() throws IOException {
        JudgedRows rows = JudgedRows.read(predictions, facts, Timeframe.parse(timeframe));
        var report = DirectionEvaluateReport.of(rows, blockCandles, new Seed(seed));
        report.warnings().forEach(warning -> err().println("WARNING: " + warning));
        if (out != null) {
            report.write(out);
        }
        out().print(json ? report.json() : report.text());
        out().flush();
        return rows.counts().misaligned() > 0 ? ExitCode.CHECK_FAILED : ExitCode.OK;
    }

    private PrintWriter out() {
        return Objects.requireNonNull(spec).commandLine().getOut();
    }

    private PrintWriter err() {
        return Objects.requireNonNull(spec).commandLine().getErr();
    }
}
