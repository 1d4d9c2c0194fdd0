package io.foretick;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.foretick.cli.ExitCode;
import io.foretick.cli.Main;
import io.foretick.testing.UserCode;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

import picocli.CommandLine;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// The code in `docs/extending.md` compiles, its tests pass, and its classes run by their names.
class ExtendingDocsTest {

    private static final Pattern BLOCK =
            Pattern.compile("^```java\n(.*?)^```", Pattern.MULTILINE | Pattern.DOTALL);

    @TempDir private static Path folder = Path.of("");
    private static List<String> sources = List.of();

    @BeforeAll
    static void compileThePageAndMakeARecording() throws IOException {
        String page = Files.readString(ProjectFiles.ROOT.resolve("docs/extending.md"));
        sources = BLOCK.matcher(page).results().map((MatchResult block) -> block.group(1)).toList();
        assertEquals(4, sources.size());
        UserCode.compile(folder, sources);
        assertEquals(
                ExitCode.OK,
                Main.commandLine().execute("demo", "--write-recording", recording().toString()));
    }

    private static Path recording() {
        return folder.resolve("recording");
    }

    @TestFactory
    List<DynamicTest> itsOwnTestsPass() throws IOException, ReflectiveOperationException {
        var loader =
                new URLClassLoader(
                        new URL[] {folder.toUri().toURL()},
                        ExtendingDocsTest.class.getClassLoader());
        var tests = new ArrayList<DynamicTest>();
        for (String source : sources) {
            Class<?> type = loader.loadClass("example." + UserCode.className(source));
            for (Method method : type.getDeclaredMethods()) {
                if (method.isAnnotationPresent(Test.class)) {
                    tests.add(DynamicTest.dynamicTest(method.getName(), () -> run(type, method)));
                }
            }
        }
        assertEquals(2, tests.size());
        return tests;
    }

    @Test
    void strategyOfThePageTradesInABacktest() {
        JsonNode summary =
                backtest(
                        "--set",
                        "strategy.density_kelly.enabled=false",
                        "--strategy",
                        "example.CheapShares",
                        "--strategy-path",
                        folder.toString());
        assertTrue(summary.path("orders").asLong() > 0, summary.toString());
        assertTrue(summary.path("markout").has("cheap_shares"), summary.toString());
    }

    @Test
    void forecasterOfThePageIsScoredInABacktest() {
        JsonNode summary =
                backtest(
                        "--forecaster", "example.HalfLife", "--forecaster-path", folder.toString());
        assertTrue(summary.path("orders").asLong() > 0, summary.toString());
        assertTrue(!summary.path("digest").equals(backtest().path("digest")));
    }

    private void run(Class<?> type, Method method) throws ReflectiveOperationException {
        Constructor<?> constructor = type.getDeclaredConstructor();
        constructor.setAccessible(true);
        method.setAccessible(true);
        boolean withFolder = Arrays.asList(method.getParameterTypes()).contains(Path.class);
        Object[] arguments = withFolder ? new Object[] {folder.resolve("run")} : new Object[0];
        method.invoke(constructor.newInstance(), arguments);
    }

    private JsonNode backtest(String... arguments) {
        var out = new StringWriter();
        var err = new StringWriter();
        CommandLine line = Main.commandLine();
        line.setOut(new PrintWriter(out, true));
        line.setErr(new PrintWriter(err, true));
        var all = new ArrayList<>(List.of("backtest", "--json", "--input", recording().toString()));
        all.addAll(List.of("--out", folder.resolve("backtest").toString()));
        all.addAll(List.of(arguments));
        assertEquals(ExitCode.OK, line.execute(all.toArray(String[]::new)), err.toString());
        return new JsonMapper().readTree(out.toString());
    }
}
