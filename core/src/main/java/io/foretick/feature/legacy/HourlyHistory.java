package io.foretick.feature.legacy;

import io.foretick.base.Checks;
import io.foretick.base.Times;

import java.util.List;

/// All that the features are made of: hourly klines and the days around them, each oldest first.
/// Immutable.
public record HourlyHistory(List<Kline> klines, List<TvlDay> tvl, List<SocialDay> social) {

    public HourlyHistory {
        klines = List.copyOf(klines);
        tvl = List.copyOf(tvl);
        social = List.copyOf(social);
    }

    /// What was known when the kline before row `rows` closed: the first `rows` klines, and the
    /// days that were over by then.
    public HourlyHistory known(int rows) {
        Checks.inRange(rows, 1, klines.size(), "rows");
        long openNs = Times.ofEpochAnyUnit(klines.get(rows - 1).openEpoch());
        long dayNsMax = openNs + Times.HOUR_NS - Times.DAY_NS;
        return new HourlyHistory(
                klines.subList(0, rows),
                tvl.stream().filter(day -> day.dayNs() <= dayNsMax).toList(),
                social.stream().filter(day -> day.dayNs() <= dayNsMax).toList());
    }
}
