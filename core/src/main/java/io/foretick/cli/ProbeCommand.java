package io.foretick.cli;

import io.foretick.session.Config;
import io.foretick.venue.live.Probe;
import io.foretick.venue.live.ProbeResult;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.Callable;

/// `foretick probe`: whether the venues can be reached, and how well.
@Command(
        name = "probe",
        mixinStandardHelpOptions = true,
        description =
                "Connects to each venue and prints how long its first answer took, how many"
                    + " messages come in a second, how far its clock is from ours, and its first"
                    + " message. Exit code 3 if one did not answer.",
        footer = {"", "Example:", "  foretick probe --set filter.assets=btc"})
final class ProbeCommand implements Callable<Integer> {

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    @Option(names = "--json", description = "Print the result as JSON.")
    private boolean json;

    @Option(
            names = "--measure",
            paramLabel = "TIME",
            converter = DurationConverter.class,
            description = "How long messages are counted.")
    private Duration measure = Duration.ofSeconds(5);

    @Option(
            names = "--timeout",
            paramLabel = "TIME",
            converter = DurationConverter.class,
            description = "How long a venue may take to say anything.")
    private Duration timeout = Duration.ofSeconds(15);

    @Mixin private final ConfigOptions options = new ConfigOptions();

    @Spec private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        Config config = options.read();
        ProbeResult result = Probe.run(Feeds.plan(config), Feeds.clock(config), measure, timeout);
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(JSON.writeValueAsString(result));
        } else {
            print(result, out);
        }
        out.flush();
        return result.passed() ? ExitCode.OK : ExitCode.VENUE;
    }

    private static void print(ProbeResult result, PrintWriter out) {
        for (ProbeResult.VenueCheck venue : result.venues()) {
            out.printf(
                    Locale.ROOT,
                    "%-18s %-4s first answer %.1f ms, %d messages, %.1f a second  %s%n",
                    venue.venue(),
                    venue.passed() ? "ok" : "FAIL",
                    venue.firstDataMs(),
                    venue.messages(),
                    venue.messagesPerSecond(),
                    venue.problem().isEmpty() ? venue.url() : venue.problem());
            if (!venue.firstMessage().isEmpty()) {
                out.println("    " + venue.firstMessage());
            }
        }
        result.clocks()
                .forEach(clock ->
                        out.printf(
                                Locale.ROOT,
                                "clock of %s: %+.1f ms against ours, +- %.1f ms%n",
                                clock.venue(),
                                clock.offsetNs() / 1e6,
                                clock.uncertaintyNs() / 1e6));
    }
}
