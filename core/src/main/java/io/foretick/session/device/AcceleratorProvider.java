package io.foretick.session.device;

import java.util.List;

/// An optional module that can compute on something else than the processor. Modules name theirs in
/// `META-INF/services`.
public interface AcceleratorProvider {

    /// What it sees, such as `CudaDevice(id=0)`; none where there is nothing. May load native
    /// libraries.
    List<String> devices();
}
