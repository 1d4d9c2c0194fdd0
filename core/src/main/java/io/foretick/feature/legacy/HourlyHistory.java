package io.foretick.feature.legacy;

import io.foretick.base.Checks;
import io.foretick.base.Times;

import java.util.ArrayList;
import java.util.List;

/// All that the features are made of: hourly klines and the days around them, each oldest first.
/// Immutable; that the klines are in order is checked only where they are read as runs.
public record HourlyHistory(List<Kline> klines, List<TvlDay> tvl, List<SocialDay> social) {

    private static final String DAY_STEP = "time from one day to the next";

    public HourlyHistory {
        klines = List.copyOf(klines);
        tvl = List.copyOf(tvl);
        social = List.copyOf(social);
        for (int day = 1; day < tvl.size(); day++) {
            Checks.positive(tvl.get(day).dayNs() - tvl.get(day - 1).dayNs(), DAY_STEP);
        }
        for (int day = 1; day < social.size(); day++) {
            Checks.positive(social.get(day).dayNs() - social.get(day - 1).dayNs(), DAY_STEP);
        }
    }

    /// The stretches of klines without a missing hour, each with all days.
    ///
    /// @throws IllegalArgumentException if an hour does not begin after the one before it
    public List<HourlyHistory> runs() {
        var runs = new ArrayList<HourlyHistory>();
        int from = 0;
        for (int row = 1; row <= klines.size(); row++) {
            if (row == klines.size() || stepNs(row) != Times.HOUR_NS) {
                runs.add(new HourlyHistory(klines.subList(from, row), tvl, social));
                from = row;
            }
        }
        return runs;
    }

    private long stepNs(int row) {
        return Checks.positive(openNs(row) - openNs(row - 1), "time from one hour to the next");
    }

    /// When the hour of a row begins, whatever the unit of its file.
    public long openNs(int row) {
        return Times.ofEpochAnyUnit(klines.get(row).openEpoch());
    }

    /// What was known when the kline before row `rows` closed: the first `rows` klines, and the
    /// days that were over by then.
    public HourlyHistory known(int rows) {
        Checks.inRange(rows, 1, klines.size(), "rows");
        long dayNsMax = openNs(rows - 1) + Times.HOUR_NS - Times.DAY_NS;
        return new HourlyHistory(
                klines.subList(0, rows),
                tvl.stream().filter(day -> day.dayNs() <= dayNsMax).toList(),
                social.stream().filter(day -> day.dayNs() <= dayNsMax).toList());
    }
}
