package io.foretick.engine;

import io.foretick.base.DensityCurve;
import io.foretick.base.StateSink;
import io.foretick.base.StateSource;
import io.foretick.event.Event;
import io.foretick.forecast.Density;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.Map;

/// The newest density of each coin. Owned by the engine; densities enter as events.
public final class Forecasts {

    /// A density with the receive time of its publication and its cut.
    ///
    /// @param publishedNs receive time of the event
    /// @param cutNs the last instant that the forecast has seen
    public record Published(Density density, long publishedNs, long cutNs) {}

    private final Map<String, Published> newest = new LinkedHashMap<>();

    /// The newest density of a coin, null if none came yet.
    public @Nullable Published of(String asset) {
        return newest.get(asset);
    }

    void on(String asset, Event.DensityPublished event) {
        newest.put(
                asset,
                new Published(new Density(event.curve()), event.at().receiveNs(), event.cutNs()));
    }

    void save(StateSink out) {
        out.add((long) newest.size());
        for (Map.Entry<String, Published> entry : newest.entrySet()) {
            out.add(entry.getKey());
            out.add(entry.getValue().publishedNs());
            out.add(entry.getValue().cutNs());
            save(entry.getValue().density().curve(), out);
        }
    }

    void load(StateSource in) {
        newest.clear();
        for (int left = in.nextInt(); left > 0; left--) {
            String asset = in.nextText();
            long publishedNs = in.nextLong();
            long cutNs = in.nextLong();
            newest.put(asset, new Published(new Density(loadCurve(in)), publishedNs, cutNs));
        }
    }

    /// A corrected curve begins with the knots below 0, so that the state of one without is what it
    /// was before there were corrections.
    private static void save(DensityCurve curve, StateSink out) {
        out.add((long) (curve.isCorrected() ? -curve.knots() : curve.knots()));
        for (int k = 0; k < curve.knots(); k++) {
            out.add(curve.horizonSeconds(k));
            out.add(curve.sigma(k));
            out.add(curve.nu(k));
            out.add(curve.lambda(k));
            for (int term = 0; curve.isCorrected() && term < DensityCurve.CORRECTIONS; term++) {
                out.add(curve.correction(k, term));
            }
        }
    }

    private static DensityCurve loadCurve(StateSource in) {
        int written = in.nextInt();
        int knots = Math.abs(written);
        int terms = written < 0 ? DensityCurve.CORRECTIONS : 0;
        var horizons = new double[knots];
        var sigma = new double[knots];
        var nu = new double[knots];
        var lambda = new double[knots];
        var corrections = new double[knots * terms];
        for (int k = 0; k < knots; k++) {
            horizons[k] = in.nextDouble();
            sigma[k] = in.nextDouble();
            nu[k] = in.nextDouble();
            lambda[k] = in.nextDouble();
            for (int term = 0; term < terms; term++) {
                corrections[k * terms + term] = in.nextDouble();
            }
        }
        return new DensityCurve(horizons, sigma, nu, lambda, corrections);
    }
}
