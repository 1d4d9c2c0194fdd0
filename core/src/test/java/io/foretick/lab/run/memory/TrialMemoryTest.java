package io.foretick.lab.run.memory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.foretick.lab.experiment.ExperimentFile;
import io.foretick.lab.spec.TrialSpec;

import org.junit.jupiter.api.Test;

class TrialMemoryTest {

    private static final String TREES = "model: {level0: {algo: xgboost}}";

    private static TrialSpec spec(int rows, String model) {
        String data = "data: {source: generated, rows: " + rows + "}\n";
        return ExperimentFile.parse(data + model + "\n", "made-up.yml").single();
    }

    @Test
    void aTrialWithoutModelsNeedsItsMarketOnly() {
        long few = TrialMemory.bytes(spec(1_000, "model: {level0: {algo: none}}"));
        assertEquals(24L << 20, few);
        assertEquals(few, TrialMemory.bytes(spec(10_000_000, "model: {level0: {algo: none}}")));
    }

    @Test
    void moreRowsNeedMore() {
        long few = TrialMemory.bytes(spec(1_000_000, TREES));
        assertEquals(16_000_000, TrialMemory.bytes(spec(2_000_000, TREES)) - few);
    }

    @Test
    void networksNeedMoreThanTreesAndWideOnesMost() {
        long trees = TrialMemory.bytes(spec(1_000, TREES));
        long network = TrialMemory.bytes(spec(1_000, lstm(64)));
        long wide = TrialMemory.bytes(spec(1_000, lstm(512)));
        assertTrue(trees < network, () -> trees + " " + network);
        assertTrue(wide - trees > 8 * (network - trees), () -> network + " " + wide);
    }

    private static String lstm(int hidden) {
        return "model: {level0: {algo: price_lstm}, network: {hidden: " + hidden + "}}";
    }
}
