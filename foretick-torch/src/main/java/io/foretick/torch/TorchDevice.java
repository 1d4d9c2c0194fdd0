package io.foretick.torch;

import ai.djl.Device;

import java.util.Locale;

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

    /// Its name as an option.
    String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
