package io.foretick.session.device;

import io.foretick.math.kernel.Arithmetic;

import java.util.ArrayList;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;

/// What this machine can compute on: its processor always, accelerators where a module on the class
/// path sees one.
///
/// @param backend `cpu`, or `gpu` where there is any accelerator
/// @param names of all devices, the processor last
public record Devices(String backend, List<String> names) {

    public Devices {
        names = List.copyOf(names);
    }

    /// Looks around.
    public static Devices find() {
        List<String> accelerators = new ArrayList<>();
        for (AcceleratorProvider provider : providers()) {
            accelerators.addAll(devices(provider));
        }
        String backend = accelerators.isEmpty() ? "cpu" : "gpu";
        accelerators.add(
                "CpuDevice(cores=%d, simd_bits=%d)"
                        .formatted(
                                Runtime.getRuntime().availableProcessors(),
                                Arithmetic.vectorBits()));
        return new Devices(backend, accelerators);
    }

    /// A module whose native part is missing is as good as absent.
    private static List<String> devices(AcceleratorProvider provider) {
        try {
            return provider.devices();
        } catch (LinkageError _) {
            return List.of();
        }
    }

    private static List<AcceleratorProvider> providers() {
        List<AcceleratorProvider> found = new ArrayList<>();
        try {
            ServiceLoader.load(AcceleratorProvider.class).forEach(found::add);
        } catch (ServiceConfigurationError _) {
            return List.of();
        }
        return found;
    }
}
