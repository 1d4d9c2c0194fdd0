package io.foretick.lab.evaluation;

import io.foretick.base.Seed;
import io.foretick.forecast.density.EconometricModel;
import io.foretick.forecast.density.MinuteSeries;
import io.foretick.forecast.density.fit.FitPlan;
import io.foretick.forecast.density.fit.ModelName;
import io.foretick.lab.data.MinuteCloses;
import io.foretick.market.second.SecondSeries;
import io.foretick.store.StoredModel;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Finds the yardsticks of a model by name: those that its own file brings, which were fitted to
/// what it was trained on itself; else they are fitted now, to what is recorded before the range
/// that is scored. Used once, by one thread.
public final class Yardsticks {

    private static final Pattern SHORT = Pattern.compile("(ewma[0-9]+)s-t");
    private static final long MINUTE = 60;

    private final StoredModel model;
    private final List<? extends SecondSeries> coins;
    private final long fromSecond;
    private final Seed seed;
    private List<MinuteSeries> before = List.of(); // cut when the first yardstick is fitted

    /// @param coins that the model is scored on
    /// @param fromSecond where the range that is scored begins
    /// @param seed of the fits
    public Yardsticks(
            StoredModel model, List<? extends SecondSeries> coins, long fromSecond, Seed seed) {
        this.model = model;
        this.coins = coins;
        this.fromSecond = fromSecond;
        this.seed = seed;
    }

    /// The yardstick that a word asks for.
    ///
    /// @param word a name such as `har-t`, with `ewma30s-t` short for `ewma30-seas-t`; or
    ///   `NAME=FILE`
    /// @throws IllegalArgumentException if there is no such model, or nothing to fit it to
    public Yardstick find(String word) throws IOException {
        int equals = word.indexOf('=');
        if (equals > 0) {
            Path file = Path.of(word.substring(equals + 1));
            StoredModel stored = StoredModel.load(file);
            return new Yardstick(word.substring(0, equals), stored.model(), "file " + file);
        }
        String name = fullName(word);
        EconometricModel own = model.baselines().get(name);
        if (own != null) {
            return new Yardstick(word, own, "of the model's file, fitted to its training range");
        }
        return fitted(word, ModelName.parse(name));
    }

    private Yardstick fitted(String word, ModelName name) {
        if (before.isEmpty()) {
            before = cut();
        }
        long closes = before.stream().mapToLong(MinuteSeries::size).sum();
        String minutes = "the " + closes + " minutes before the range";
        try {
            return new Yardstick(
                    word, name.fit(before, FitPlan.standard(seed)), "fitted to " + minutes);
        } catch (IllegalArgumentException e) {
            String file = "--against " + word + "=FILE";
            throw new IllegalArgumentException(
                    word
                            + " cannot be fitted to "
                            + minutes
                            + " ("
                            + e.getMessage()
                            + "): give data that reach back further, or a file: "
                            + file,
                    e);
        }
    }

    private List<MinuteSeries> cut() {
        List<MinuteSeries> all = new ArrayList<>();
        for (SecondSeries coin : coins) {
            all.addAll(MinuteCloses.between(coin, 0, fromSecond + MINUTE));
        }
        return all;
    }

    private static String fullName(String word) {
        Matcher matcher = SHORT.matcher(word);
        return matcher.matches() ? matcher.group(1) + "-seas-t" : word;
    }
}
