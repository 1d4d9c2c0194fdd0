package io.foretick.history.kline;

import io.foretick.base.Checks;
import io.foretick.base.Digest;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;

/// What is known of one symbol's day of klines besides the klines.
///
/// @param digest over the klines: of each open second, open, high, low, close, volume
/// @param klines how many
/// @param sources files that gave any of them, in the order of import
public record KlineProof(
        String symbol,
        KlineInterval interval,
        LocalDate day,
        long digest,
        int klines,
        List<SourceFile> sources) {

    /// A file that was taken in.
    public record SourceFile(String name, String sha256) {}

    public KlineProof {
        Checks.inRange(klines, 0, interval.perDay(), "klines");
        sources = List.copyOf(sources);
    }

    /// Whether no kline of the day is missing.
    public boolean whole() {
        return klines == interval.perDay();
    }

    /// Digest of klines, independent of how they are stored.
    public static long digest(Collection<Kline> klines) {
        var digest = new Digest();
        for (Kline kline : klines) {
            digest.add(kline.openSecond())
                    .add(kline.openE8())
                    .add(kline.highE8())
                    .add(kline.lowE8())
                    .add(kline.closeE8())
                    .add(kline.volumeE8());
        }
        return digest.value();
    }
}
