package io.foretick.torch;

import io.foretick.session.device.AcceleratorProvider;

import java.util.List;
import java.util.stream.IntStream;

/// The NVIDIA cards that PyTorch sees. Loads its native library.
public final class TorchAccelerators implements AcceleratorProvider {

    @Override
    public List<String> devices() {
        int cards = TorchRuntime.open(TorchDevice.CPU, 1).cards();
        return IntStream.range(0, cards).mapToObj(id -> "CudaDevice(id=" + id + ")").toList();
    }
}
