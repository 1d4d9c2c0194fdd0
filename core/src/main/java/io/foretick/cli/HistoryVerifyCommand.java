package io.foretick.cli;

import io.foretick.history.HistoryStore;
import io.foretick.history.proof.HistoryVerifier;
import io.foretick.history.proof.Verification;
import io.foretick.history.proof.VerificationJson;
import io.foretick.history.proof.VerificationText;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;

/// `foretick history verify`: proves a store. The proof itself is [HistoryVerifier].
@Command(
        name = "verify",
        mixinStandardHelpOptions = true,
        description = {
            "Read all rows again and prove that nothing is missing; exit code 2 on any hole.",
            "A long silence is a halt where the ids of trades go on, else a hole."
        },
        footer = {
            "",
            "Example:",
            "  foretick history verify --store history --symbols BTCUSDT,ETHUSDT --json"
        })
final class HistoryVerifyCommand implements Callable<Integer> {

    @Spec private @Nullable CommandSpec spec;

    @Mixin private StoreOption store = new StoreOption();

    @Option(
            names = "--symbols",
            paramLabel = "SYMBOL",
            split = ",",
            converter = SymbolConverter.class,
            description = "Prove these alone (default: all that are held).")
    private List<String> symbols = List.of();

    @Option(
            names = "--silence",
            paramLabel = "SECONDS",
            defaultValue = "" + HistoryVerifier.SILENCE_SECONDS_MAX,
            description = "Tell longer times without a trade (default: ${DEFAULT-VALUE}).")
    private int silenceSeconds = HistoryVerifier.SILENCE_SECONDS_MAX;

    @Option(names = "--json", description = "Print the result as one JSON object.")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        CommandSpec command = Objects.requireNonNull(spec);
        if (silenceSeconds < 0) {
            throw new ParameterException(
                    command.commandLine(), "--silence must not be negative, was " + silenceSeconds);
        }
        Verification result;
        try (HistoryStore history = HistoryStore.open(store.folder())) {
            var verifier = new HistoryVerifier(history, silenceSeconds);
            result = symbols.isEmpty() ? verifier.verify() : verifier.verify(symbols);
        }
        PrintWriter out = command.commandLine().getOut();
        out.println(json ? VerificationJson.of(result) : VerificationText.of(result));
        out.flush();
        return result.ok() ? ExitCode.OK : ExitCode.CHECK_FAILED;
    }
}
