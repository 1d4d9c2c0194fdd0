package io.foretick.lab.dataset;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.foretick.lab.dataset.source.SourceFiles;
import io.foretick.lab.spec.BarSpec;
import io.foretick.lab.spec.DataSpec;
import io.foretick.lab.spec.DataSpec.Source;
import io.foretick.lab.spec.FeatureSpec;
import io.foretick.market.bar.BarKind;
import io.foretick.testing.SharedFiles;
import io.foretick.venue.lob.FeedRows;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// Tapes, bars and features of recorded markets.
class TapeDataTest {

    private static final FeatureSpec ALL =
            new FeatureSpec(
                    List.of(
                            "price",
                            "volatility",
                            "frac_diff",
                            "entropy",
                            "cusum",
                            "vol_regime",
                            "rsi",
                            "macd",
                            "bollinger",
                            "volume_profile",
                            "vol_adj_flow",
                            "time_of_day"),
                    Double.NaN);

    @TestFactory
    Stream<DynamicTest> candlesOfAMonthBecomeATape() {
        return SharedFiles.data().cases("*USDT_1m_20250101_20250204.csv.gz", this::checkKlines);
    }

    @TestFactory
    Stream<DynamicTest> recordedTradesBecomeATape() {
        return SharedFiles.golden().cases("real_*_um_trades_*.csv", this::checkTrades);
    }

    @TestFactory
    Stream<DynamicTest> streamedTradesBecomeATape() {
        return SharedFiles.data().cases("trade_stream_spot_*.csv.gz", this::checkTrades);
    }

    @TestFactory
    Stream<DynamicTest> recordedFeedsBecomeATape() {
        return SharedFiles.golden().cases("hft_feed_*.csv.gz", this::checkFeed);
    }

    @TestFactory
    Stream<DynamicTest> recordedBooksBecomeATape() {
        return SharedFiles.data().cases("{btc,eth}us*_202?????.gz", this::checkRecording);
    }

    private void checkFeed(Path file) throws IOException {
        DataSpec data = Specs.files(Source.HFT_FEED, "ETHUSDT", file);
        Tape whole = Datasets.loadData(data, Specs.split(0));
        TapeReach reach = Datasets.reach(data, Specs.split(0.2));
        assertEquals(100_000, whole.books().size(), 5);
        // 27 of its 2,526 trades stand there twice, once as the exchange and once as we saw them.
        assertEquals(2_499, whole.trades().size());
        Tape tape = Datasets.loadData(data, Specs.split(0.2));
        FeedRows books = tape.books();
        assertTrue(books.localNs(books.size() - 1) < reach.lockedFromNs());
        assertTrue(books.size() < whole.books().size());
        assertEquals(whole.digest(), reach.digest());
    }

    private void checkRecording(Path file) throws IOException {
        String name = file.getFileName().toString();
        boolean binance = name.contains("usdt");
        String symbol = binance ? name.substring(0, 7).toUpperCase(Locale.ROOT) : "BTC";
        Source source = binance ? Source.RECORDING : Source.HYPERLIQUID;
        Tape tape = Datasets.loadData(Specs.files(source, symbol, file), Specs.split(0));
        assertTrue(tape.trades().size() > 0 && tape.books().size() > tape.trades().size());
    }

    private void checkKlines(Path file) throws IOException {
        String symbol = file.getFileName().toString().split("_", -1)[0];
        DataSpec data = Specs.files(Source.KLINES, symbol, file);
        Tape tape = Datasets.loadData(data, Specs.split(0.2));
        assertEquals(160_000, tape.trades().size(), 2_000);
        var bars = new BarSpec(BarKind.TIME, "30m");
        BarSet set = Datasets.makeFeatures(bars, ALL, Specs.LABELS, Specs.split(0.2), tape);
        assertEquals(1_333, set.size(), 20);
        assertTrue(set.features().firstCompleteRow() < 400);
        double share = set.labels().stream().filter(label -> label.direction() != 0).count();
        assertTrue(share > set.labels().size() / 2.0, "labels that met a barrier " + share);
    }

    private void checkTrades(Path file) throws IOException {
        DataSpec data = Specs.files(Source.TRADES, "", file);
        Tape whole = Datasets.loadData(data, Specs.split(0));
        TapeReach reach = Datasets.reach(data, Specs.split(0.2));
        long rows;
        try (InputStream in = SourceFiles.open(file)) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            rows = text.lines().count() - 1; // less the header
        }
        assertEquals(rows, whole.trades().size());
        Tape tape = Datasets.loadData(data, Specs.split(0.2));
        assertTrue(tape.endNs() <= reach.lockedFromNs());
    }
}
