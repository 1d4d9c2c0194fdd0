package io.foretick.base;

import java.util.SplittableRandom;

/// A named stream of seeds. One root seed per run; each consumer splits its own stream by name, so
/// that a new consumer does not move the numbers of the others.
///
/// @param value the 64 bits that stand for the whole stream
public record Seed(long value) {

    /// The seed of the consumer called `name`.
    public Seed split(String name) {
        return new Seed(new Digest().add(value).add(name).value());
    }

    /// The seed of the consumer with this number.
    public Seed split(long number) {
        return new Seed(new Digest().add(value).add(number).value());
    }

    /// A fresh generator at the start of this stream.
    public SplittableRandom random() {
        return new SplittableRandom(value);
    }
}
