package io.foretick.dashboard.metrics;

import io.foretick.base.Times;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.CounterSnapshot.CounterDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.Quantiles;
import io.prometheus.metrics.model.snapshots.SummarySnapshot;
import io.prometheus.metrics.model.snapshots.SummarySnapshot.SummaryDataPointSnapshot;

import org.HdrHistogram.AbstractHistogram;

import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/// Makes one family of samples, such as the ages of all feeds.
///
/// @param name without the ending `_total` of counters
/// @param label what tells the samples apart
record Family(String name, String help, String label) {

    private static final double[] QUANTILES = {0.5, 0.9, 0.99, 0.999, 1};
    private static final double NS_PER_SECOND = Times.SECOND_NS;

    <T> MetricSnapshot gauge(
            List<T> parts, Function<T, String> labelOf, ToDoubleFunction<T> value) {
        var family = GaugeSnapshot.builder().name(name).help(help);
        for (T part : parts) {
            family.dataPoint(
                    GaugeDataPointSnapshot.builder()
                            .labels(Labels.of(label, labelOf.apply(part)))
                            .value(value.applyAsDouble(part))
                            .build());
        }
        return family.build();
    }

    <T> MetricSnapshot counter(
            List<T> parts, Function<T, String> labelOf, ToDoubleFunction<T> value) {
        var family = CounterSnapshot.builder().name(name).help(help);
        for (T part : parts) {
            family.dataPoint(
                    CounterDataPointSnapshot.builder()
                            .labels(Labels.of(label, labelOf.apply(part)))
                            .value(value.applyAsDouble(part))
                            .build());
        }
        return family.build();
    }

    /// Quantiles, count and sum in seconds of histograms in nanoseconds.
    <T> MetricSnapshot summary(
            List<T> parts,
            Function<T, String> labelOf,
            Function<T, ? extends AbstractHistogram> timesNs) {
        var family = SummarySnapshot.builder().name(name).help(help);
        for (T part : parts) {
            AbstractHistogram times = timesNs.apply(part);
            family.dataPoint(
                    SummaryDataPointSnapshot.builder()
                            .labels(Labels.of(label, labelOf.apply(part)))
                            .quantiles(quantiles(times))
                            .count(times.getTotalCount())
                            .sum(times.getMean() * times.getTotalCount() / NS_PER_SECOND)
                            .build());
        }
        return family.build();
    }

    private static Quantiles quantiles(AbstractHistogram timesNs) {
        var quantiles = Quantiles.builder();
        for (double quantile : QUANTILES) {
            double seconds =
                    timesNs.getTotalCount() == 0
                            ? Double.NaN
                            : timesNs.getValueAtPercentile(100 * quantile) / NS_PER_SECOND;
            quantiles.quantile(quantile, seconds);
        }
        return quantiles.build();
    }

    /// A family of one number without a label.
    static MetricSnapshot gauge(String name, String help, long value) {
        return GaugeSnapshot.builder()
                .name(name)
                .help(help)
                .dataPoint(GaugeDataPointSnapshot.builder().value((double) value).build())
                .build();
    }

    /// A family of one count without a label.
    static MetricSnapshot counter(String name, String help, long value) {
        return CounterSnapshot.builder()
                .name(name)
                .help(help)
                .dataPoint(CounterDataPointSnapshot.builder().value((double) value).build())
                .build();
    }
}
