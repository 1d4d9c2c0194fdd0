package io.foretick.torch;

import ai.djl.Device;

/// Where tensors live. Not which card: the first one.
public enum TorchDevice {
    /// The processor.
    CPU {
        @Override
        Device device() {
            return Device.cpu();
        }
    },
    /// The first NVIDIA card.
    CUDA {
        @Override
        Device device() {
            return Device.gpu();
        }
    };

    abstract Device device();
}
