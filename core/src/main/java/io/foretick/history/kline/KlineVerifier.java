package io.foretick.history.kline;

import io.foretick.base.Digest;
import io.foretick.history.kline.KlineReport.Hole;

import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/// Proves the klines of one symbol and length: reads all again and finds each one that is missing
/// between the first and the last. They have no ids, so nothing can tell a halt from a loss.
public final class KlineVerifier {

    private final KlineFiles files;
    private final String symbol;
    private final KlineInterval interval;
    private final List<Hole> holes = new ArrayList<>();
    private final List<String> faults = new ArrayList<>();
    private long firstSecond = -1;
    private long nextSecond;
    private long count;

    private KlineVerifier(KlineFiles files, String symbol, KlineInterval interval) {
        this.files = files;
        this.symbol = symbol;
        this.interval = interval;
    }

    public static KlineReport verify(KlineFiles files, String symbol, KlineInterval interval)
            throws IOException {
        return new KlineVerifier(files, symbol, interval).run();
    }

    private KlineReport run() throws IOException {
        for (LocalDate day : files.days(symbol, interval)) {
            try {
                day(day);
            } catch (IOException e) {
                faults.add(day + ": " + e.getMessage());
            }
        }
        return new KlineReport(
                symbol, interval, Math.max(firstSecond, 0), nextSecond, count, holes, faults);
    }

    private void day(LocalDate day) throws IOException {
        List<Kline> klines = files.klines(symbol, interval, day);
        KlineProof proof =
                files.proof(symbol, interval, day)
                        .orElseThrow(() -> new IOException("there is no proof"));
        long digest = KlineProof.digest(klines);
        if (digest != proof.digest()) {
            faults.add(
                    day
                            + ": digest is "
                            + Digest.hex(digest)
                            + ", was published as "
                            + Digest.hex(proof.digest()));
        }
        klines.forEach(this::follow);
    }

    private void follow(Kline kline) {
        long open = kline.openSecond();
        if (firstSecond < 0) {
            firstSecond = open;
        } else if (open > nextSecond) {
            long missing = (open - nextSecond) / interval.seconds();
            holes.add(new Hole(nextSecond, open, missing));
        } else if (open < nextSecond) {
            faults.add("the kline of second " + open + " comes out of order");
        }
        nextSecond = open + interval.seconds();
        count++;
    }
}
