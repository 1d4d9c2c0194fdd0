package io.foretick.torch.check;

import io.foretick.forecast.density.network.DensityNetwork;
import io.foretick.forecast.density.network.NetworkModel;
import io.foretick.math.kernel.Arithmetic;
import io.foretick.math.kernel.FloatValues;
import io.foretick.math.network.Parameters;
import io.foretick.store.NetworkFile;
import io.foretick.torch.TorchDevice;
import io.foretick.torch.TorchRuntime;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;

/// `check`: a trained network's losses and gradients by our kernels and by PyTorch.
@Command(
        name = "check",
        mixinStandardHelpOptions = true,
        description = {
            "Loads a network's file and compares our kernels with PyTorch on made-up samples:",
            "loss and gradients of each member. Ends with 1 where they differ by more than 1e-4."
        })
public final class CheckCommand implements Callable<Integer> {

    private static final int FAILED = 1;

    @Spec private CommandSpec spec;

    @Option(
            names = "--model",
            paramLabel = "FILE",
            required = true,
            description = "A file of `foretick density train --config`.")
    private Path model = Path.of("");

    @Option(names = "--device", paramLabel = "DEVICE", description = "cpu or cuda; default: cpu.")
    private TorchDevice device = TorchDevice.CPU;

    @Override
    public Integer call() {
        PrintWriter print = spec.commandLine().getOut();
        try {
            NetworkModel network = NetworkFile.load(model).model();
            TorchRuntime runtime = TorchRuntime.open(device, 1);
            boolean agrees = true;
            for (int member = 0; member < network.members().size(); member++) {
                CrossCheck check = check(network, member, runtime);
                agrees &= check.isWithin(CrossCheck.TOLERANCE);
                print.println(line(member, check));
            }
            print.flush();
            return agrees ? 0 : FAILED;
        } catch (IOException | IllegalStateException e) {
            spec.commandLine().getErr().println("foretick-torch check: " + e.getMessage());
            return FAILED;
        }
    }

    private static CrossCheck check(NetworkModel network, int member, TorchRuntime runtime) {
        var parameters =
                new Parameters(
                        DensityNetwork.layout(network.settings()),
                        Arithmetic.vector(),
                        FloatValues.over(network.members().get(member)));
        return CrossCheck.of(network.settings(), network.anchor(), parameters, runtime);
    }

    private static String line(int member, CrossCheck check) {
        return String.format(
                Locale.ROOT,
                "member %d  loss %.6f, PyTorch %.6f  gradients differ by %.1e at most, in %s",
                member + 1,
                check.loss(),
                check.torchLoss(),
                check.gradientOff(),
                check.slice());
    }
}
