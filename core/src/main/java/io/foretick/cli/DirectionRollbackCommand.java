package io.foretick.cli;

import io.foretick.market.candle.Timeframe;
import io.foretick.store.direction.Grounds;
import io.foretick.store.direction.Promotion;
import io.foretick.store.direction.SavedState;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

import java.io.IOException;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

/// `foretick direction rollback`: undoes the last promotion.
@Command(
        name = "rollback",
        mixinStandardHelpOptions = true,
        description = {
            "Makes the state that the last promotion replaced the newest version again, patterns"
                    + " included. What was learnt since the promotion is put aside, not lost: it"
                    + " stays in the database as an older version.",
            "Refused while a run has the state open, and where no promotion stands."
        },
        footer = {
            "",
            "Example:",
            "  foretick direction rollback --tf 1 --state-db ./state/state.db \\",
            "      --pattern-db ./state/patterns.db --reason \"worse than before\""
        })
final class DirectionRollbackCommand implements Callable<Integer> {

    @Option(
            names = "--symbol",
            paramLabel = "SYMBOL",
            converter = SymbolConverter.class,
            description = "Which pair (default: ${DEFAULT-VALUE}).")
    private String symbol = "BTCUSDT";

    @Option(
            names = {"--tf", "--tfs"},
            paramLabel = "TF",
            split = ",",
            converter = TimeframeConverter.class,
            description = "Which timeframes, with commas between (default: 1).")
    private List<Timeframe> timeframes = List.of(Timeframe.MINUTE);

    @Option(names = "--reason", paramLabel = "TEXT", description = "Why, for the audit table.")
    private String reason = "rollback";

    @Mixin private final DirectionStateOptions production = new DirectionStateOptions();

    @Spec private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        List<SavedState> made =
                Promotion.rollback(
                        production.files(),
                        symbol,
                        timeframes,
                        Grounds.of(Instant.now(), reason, Map.of()));
        PrintWriter out = spec.commandLine().getOut();
        made.forEach(version -> DirectionVersions.print("rolled back", version, out));
        out.flush();
        return ExitCode.OK;
    }
}
