package io.foretick.store;

import io.foretick.base.Checks;

import java.util.regex.Pattern;

/// One file that a model was fitted to.
///
/// @param name its name without folders
/// @param sha256 of its bytes, 64 hexadecimal digits
/// @param rows that it holds, whether or not all were used
public record DataFile(String name, String sha256, long rows) {

    private static final Pattern SHA_256 = Pattern.compile("[0-9a-f]{64}");

    public DataFile {
        Checks.notBlank(name, "name");
        if (!SHA_256.matcher(sha256).matches()) {
            throw new IllegalArgumentException("sha256 must be 64 hex digits, was " + sha256);
        }
        Checks.positive(rows, "rows");
    }
}
