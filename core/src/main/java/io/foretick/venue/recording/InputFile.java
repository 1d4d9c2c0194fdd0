package io.foretick.venue.recording;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A file that was recognised. Holds nothing of its content but the names of its columns.
///
/// @param path where it is
/// @param format what it holds
/// @param columns lower-case names of its header, empty for what has none
/// @param bytes its size on disk, compressed as it is
public record InputFile(Path path, RecordingFormat format, List<String> columns, long bytes) {

    private static final Pattern PAIR =
            Pattern.compile("(?<![a-z0-9])([a-z0-9]{2,10}?)[-_]?(usdt|usdc|usd)(?![a-z])");
    private static final Pattern COIN =
            Pattern.compile("(?<![a-z])(btc|eth|sol|xrp|doge|bnb)(?![a-z])");

    public InputFile {
        columns = List.copyOf(columns);
    }

    String name() {
        return String.valueOf(path.getFileName());
    }

    /// The coin that the file's name starts a pair with (`BTCUSDT`, `btc-usd`), upper case.
    Optional<String> pairAsset() {
        return firstGroup(PAIR, name());
    }

    /// The coin that the nearest part of the path names.
    Optional<String> asset() {
        Optional<String> found = pairAsset();
        for (Path at = path; found.isEmpty() && at != null; at = at.getParent()) {
            found = firstGroup(COIN, String.valueOf(at.getFileName()));
        }
        return found;
    }

    private static Optional<String> firstGroup(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text.toLowerCase(Locale.ROOT));
        return matcher.find()
                ? Optional.of(matcher.group(1).toUpperCase(Locale.ROOT))
                : Optional.empty();
    }
}
