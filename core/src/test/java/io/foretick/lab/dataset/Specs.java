package io.foretick.lab.dataset;

import io.foretick.lab.spec.BarSpec;
import io.foretick.lab.spec.DataSpec;
import io.foretick.lab.spec.DataSpec.Source;
import io.foretick.lab.spec.FeatureSpec;
import io.foretick.lab.spec.LabelSpec;
import io.foretick.lab.spec.SplitSpec;
import io.foretick.market.bar.BarKind;

import java.nio.file.Path;
import java.util.List;

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
}
