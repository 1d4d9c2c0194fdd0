package io.foretick.lab.experiment;

import io.foretick.feature.bars.BarBlock;
import io.foretick.lab.spec.DataSpec;
import io.foretick.market.bar.BarKind;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/// The keys that say what the trial's market is and what its models see of it.
final class MarketKeys {

    private static final List<String> BLOCKS =
            Stream.of(BarBlock.values()).map(BarBlock::key).toList();

    private MarketKeys() {}

    static List<Key> data() {
        return List.of(
                Keys.word("data.source", "generated", DataSpec.Source.values(), "Kind of source."),
                Keys.names("data.paths", "", List.of(), "Files or folders, read in this order.")
                        .only(When.READ),
                Keys.text(
                                "data.name",
                                "",
                                "What the data are called: ids of trials are made of it in place of"
                                        + " `data.paths`. `--data` says the digest of its files.")
                        .only(When.NAMED),
                Keys.text(
                        "data.symbol",
                        "",
                        "Pair or pool, as the source spells it; empty for what is there."),
                Keys.moment("data.from", "First instant wanted; empty for all there is.")
                        .only(When.READ),
                Keys.moment("data.to", "End of what is wanted, exclusive; empty for all there is.")
                        .only(When.READ),
                Keys.text("data.url", "", "Address of the JSON-RPC or REST service.")
                        .only(When.REMOTE),
                Keys.whole("data.rows", 250_000, 1, 100_000_000, "Prints to make.")
                        .only(When.GENERATED),
                Keys.real("data.tick", "0.01", 1e-8, 1e6, "Price step, in the quote currency."),
                Keys.real("data.lot", "0.0001", 1e-8, 1e6, "Quantity step, in the base coin."));
    }

    static List<Key> bars() {
        var kinds =
                Arrays.stream(BarKind.values())
                        .map(kind -> kind.name().toLowerCase(Locale.ROOT))
                        .toList();
        return List.of(
                new Key(
                        "bars.type",
                        new Kind.Word(kinds, Map.of()),
                        "dollar",
                        When.ALWAYS,
                        "What fills a bar."),
                Keys.real("bars.threshold_usd", "50000", 1, 1e9, "Dollars that fill a bar.")
                        .only(When.DOLLAR_BARS),
                Keys.whole(
                                "bars.threshold_ticks",
                                1_000,
                                1,
                                100_000_000,
                                "Trades that fill a bar; for an imbalance, trades expected in one.")
                        .only(When.COUNTED_BARS),
                Keys.real("bars.threshold_volume", "100", 1e-3, 1e9, "Coins that fill a bar.")
                        .only(When.VOLUME_BARS),
                new Key(
                        "bars.length",
                        new Kind.Span(),
                        "1m",
                        When.TIME_BARS,
                        "Time that a bar lasts."));
    }

    static List<Key> features() {
        return List.of(
                new Key(
                        "features.frac_diff_order",
                        new Kind.Real(0, 1, "auto"),
                        "0.5",
                        When.FRACTIONAL,
                        "Order of the fractional difference; `auto` fits it on training rows."),
                Keys.names(
                                "features.include",
                                "price,volatility,frac_diff,rsi,macd,vol_adj_flow",
                                BLOCKS,
                                "Blocks of features that the models see.")
                        .only(When.MODELS));
    }

    static List<Key> labels() {
        return List.of(
                Keys.real(
                        "labels.kappa",
                        "2",
                        0,
                        100,
                        "Width of the barriers, in deviations of the last 24 bars' returns."),
                Keys.whole("labels.horizon_bars", 24, 1, 100_000, "Bars after which a label ends."),
                Keys.real(
                        "labels.return_min_log", "0.0005", 0, 1, "Narrowest barrier, log return."));
    }

    static List<Key> split() {
        return List.of(
                Keys.real(
                        "split.locked_share",
                        "0.2",
                        0,
                        0.9,
                        "Last part of the data, which no search reads."),
                Keys.real(
                        "split.train_share",
                        "0.5",
                        0,
                        0.95,
                        "First part of what is not locked, before the first test block."),
                Keys.whole(
                        "split.folds",
                        2,
                        1,
                        1_000,
                        "Test blocks; before each the models are trained anew."),
                Keys.whole(
                        "split.embargo_bars",
                        3,
                        0,
                        100_000,
                        "Bars left out between training and test, beyond the labels' own reach."),
                Keys.flag(
                        "split.rolling",
                        false,
                        "Whether training keeps its first length; else it grows."));
    }
}
