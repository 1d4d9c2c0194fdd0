package io.foretick.torch;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.jni.JniUtils;
import ai.djl.training.GradientCollector;

import io.foretick.base.Checks;

/// The native library of PyTorch, loaded once a process from the jar that lies on the class path.
/// Holds no tensors. Threads and gradient mode are of the process: one thread uses it at a time.
public final class TorchRuntime {

    private static final String OFFLINE = "ai.djl.offline";
    private static final String NO_TRACKING = "OPT_OUT_TRACKING";
    private static final String GRAPH_OPTIMIZER = "ai.djl.pytorch.graph_optimizer";
    private static final int THREADS_MAX = 1_024;

    private final Engine engine;
    private final TorchDevice device;

    private TorchRuntime(Engine engine, TorchDevice device) {
        this.engine = engine;
        this.device = device;
    }

    /// Loads the library where it is not yet loaded. It unpacks itself once to `~/.djl.ai`, or to
    /// the folder that the property or variable `DJL_CACHE_DIR` names.
    ///
    /// @param threads of one operation on the processor, for the whole process
    /// @throws IllegalStateException if there is no such device
    public static TorchRuntime open(TorchDevice device, int threads) {
        Checks.inRange(threads, 1, THREADS_MAX, "threads");
        System.setProperty(OFFLINE, "true");
        System.setProperty(NO_TRACKING, "true");
        System.setProperty(GRAPH_OPTIMIZER, "false");
        Engine engine = Engine.getEngine("PyTorch");
        JniUtils.setNumThreads(threads);
        if (device == TorchDevice.CUDA && engine.getGpuCount() == 0) {
            throw new IllegalStateException(
                    "PyTorch sees no CUDA device; is its native jar one for CUDA?");
        }
        return new TorchRuntime(engine, device);
    }

    public TorchDevice device() {
        return device;
    }

    /// How many NVIDIA cards the native library sees.
    int cards() {
        return engine.getGpuCount();
    }

    /// Version of the native library.
    public String version() {
        return engine.getVersion();
    }

    /// Owner of new tensors on the device; to be closed, which frees them.
    public NDManager newManager() {
        return engine.newBaseManager(device.device());
    }

    /// Chooses what the next passes drop.
    public void seed(int seed) {
        engine.setRandomSeed(seed);
    }

    /// Records operations for a backward pass; to be closed.
    public GradientCollector newGradients() {
        return engine.newGradientCollector();
    }
}
