package io.foretick.lab.dataset;

import io.foretick.lab.spec.BarSpec;
import io.foretick.lab.spec.BribeSpec;
import io.foretick.lab.spec.DataSpec;
import io.foretick.lab.spec.DataSpec.Source;
import io.foretick.lab.spec.FeatureSpec;
import io.foretick.lab.spec.LabelSpec;
import io.foretick.lab.spec.MakerSpec;
import io.foretick.lab.spec.ModelSpec;
import io.foretick.lab.spec.RiskSpec;
import io.foretick.lab.spec.SplitSpec;
import io.foretick.lab.spec.TrialSpec;
import io.foretick.lab.spec.VenueSpec;
import io.foretick.market.bar.BarKind;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// Specs of data for tests.
final class Specs {

    static final LabelSpec LABELS = new LabelSpec(1.0, 12, 0.0005);
    static final BarSpec DOLLARS = new BarSpec(BarKind.DOLLAR, "20000");
    static final FeatureSpec FEATURES =
            new FeatureSpec(List.of("price", "rsi", "vol_adj_flow"), 0.5);

    private Specs() {}

    static SplitSpec split(double lockedShare) {
        return new SplitSpec(lockedShare, 0.5, 3, 0, false);
    }

    static DataSpec generated(int rows) {
        return generated("ETHUSDT", rows);
    }

    static DataSpec generated(String symbol, int rows) {
        return new DataSpec(Source.GENERATED, List.of(), symbol, "", "", "", rows, 0.01, 0.0001);
    }

    static DataSpec files(Source source, String symbol, Path... paths) {
        return files(source, symbol, "", "", paths);
    }

    static DataSpec files(Source source, String symbol, String from, String to, Path... paths) {
        List<String> texts = List.of(paths).stream().map(Path::toString).toList();
        return new DataSpec(source, texts, symbol, from, to, "", 0, 0.01, 0.001);
    }

    /// A trial on made-up trades, all of whose other parts do not matter here.
    static TrialSpec trial(double gamma, double fracDiffOrder, SplitSpec split) {
        var tree = new ModelSpec.TreeSpec(1, 1, 0.1, 1, 1, 1, 1, 0, 16);
        var network = new ModelSpec.NetworkSpec(4, 1, 0, 4, 1, 1, 1, 8, 0.001);
        var lob =
                new VenueSpec.LobSpec("power2", 2, true, 0, 0, 0, "", 0, 1, 1_000, 1, 1, 0, false);
        var amm = new VenueSpec.AmmSpec("constant_product", "swap", 0, 1e6, 12_000, 0, 0, 0, 1, 0);
        return new TrialSpec(
                "id" + gamma,
                Map.of(),
                1,
                generated(3_000),
                new BarSpec(BarKind.TICK, "10"),
                new FeatureSpec(List.of("price", "frac_diff"), fracDiffOrder),
                LABELS,
                new ModelSpec(
                        ModelSpec.Level0.NONE,
                        tree,
                        network,
                        false,
                        false,
                        false,
                        false,
                        ModelSpec.Mode.STRICT),
                split,
                maker(gamma),
                new VenueSpec(VenueSpec.Type.LOB, lob, amm),
                new BribeSpec(BribeSpec.Mode.NONE, 50, 0, 1, 1, 16),
                new RiskSpec(0.95, 1e6, 1e6, 1e6, 0.9, 0));
    }

    private static MakerSpec maker(double gamma) {
        return new MakerSpec(
                MakerSpec.Model.GLFT,
                MakerSpec.Fair.MID,
                gamma,
                100,
                1_000,
                1,
                1,
                1,
                60,
                0,
                false,
                0,
                600,
                1_000);
    }
}
