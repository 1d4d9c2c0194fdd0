package io.foretick.torch.bench;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

/// `bench`: a step of training by our kernels beside PyTorch's, in turns.
@Command(
        name = "bench",
        mixinStandardHelpOptions = true,
        description = {
            "Time a step of training by our kernels and by PyTorch on the processor, in turns:",
            "64 sequences of 128 steps with 26 inputs, 64 and 128 units, one and two layers,",
            "a head, the loss and AdamW, on as many threads on either side."
        })
public final class BenchCommand implements Callable<Integer> {

    private static final int[] UNITS = {64, 128};
    private static final int[] LAYERS = {1, 2};

    @Option(
            names = "--threads",
            split = ",",
            paramLabel = "N",
            defaultValue = "1,2",
            description = "How many threads; default: ${DEFAULT-VALUE}.")
    private List<Integer> threads = new ArrayList<>();

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    @Option(names = "--brief", description = "Hardly any time: proves that all run.")
    private boolean brief;

    @Spec private CommandSpec spec;

    @Override
    public Integer call() {
        Contest contest = brief ? Contest.BRIEF : Contest.USUAL;
        PrintWriter progress = spec.commandLine().getErr();
        List<Contest.Outcome> outcomes = new ArrayList<>();
        for (int count : threads) {
            for (int units : UNITS) {
                for (int layers : LAYERS) {
                    progress.println(units + " units, " + layers + " layers, threads: " + count);
                    progress.flush();
                    outcomes.add(contest.measure(StepSize.usual(units, layers), count));
                }
            }
        }
        var report = new ContestReport(outcomes);
        PrintWriter print = spec.commandLine().getOut();
        print.print(json ? report.json() : report.markdown());
        print.flush();
        return 0;
    }
}
