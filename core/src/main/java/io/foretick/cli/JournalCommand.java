package io.foretick.cli;

import io.foretick.journal.JournalCorruptException;
import io.foretick.journal.JournalReader;
import io.foretick.journal.JournalVerifier;
import io.foretick.journal.RecordJson;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;

/// `foretick journal`: looks at the journal of a session; only its `compact` changes one.
@Command(
        name = "journal",
        mixinStandardHelpOptions = true,
        description = "Print, check, export or shorten the journal of a session.",
        subcommands = {
            JournalCommand.Cat.class,
            JournalCommand.Verify.class,
            JournalExportCommand.class,
            JournalCompactCommand.class
        },
        footer = {"", "Example:", "  foretick journal verify runs/paper-1/journal"})
final class JournalCommand implements Runnable {

    @Spec private CommandSpec spec;

    @Override
    public void run() {
        throw new CommandLine.ParameterException(
                spec.commandLine(), "choose one of: cat, verify, export, compact");
    }

    /// `foretick journal cat`: records as JSON lines.
    @Command(
            name = "cat",
            mixinStandardHelpOptions = true,
            description = "Print records, one JSON object a line.",
            footer = {
                "",
                "Example:",
                "  foretick journal cat runs/paper-1/journal --from 1000 --limit 20 --type trade"
            })
    static final class Cat implements Callable<Integer> {

        @Spec private CommandSpec spec;

        @Parameters(paramLabel = "JOURNAL", description = "Directory of the journal.")
        private Path journal;

        @Option(
                names = "--from",
                paramLabel = "N",
                defaultValue = "0",
                description = "First sequence to print (default: ${DEFAULT-VALUE}).")
        private long from;

        @Option(
                names = "--limit",
                paramLabel = "N",
                defaultValue = "9223372036854775807",
                description = "Print at most so many records.")
        private long limit;

        @Option(
                names = "--type",
                paramLabel = "TYPE",
                description = "Only this type, such as trade, place_order or state_digest.")
        private @Nullable String type;

        @Option(names = "--json", description = "Changes nothing: the lines are JSON anyway.")
        void acceptJson(boolean given) {}

        @Override
        public Integer call() {
            return guarded(spec, this::print);
        }

        private int print() throws IOException {
            PrintWriter out = spec.commandLine().getOut();
            try (JournalReader reader = JournalReader.openAfter(journal, from - 1)) {
                long left = limit;
                while (left > 0 && reader.next()) {
                    if (type == null || type.equalsIgnoreCase(reader.typeKey())) {
                        out.println(RecordJson.line(reader));
                        left--;
                    }
                }
            }
            out.flush();
            return ExitCode.OK;
        }
    }

    /// `foretick journal verify`: proves every record.
    @Command(
            name = "verify",
            mixinStandardHelpOptions = true,
            description = "Check every record; exit code 2 names the file and byte of a fault.",
            footer = {"", "Example:", "  foretick journal verify runs/paper-1/journal --json"})
    static final class Verify implements Callable<Integer> {

        @Spec private CommandSpec spec;

        @Parameters(paramLabel = "JOURNAL", description = "Directory of the journal.")
        private Path journal;

        @Option(names = "--json", description = "Print the result as one JSON object.")
        private boolean json;

        @Override
        public Integer call() {
            return guarded(spec, this::verify);
        }

        private int verify() throws IOException {
            JournalVerifier.Result result = JournalVerifier.verify(journal);
            PrintWriter out = spec.commandLine().getOut();
            out.println(json ? json(result) : text(result));
            out.flush();
            return result.fault().isEmpty() ? ExitCode.OK : ExitCode.CHECK_FAILED;
        }

        private static String text(JournalVerifier.Result result) {
            StringBuilder text = new StringBuilder();
            result.counts()
                    .forEach(
                            (kind, count) -> text.append("%-14s%d%n".formatted(kind.key(), count)));
            text.append("%-14s%d%n".formatted("last sequence", result.lastSequence()));
            if (result.firstSequence() > 0) {
                text.append("%-14s%d (compacted)%n".formatted("begins at", result.firstSequence()));
            }
            text.append("%-14s%d%n".formatted("bytes", result.bytes()));
            text.append("%-14s%s%n".formatted("ended", result.isEnded() ? "yes" : "no"));
            String verdict =
                    result.fault()
                            .map(fault ->
                                    "FAULT in %s at byte %d: %s"
                                            .formatted(
                                                    fault.file(), fault.offset(), fault.reason()))
                            .orElse("ok");
            return text.append(verdict).toString();
        }

        private static String json(JournalVerifier.Result result) {
            StringWriter text = new StringWriter();
            try (JsonGenerator out =
                    new JsonFactory().createGenerator(ObjectWriteContext.empty(), text)) {
                out.writeStartObject();
                out.writeBooleanProperty("ok", result.fault().isEmpty());
                out.writeObjectPropertyStart("counts");
                result.counts()
                        .forEach((kind, count) -> out.writeNumberProperty(kind.key(), count));
                out.writeEndObject();
                out.writeNumberProperty("first_sequence", result.firstSequence());
                out.writeNumberProperty("last_sequence", result.lastSequence());
                out.writeNumberProperty("bytes", result.bytes());
                out.writeBooleanProperty("ended", result.isEnded());
                out.writeName("fault");
                result.fault().ifPresentOrElse(fault -> write(fault, out), out::writeNull);
                out.writeEndObject();
            }
            return text.toString();
        }

        private static void write(JournalVerifier.Fault fault, JsonGenerator out) {
            out.writeStartObject();
            out.writeStringProperty("file", fault.file().toString());
            out.writeNumberProperty("offset", fault.offset());
            out.writeStringProperty("reason", fault.reason());
            out.writeEndObject();
        }
    }

    /// What a subcommand does once its arguments are read.
    interface Action {
        int run() throws IOException;
    }

    /// Runs an action; what the world refuses becomes a line on stderr and an exit code.
    static int guarded(CommandSpec spec, Action action) {
        PrintWriter errors = spec.commandLine().getErr();
        try {
            return action.run();
        } catch (JournalCorruptException e) {
            errors.println("foretick: the journal is broken: " + e.getMessage());
            return ExitCode.CHECK_FAILED;
        } catch (IOException e) {
            errors.println("foretick: " + e.getMessage());
            return ExitCode.USAGE;
        }
    }
}
