package io.foretick.history.day;

import io.foretick.base.Checks;

/// A time without trades, `[firstSecond, endSecond)`. Says nothing of why.
public record Silence(long firstSecond, long endSecond) {

    public Silence {
        Checks.inRange(endSecond, firstSecond, Long.MAX_VALUE, "endSecond");
    }

    /// How long.
    public long seconds() {
        return endSecond - firstSecond;
    }

    /// The longest one within rows, the first of several.
    static Silence longest(SecondRows rows) {
        var longest = new Silence(rows.firstSecond(), rows.firstSecond());
        int start = 0;
        for (int row = 0; row <= rows.size(); row++) {
            if (row == rows.size() || rows.trades(row) > 0) {
                if (row - start > longest.seconds()) {
                    long first = rows.firstSecond();
                    longest = new Silence(first + start, first + row);
                }
                start = row + 1;
            }
        }
        return longest;
    }
}
