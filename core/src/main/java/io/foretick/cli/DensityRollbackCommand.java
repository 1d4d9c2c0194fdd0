package io.foretick.cli;

import io.foretick.store.registry.Change;
import io.foretick.store.registry.ModelRegistry;
import io.foretick.store.registry.Reason;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import java.io.IOException;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.Callable;

/// `foretick density rollback`: makes the model live again that was so before the present one.
@Command(
        name = "rollback",
        mixinStandardHelpOptions = true,
        description = "Makes the model live again that was so before the present one.",
        footer = {
            "",
            "Ends with 2 where no model was live before.",
            "",
            "Example:",
            "  foretick density rollback --reason 'worse since Monday'"
        })
final class DensityRollbackCommand implements Callable<Integer> {

    private static final JsonMapper MAPPER = new JsonMapper();

    @Spec private @Nullable CommandSpec spec;

    @Mixin private RegistryOption registry = new RegistryOption();

    @Option(names = "--reason", paramLabel = "TEXT", description = "Why, for the audit log.")
    private String reason = "rolled back by hand";

    @Option(names = "--json", description = "Print JSON only.")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        ModelRegistry models = registry.open();
        if (models.rollback(Reason.of(Instant.now(), reason)).isEmpty()) {
            PrintWriter err = Objects.requireNonNull(spec).commandLine().getErr();
            err.println("foretick density rollback: no model was live before the present one");
            return ExitCode.CHECK_FAILED;
        }
        PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
        Change change = models.audit().getLast();
        out.print(json ? json(change) : text(change));
        out.flush();
        return ExitCode.OK;
    }

    private String text(Change change) {
        return "live again  %s, instead of %s%n".formatted(change.to(), change.from());
    }

    private static String json(Change change) {
        ObjectNode root = MAPPER.createObjectNode();
        root.put("live", change.to());
        root.put("from", change.from());
        root.put("change", change.number());
        return MAPPER.writeValueAsString(root) + "\n";
    }
}
