package io.foretick.history.kline;

import io.foretick.history.kline.KlineProof.SourceFile;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// Takes the klines of one file into a store, day by day. A kline that is held already gives way to
/// the file's. Used for one file.
public final class KlineImport {

    /// What an import did.
    ///
    /// @param klines in the file
    /// @param added those that were not held before
    /// @param changed those that were held with other values
    /// @param days that were written
    public record Result(
            String symbol,
            KlineInterval interval,
            SourceFile source,
            long klines,
            long added,
            long changed,
            int days) {}

    private static final String KEY = "klines";

    private final KlineCsvFile file;
    private final KlineFiles files;
    private final SourceFile source;
    private final SortedMap<Long, Kline> day = new TreeMap<>();
    private LocalDate date = LocalDate.MIN;
    private long added;
    private long changed;
    private int days;

    private KlineImport(KlineCsvFile file, KlineFiles files) throws IOException {
        this.file = file;
        this.files = files;
        this.source = new SourceFile(file.path().getFileName().toString(), file.sha256());
    }

    /// Publishes all days of the file together.
    ///
    /// @throws IOException if the file is refused or the store cannot be written
    public static Result of(Path path, KlineFiles files) throws IOException {
        files.discard(KEY);
        try {
            return new KlineImport(KlineCsvFile.of(path), files).run();
        } finally {
            files.discard(KEY);
        }
    }

    private Result run() throws IOException {
        long klines = file.read(this::take);
        prepareDay();
        files.publish(KEY);
        return new Result(file.symbol(), file.interval(), source, klines, added, changed, days);
    }

    private void take(Kline kline) throws IOException {
        LocalDate klineDate =
                LocalDate.ofEpochDay(kline.openSecond() / KlineInterval.SECONDS_A_DAY);
        if (!klineDate.equals(date)) {
            prepareDay();
            begin(klineDate);
        }
        Kline held = day.put(kline.openSecond(), kline);
        if (held == null) {
            added++;
        } else if (!held.equals(kline)) {
            changed++;
        }
    }

    private void begin(LocalDate next) throws IOException {
        date = next;
        day.clear();
        for (Kline kline : files.klines(file.symbol(), file.interval(), date)) {
            day.put(kline.openSecond(), kline);
        }
    }

    private void prepareDay() throws IOException {
        if (day.isEmpty()) {
            return;
        }
        List<Kline> klines = List.copyOf(day.values());
        List<SourceFile> sources =
                files.proof(file.symbol(), file.interval(), date)
                        .map(held -> new ArrayList<>(held.sources()))
                        .orElseGet(ArrayList::new);
        if (!sources.contains(source)) {
            sources.add(source);
        }
        long digest = KlineProof.digest(klines);
        files.prepare(
                KEY,
                klines,
                new KlineProof(
                        file.symbol(), file.interval(), date, digest, klines.size(), sources));
        days++;
    }
}
