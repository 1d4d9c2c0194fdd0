package io.foretick.cli;

import io.foretick.lab.bench.BenchmarkSpec;
import io.foretick.lab.bench.Benchmarks;
import io.foretick.lab.bench.Stopwatch;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;

/// `foretick bench`: what the hot spots cost on this machine. Figures, not checks: a missed target
/// does not change the exit code.
@Command(
        name = "bench",
        mixinStandardHelpOptions = true,
        description = "Measure the hot spots: nanoseconds and bytes beside their targets.",
        footer = {"", "Example:", "  foretick bench --only decode_binance_trade --json"})
final class BenchCommand implements Callable<Integer> {

    @Spec private CommandSpec spec;

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    @Option(names = "--markdown", description = "Print the table of docs/benchmarks.md.")
    private boolean markdown;

    @Option(
            names = "--only",
            paramLabel = "NAME",
            description = "Only this benchmark; may be given often.")
    private List<String> only = new ArrayList<>();

    @Option(names = "--brief", description = "Hardly any time: proves that all run.")
    private boolean brief;

    @Override
    public Integer call() throws IOException {
        Stopwatch stopwatch = brief ? Stopwatch.GLANCE : Stopwatch.QUICK;
        PrintWriter progress = spec.commandLine().getErr();
        var results = new ArrayList<Stopwatch.Result>();
        for (BenchmarkSpec each : chosen()) {
            progress.println(each.name() + ": " + each.what());
            progress.flush();
            results.add(stopwatch.measure(each));
        }
        var report = new BenchReport(results);
        PrintWriter out = spec.commandLine().getOut();
        out.print(json ? report.json() : markdown ? report.markdown() : report.text());
        out.flush();
        return ExitCode.OK;
    }

    private List<BenchmarkSpec> chosen() {
        List<BenchmarkSpec> all = Benchmarks.all();
        List<String> names = all.stream().map(BenchmarkSpec::name).toList();
        for (String name : only) {
            if (!names.contains(name)) {
                throw new ParameterException(
                        spec.commandLine(),
                        "no benchmark is called "
                                + name
                                + "; there are "
                                + names.stream().collect(Collectors.joining(", ")));
            }
        }
        return all.stream().filter(each -> only.isEmpty() || only.contains(each.name())).toList();
    }
}
