package io.foretick.lab.experiment;

/// One key of the file. Not its value: that is a [Choice].
///
/// @param path with dots, such as `market_maker.gamma`
/// @param kind what may stand there
/// @param fallback its canonical value where the file says nothing
/// @param when whether it counts for a trial, given the values of others
/// @param means one sentence for the user
record Key(String path, Kind kind, String fallback, When when, String means) {

    Key {
        fallback = kind.canonical(fallback);
    }

    /// The same key, counting only at times.
    Key only(When condition) {
        return new Key(path, kind, fallback, condition, means);
    }

    /// What the file calls it within its section.
    String name() {
        return path.substring(path.lastIndexOf('.') + 1);
    }
}
