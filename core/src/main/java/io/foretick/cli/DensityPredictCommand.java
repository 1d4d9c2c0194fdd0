package io.foretick.cli;

import io.foretick.base.DensityCurve;
import io.foretick.base.E8;
import io.foretick.forecast.DensityPredictor;
import io.foretick.history.series.BuildProgress;
import io.foretick.market.second.PairName;
import io.foretick.market.second.SecondSeries;
import io.foretick.store.StoredModel;
import io.foretick.store.registry.LiveModel;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Callable;

/// `foretick density predict`: the laws that a model tells of recorded prices, or that a session
/// has published last.
@Command(
        name = "predict",
        mixinStandardHelpOptions = true,
        description = "Prints the laws of coins' returns, by a model or from a session.",
        footer = {
            "",
            "Sigma is the standard deviation of the log return over the horizon, nu the tail"
                    + " index, lambda the skew, P(up) the probability of a price not below the"
                    + " reference. Ends with 2 where no law can be told.",
            "",
            "Examples:",
            "  foretick density predict --model models/density-minute --klines klines/*_1m_*",
            "  foretick density predict --store history --symbols BTCUSDT --horizons 5m,1h \\",
            "      --at 2025-05-01T12:00:00Z --reference BTC=94000",
            "  foretick density predict --session runs/paper-1/journal --json"
        })
final class DensityPredictCommand implements Callable<Integer> {

    @Spec private @Nullable CommandSpec spec;

    @Option(
            names = "--model",
            paramLabel = "FILE",
            description = "Whose laws; default: those of the live model.")
    private @Nullable Path model;

    @Mixin private RegistryOption registry = new RegistryOption();

    @Mixin private PastOptions past = new PastOptions();

    @Option(
            names = "--session",
            paramLabel = "JOURNAL",
            description = "Or the journal of a session, running or not.")
    private @Nullable Path session;

    @Option(
            names = "--at",
            paramLabel = "INSTANT",
            description =
                    "As if it were this time, such as 2025-05-01T12:00:00Z; default: the last"
                            + " that all coins are recorded at.")
    private @Nullable Instant at;

    @Option(
            names = "--horizons",
            paramLabel = "TIMES",
            split = ",",
            converter = DurationConverter.class,
            defaultValue = "1m,5m,15m,1h,4h,24h",
            description = "How far ahead, with commas between (default: ${DEFAULT-VALUE}).")
    private List<Duration> horizons = List.of();

    @Option(
            names = "--reference",
            paramLabel = "COIN=PRICE",
            split = ",",
            description = "The price to beat, such as BTC=94000; default: the price now.")
    private Map<String, Double> references = new TreeMap<>();

    @Option(names = "--json", description = "Print JSON only.")
    private boolean json;

    @Override
    public Integer call() {
        try {
            return predict();
        } catch (IOException | IllegalArgumentException e) {
            String reason = e instanceof NoSuchFileException ? "no such file: " : "";
            err().println("foretick density predict: " + reason + e.getMessage());
            return ExitCode.USAGE;
        }
    }

    private int predict() throws IOException {
        checkOptions();
        List<String> untold = new ArrayList<>();
        Path journal = session;
        List<CoinLaw> laws = journal == null ? told(untold) : SessionLaws.read(journal);
        SortedMap<String, Double> sorted = new TreeMap<>(references);
        var report = new DensityPredictReport(laws, untold, horizons, sorted);
        PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
        out.print(json ? report.json() : report.text());
        out.flush();
        if (laws.isEmpty()) {
            err().println("foretick density predict: there is no law of any coin");
            return ExitCode.CHECK_FAILED;
        }
        return ExitCode.OK;
    }

    private void checkOptions() {
        if (session != null && (model != null || at != null || past.isGiven())) {
            throw new IllegalArgumentException(
                    "--session goes without --model, --at, --klines and --store");
        }
        for (Duration horizon : horizons) {
            if (!horizon.isPositive()) {
                throw new IllegalArgumentException("a horizon must be above 0, was " + horizon);
            }
        }
        references.forEach((coin, price) -> {
            if (!(price > 0 && Double.isFinite(price))) {
                throw new IllegalArgumentException(
                        "the reference of " + coin + " must be above 0, was " + price);
            }
        });
    }

    /// What the model tells of recorded prices.
    ///
    /// @param untold filled with the coins of which it tells nothing
    private List<CoinLaw> told(List<String> untold) throws IOException {
        StoredModel stored = stored();
        List<CoinLaw> laws = new ArrayList<>();
        try (PastOptions.Past coins = past.open(BuildProgress.SILENT)) {
            List<SecondSeries> series = coins.asReadBy(stored.model()).series();
            DensityPredictor predictor = stored.model().over(series);
            long endSecond = endSecond(series);
            List<@Nullable DensityCurve> curves = predictor.at(endSecond);
            for (int k = 0; k < series.size(); k++) {
                String coin = PairName.asset(series.get(k).symbol());
                DensityCurve curve = curves.get(k);
                if (curve == null) {
                    untold.add(coin);
                } else {
                    double price = E8.toDouble(series.get(k).priceE8(endSecond - 1));
                    laws.add(
                            new CoinLaw(
                                    coin,
                                    stored.digest(),
                                    Instant.ofEpochSecond(endSecond),
                                    OptionalDouble.of(price),
                                    curve));
                }
            }
        }
        return laws;
    }

    private StoredModel stored() throws IOException {
        Path path = model;
        if (path != null) {
            return StoredModel.load(path);
        }
        LiveModel live =
                registry.open()
                        .current()
                        .orElseThrow(() ->
                                new IllegalArgumentException(
                                        "no model is live in "
                                                + registry.folder()
                                                + "; give --model"));
        return live.load();
    }

    private long endSecond(List<SecondSeries> series) {
        Instant given = at;
        return given != null
                ? given.getEpochSecond()
                : series.stream().mapToLong(SecondSeries::endSecond).min().orElseThrow();
    }

    private PrintWriter err() {
        return Objects.requireNonNull(spec).commandLine().getErr();
    }
}
