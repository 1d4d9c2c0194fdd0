package io.foretick.torch;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;

import io.foretick.math.kernel.Precision;
import io.foretick.math.kernel.Values;
import io.foretick.math.network.ParameterLayout;
import io.foretick.math.network.ParameterLayout.Slice;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The weights of a network as tensors that PyTorch finds gradients for, one for each slice of a
/// layout. PyTorch has outputs before inputs, so a slice `[rows][columns]` becomes a tensor
/// `[columns][rows]`, and one of a single row a vector. Tensors belong to the manager; one thread.
public final class TorchWeights {

    private final ParameterLayout layout;
    private final DataType type;
    private final Map<String, NDArray> tensors = new LinkedHashMap<>();

    /// Copies `values`, which stay the caller's, in their precision.
    public TorchWeights(NDManager manager, ParameterLayout layout, Values values) {
        this(layout, values.precision() == Precision.DOUBLE ? DataType.FLOAT64 : DataType.FLOAT32);
        for (Slice slice : layout.slices()) {
            // A tensor that is created lies in a buffer of Java's; only its duplicate owns its
            // numbers.
            try (NDArray wide = manager.create(read(slice, values), shape(slice));
                    NDArray exact = wide.toType(type, false)) {
                add(slice.name(), exact.duplicate());
            }
        }
    }

    private TorchWeights(ParameterLayout layout, DataType type) {
        this.layout = layout;
        this.type = type;
    }

    /// The tensor of a slice.
    ///
    /// @throws IllegalArgumentException if there is no such slice
    public NDArray named(String name) {
        NDArray tensor = tensors.get(name);
        if (tensor == null) {
            throw new IllegalArgumentException("no tensor is called " + name);
        }
        return tensor;
    }

    ParameterLayout layout() {
        return layout;
    }

    DataType type() {
        return type;
    }

    /// All tensors in the layout's order.
    public List<NDArray> all() {
        return List.copyOf(tensors.values());
    }

    /// The same weights rounded to 16 bits, with gradients of their own; they belong to the
    /// manager.
    public TorchWeights rounded(NDManager manager) {
        var rounded = new TorchWeights(layout, DataType.FLOAT16);
        tensors.forEach((name, tensor) -> {
            NDArray narrow = tensor.toType(DataType.FLOAT16, true);
            narrow.attach(manager);
            rounded.add(name, narrow);
        });
        return rounded;
    }

    /// Copies the weights out, in the layout's order.
    public void save(Values target) {
        layout.slices().forEach(slice -> write(slice, named(slice.name()), target));
    }

    /// Copies the gradients out, in the layout's order.
    public void saveGradients(Values target) {
        for (Slice slice : layout.slices()) {
            try (NDArray gradient = named(slice.name()).getGradient()) {
                write(slice, gradient, target);
            }
        }
    }

    private void add(String name, NDArray tensor) {
        tensor.setRequiresGradient(true);
        tensors.put(name, tensor);
    }

    private static Shape shape(Slice slice) {
        return slice.rows() == 1
                ? new Shape(slice.columns())
                : new Shape(slice.columns(), slice.rows());
    }

    private static double[] read(Slice slice, Values values) {
        double[] numbers = new double[slice.size()];
        for (int row = 0; row < slice.rows(); row++) {
            for (int column = 0; column < slice.columns(); column++) {
                int from = slice.offset() + row * slice.columns() + column;
                numbers[column * slice.rows() + row] = values.get(from);
            }
        }
        return numbers;
    }

    private static void write(Slice slice, NDArray tensor, Values target) {
        double[] numbers;
        try (NDArray widened = tensor.toType(DataType.FLOAT64, true)) {
            numbers = widened.toDoubleArray();
        }
        for (int row = 0; row < slice.rows(); row++) {
            for (int column = 0; column < slice.columns(); column++) {
                int to = slice.offset() + row * slice.columns() + column;
                target.set(to, numbers[column * slice.rows() + row]);
            }
        }
    }
}
