package io.foretick.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.foretick.forecast.Forecaster;
import io.foretick.forecast.ForecasterFactory;
import io.foretick.session.ConfigException;
import io.foretick.strategy.Strategy;
import io.foretick.testing.UserCode;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import picocli.CommandLine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;

/// Classes of a user's own, from folders and jars, as strategies and forecasters.
class UserClassesTest {

    private static final String STRATEGY =
            """
            public class NAME implements io.foretick.strategy.Strategy {
                NAME_MODIFIER NAME() {}
                public String name() { return "mine"; }
                public java.util.Set<io.foretick.strategy.Trigger> triggers() {
                    return java.util.Set.of();
                }
                public void evaluate(
                        io.foretick.strategy.MarketView view, io.foretick.strategy.Signal signal) {}
            }
            """;
    private static final String FORECASTER =
            """
            public class NAME implements io.foretick.forecast.Forecaster {
                public void onPrice(long timeNs, double priceLog) {}
                public io.foretick.base.DensityCurve curveAt(long timeNs) {
                    return new io.foretick.base.DensityCurve(
                            new double[] {60}, new double[] {SIGMA}, new double[] {5},
                            new double[] {0});
                }
            }
            """;
    private static final ForecasterFactory NONE =
            new ForecasterFactory() {
                @Override
                public Forecaster forAsset(String asset) {
                    throw new IllegalStateException(asset);
                }

                @Override
                public long digest() {
                    return 0;
                }
            };

    @TempDir private Path folder = Path.of("");

    @Test
    void loadsAStrategyFromAFolder() throws IOException {
        UserCode.compile(folder, List.of(strategy("FromFolder", "public")));
        List<Strategy> loaded = strategies("--strategy", "FromFolder");
        assertEquals(List.of("mine"), loaded.stream().map(Strategy::name).toList());
    }

    @Test
    void loadsAStrategyFromAJar() throws IOException {
        UserCode.compile(folder, List.of(strategy("FromJar", "public")));
        Path jar = folder.resolve("mine.jar");
        try (var out = new JarOutputStream(Files.newOutputStream(jar))) {
            out.putNextEntry(new JarEntry("FromJar.class"));
            Files.copy(folder.resolve("FromJar.class"), out);
        }
        Files.delete(folder.resolve("FromJar.class"));
        var options = new UserStrategies();
        new CommandLine(options)
                .parseArgs("--strategy", "FromJar", "--strategy-path", jar.toString());
        assertEquals("mine", options.load().getFirst().name());
    }

    @Test
    void saysWhyAClassCannotBeUsed() throws IOException {
        UserCode.compile(
                folder, List.of(strategy("Hidden", "private"), forecaster("NoStrategy", "0.01")));
        assertRefused("cannot load class Absent", "--strategy", "Absent");
        assertRefused("NoStrategy does not implement", "--strategy", "NoStrategy");
        assertRefused("Hidden must be public", "--strategy", "Hidden");
        assertRefused("--strategy-path needs --strategy");
        assertRefused(
                "there is no", "--strategy", "Hidden", "--strategy-path", folder + "/absent.jar");
    }

    @Test
    void aForecasterTakesThePlaceOfTheModel() throws IOException {
        ForecasterFactory mine = forecasters("A", "0.01");
        assertEquals(1e-4, mine.forAsset("BTC").curveAt(0).varianceAt(60), 1e-12);
        assertNotSame(mine.forAsset("BTC"), mine.forAsset("BTC"));
        assertEquals(NONE, new UserForecaster().or(NONE));
    }

    @Test
    void anotherForecasterHasAnotherDigest() throws IOException {
        long digest = forecasters("A", "0.01").digest();
        assertEquals(digest, forecasters("A", "0.01").digest());
        assertTrue(digest != forecasters("A", "0.02").digest());
    }

    private ForecasterFactory forecasters(String name, String sigma) throws IOException {
        Path own = Files.createDirectories(folder.resolve(sigma));
        UserCode.compile(own, List.of(forecaster(name, sigma)));
        var options = new UserForecaster();
        new CommandLine(options)
                .parseArgs("--forecaster", name, "--forecaster-path", own.toString());
        return options.or(NONE);
    }

    private List<Strategy> strategies(String... arguments) {
        var options = new UserStrategies();
        var line = new CommandLine(options);
        String[] all = new String[arguments.length + 2];
        System.arraycopy(arguments, 0, all, 0, arguments.length);
        all[arguments.length] = "--strategy-path";
        all[arguments.length + 1] = folder.toString();
        line.parseArgs(all);
        return options.load();
    }

    private void assertRefused(String part, String... arguments) {
        var refusal = assertThrows(ConfigException.class, () -> strategies(arguments));
        assertTrue(String.valueOf(refusal.getMessage()).contains(part), refusal.getMessage());
    }

    private static String strategy(String name, String modifier) {
        return STRATEGY.replace("NAME_MODIFIER", modifier).replace("NAME", name);
    }

    private static String forecaster(String name, String sigma) {
        return FORECASTER.replace("NAME", name).replace("SIGMA", sigma);
    }
}
