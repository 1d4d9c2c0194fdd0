package io.foretick.math.network;

import io.foretick.base.Checks;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Which weights of a network stand where in its one flat array, by name and in order of
/// declaration. Says nothing of their values. Immutable.
public final class ParameterLayout {

    /// One named matrix, row after row.
    ///
    /// @param name such as `encoder.0.inputWeights`
    public record Slice(String name, int offset, int rows, int columns) {

        public int size() {
            return rows * columns;
        }
    }

    /// Collects slices, one after the other. Owned by one thread.
    public static final class Builder {

        private final List<Slice> slices = new ArrayList<>();
        private int size;

        /// Appends a matrix.
        public Builder add(String name, int rows, int columns) {
            Checks.notBlank(name, "name");
            Checks.positive(rows, "rows");
            Checks.positive(columns, "columns");
            slices.add(new Slice(name, size, rows, columns));
            size = Math.addExact(size, Math.multiplyExact(rows, columns));
            return this;
        }

        public ParameterLayout build() {
            return new ParameterLayout(slices, size);
        }
    }

    private final Map<String, Slice> byName = new LinkedHashMap<>();
    private final int size;

    private ParameterLayout(List<Slice> slices, int size) {
        for (Slice slice : slices) {
            if (byName.put(slice.name(), slice) != null) {
                throw new IllegalArgumentException("two slices are called " + slice.name());
            }
        }
        this.size = size;
    }

    /// All slices in order.
    public List<Slice> slices() {
        return List.copyOf(byName.values());
    }

    /// The slice with this name.
    ///
    /// @throws IllegalArgumentException if there is none
    public Slice named(String name) {
        Slice slice = byName.get(name);
        if (slice == null) {
            throw new IllegalArgumentException("no slice is called " + name);
        }
        return slice;
    }

    /// How many numbers there are in all.
    public int size() {
        return size;
    }
}
