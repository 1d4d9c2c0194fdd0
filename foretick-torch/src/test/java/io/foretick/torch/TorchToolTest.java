package io.foretick.torch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.foretick.base.Seed;
import io.foretick.store.NetworkFile;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;

/// The commands as a user runs them.
class TorchToolTest {

    private static final String CONFIG =
            """
            symbols: each
            durations: [5m, 15m]
            base_timestep: 60s
            extra_timesteps: [2m]
            features_per_symbol: [returns, volume]
            features_per_timestep: [tow]
            features_horizon: [log, sqrt]
            normalization: z-score
            volatility_scaling: 10m
            volatility_spans: [5m, 10m]
            seq_length: 4
            encoder_hidden_size: 5
            encoder_num_layers: 1
            encoder_dropout: 0.1
            encoder_shared: false
            head_hidden_size: 7
            head_num_layers: 1
            head_dropout: 0.1
            anchor: har
            skew: horizon
            skew_max: 0.04
            validation_split: 0.2
            density: 0.2
            optimizer: adamw
            learning_rate: 0.002
            weight_decay: 0.01
            clip_norm: 1.0
            batch_size: 100
            epochs: 1
            validate_every: 5
            patience: 10
            members: 1
            anchor_returns: 500
            refit: false
            seed: 1
            """;

    @TempDir private Path folder;

    private final StringWriter printed = new StringWriter();
    private final StringWriter errors = new StringWriter();

    @Test
    void trainsAFileThatTheProgramReads() throws IOException {
        Path model = folder.resolve("model");
        Path config = Files.writeString(folder.resolve("config.yml"), CONFIG);
        Path klines = Files.writeString(folder.resolve("BTCUSDT_1m_202301.csv"), klines());
        assertEquals(
                0,
                run(
                        "train",
                        "--config",
                        config.toString(),
                        "--klines",
                        klines.toString(),
                        "--out",
                        model.toString(),
                        "--threads",
                        "1"),
                errors.toString());
        NetworkFile file = NetworkFile.load(model);
        assertEquals(1, file.model().members().size());
        String by = file.provenance().createdBy();
        assertTrue(by.endsWith("trained with PyTorch 2.7.1 on cpu"), by);
        assertEquals(0, run("check", "--model", model.toString()), errors.toString());
        assertTrue(printed.toString().contains("member 1  loss"), printed.toString());
    }

    @Test
    void refusesACardThatIsNotThere() {
        assertEquals(
                1,
                run(
                        "train",
                        "--config",
                        "none.yml",
                        "--klines",
                        "none.csv",
                        "--out",
                        folder.resolve("none").toString(),
                        "--device",
                        "cuda"));
        assertTrue(errors.toString().startsWith("foretick-torch train: "), errors.toString());
    }

    @Test
    void printsTimesAsJson() {
        assertEquals(0, run("bench", "--brief", "--threads", "1", "--json"), errors.toString());
        assertTrue(printed.toString().contains("\"clock_ratio\""), printed.toString());
    }

    private int run(String... arguments) {
        return TorchTool.commandLine()
                .setOut(new PrintWriter(printed))
                .setErr(new PrintWriter(errors))
                .execute(arguments);
    }

    /// Three days of minutes whose volatility wanders.
    private static String klines() {
        var rows = new StringBuilder("open_time_ms,open,high,low,close,volume\n");
        SplittableRandom random = new Seed(1).split("klines").random();
        double logPrice = 10;
        double sigma = 1e-3;
        for (int k = 0; k < 4_320; k++) {
            sigma = Math.clamp(sigma * Math.exp(0.1 * random.nextGaussian()), 2e-4, 5e-3);
            logPrice += sigma * random.nextGaussian();
            double price = Math.round(Math.exp(logPrice) * 100) / 100.0;
            rows.append(1_672_531_200_000L + 60_000L * k);
            rows.append(",%1$s,%1$s,%1$s,%1$s,1.5\n".formatted(price));
        }
        return rows.toString();
    }
}
