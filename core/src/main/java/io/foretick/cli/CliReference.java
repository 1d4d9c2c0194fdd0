package io.foretick.cli;

import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Model.CommandSpec;

/// Writes the command line's reference page from the command tree itself. Not the help of one
/// command, which picocli prints.
public final class CliReference {

    /// A run of spaces at the end of a line, which help texts leave behind.
    private static final String TRAILING_SPACE = "(?m)[ ]+$";

    private CliReference() {}

    /// The page as Markdown: one section for each command, in the order they are registered.
    public static String markdown(CommandLine commandLine) {
        var page = new StringBuilder();
        page.append("# Command line\n\n");
        page.append("Generated from the commands themselves; ");
        page.append("`./mvnw -pl core test -Dtest=GeneratedDocsTest -Dforetick.renew=true` ");
        page.append("renews it.\n\n");
        appendExitCodes(page);
        append(commandLine, page);
        return page.toString();
    }

    private static void appendExitCodes(StringBuilder page) {
        page.append("| exit code | meaning |\n|---|---|\n");
        appendRow(page, ExitCode.OK, "ok");
        appendRow(page, ExitCode.USAGE, "wrong usage or configuration");
        appendRow(page, ExitCode.CHECK_FAILED, "a check failed");
        appendRow(page, ExitCode.VENUE, "a venue or the network failed");
        appendRow(page, ExitCode.HALTED, "halted by risk");
        appendRow(page, ExitCode.INTERRUPTED, "interrupted, state saved");
    }

    private static void appendRow(StringBuilder page, int code, String meaning) {
        page.append("| ").append(code).append(" | ").append(meaning).append(" |\n");
    }

    private static void append(CommandLine command, StringBuilder page) {
        CommandSpec spec = command.getCommandSpec();
        if (spec.usageMessage().hidden()) {
            return;
        }
        String usage = command.getUsageMessage(Help.Ansi.OFF).replaceAll(TRAILING_SPACE, "");
        page.append("\n## ").append(spec.qualifiedName()).append("\n\n```\n");
        page.append(usage.strip()).append("\n```\n");
        command.getSubcommands().values().stream().distinct().forEach(sub -> append(sub, page));
    }
}
