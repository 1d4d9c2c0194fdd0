package io.foretick;

import static org.junit.jupiter.api.Assertions.assertEquals;

import static java.util.stream.Collectors.joining;

import io.foretick.Rule.Finding;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import javax.tools.ToolProvider;

/// The gates can fail: small wrong programs are written, compiled and refused.
class GatesTest {

    @TempDir Path directory;

    /// One member of a class in `room`, and the rule it breaks, if any.
    private record Sample(String room, String member, @Nullable Rule broken) {}

    /// A member that samples call where a constant would be folded away.
    private static final String X = "double x() { return 1; }";

    private static final List<Sample> SAMPLES =
            List.of(
                    wrong("base", "long f() { return System.nanoTime(); }", Rule.PURE_KERNEL),
                    wrong("base", "Object o = java.time.Instant.now();", Rule.PURE_KERNEL),
                    wrong("venue.paper", "Object o = new Thread(() -> {});", Rule.PURE_KERNEL),
                    wrong("risk", "synchronized void lock() {}", Rule.PURE_KERNEL),
                    wrong("risk", "volatile int shared;", Rule.PURE_KERNEL),
                    wrong("market", "Object o = new java.util.HashMap<>();", Rule.DEFINED_ORDER),
                    wrong("event", "Object o = java.util.Set.of(1, 2);", Rule.DEFINED_ORDER),
                    wrong("forecast", "double f = Math.exp(x()); " + X, Rule.FIXED_MATHS),
                    wrong("math.kernel", "double f = StrictMath.log(x()); " + X, Rule.FIXED_MATHS),
                    wrong("venue", "Object o = new java.util.Random(1);", Rule.SEEDED),
                    wrong("lab", "Object o = new java.util.SplittableRandom();", Rule.SEEDED),
                    wrong("lab", "void f() { System.out.println(); }", Rule.CONSOLE),
                    wrong("lab", "void f() throws Exception { Thread.sleep(1); }", Rule.SLEEP),
                    wrong("lab", "void f(Exception e) { e.printStackTrace(); }", Rule.STACK_TRACE),
                    wrong("lab", "{ try { x(); } catch (Exception e) {} } " + X, Rule.BROAD_CATCH),
                    wrong("lab", "void f(int x) { assert x > 0; }", Rule.ASSERT_KEYWORD),
                    wrong(
                            "lab",
                            "void f(int a, int b, int c, int d, int e, int g, int h, int i) {}",
                            Rule.PARAMETERS),
                    wrong(
                            "lab",
                            "void f(int a) { if (a > 0) while (a > 1) for (;;) do "
                                    + "try { a--; } finally {} while (a > 2); }",
                            Rule.NESTING),
                    right("base", "double f(double a) { return Math.sqrt(Math.abs(a)); }"),
                    right("base", "long[] f(long[] a) { return a.clone(); }"),
                    right("market", "Object o = new java.util.LinkedHashMap<>();"),
                    right("risk", "Object o = new java.util.SplittableRandom(1);"),
                    right(
                            "risk",
                            "void f(int a) { if (a > 5) a--; else if (a > 4) a--; "
                                    + "else if (a > 3) a--; else if (a > 2) a--; else if (a > 1) "
                                    + "a--; else if (a > 0) a--; }"),
                    right("cli", "void f() { System.out.println(); }"),
                    right("lab", "double f = Math.exp(x()); " + X),
                    right(
                            "lab",
                            "record R(int a, int b, int c, int d, int e, int f, int g, int h) {}"));

    private static Sample wrong(String room, String member, Rule broken) {
        return new Sample(room, member, broken);
    }

    private static Sample right(String room, String member) {
        return new Sample(room, member, null);
    }

    @Test
    void refusesWhatIsWrongAndNothingElse() throws IOException {
        var expected = new ArrayList<String>();
        for (int k = 0; k < SAMPLES.size(); k++) {
            Sample sample = SAMPLES.get(k);
            String type = "Sample" + k;
            write(sample.room, "/// Any.\npublic class " + type + " {\n" + sample.member + "\n}");
            expected.add(type + " " + (sample.broken == null ? "" : sample.broken.name()));
        }
        List<Finding> found = findings();
        var actual = new ArrayList<String>();
        for (int k = 0; k < SAMPLES.size(); k++) {
            String where = "io.foretick." + SAMPLES.get(k).room + ".Sample" + k;
            var ofSample = found.stream().filter(f -> (f.where() + ".").startsWith(where + "."));
            actual.add("Sample" + k + " " + rules(ofSample.toList()));
        }
        assertEquals(String.join("\n", expected), String.join("\n", actual));
    }

    @Test
    void refusesLongFilesAndMethods() throws IOException {
        String body = "void f() {" + "\n".repeat(62) + "}" + "\n".repeat(500);
        write("lab", "/// Long.\npublic class Long {\n" + body + "\n}");
        assertEquals("FILE_LENGTH, METHOD_LENGTH", brokenRules());
    }

    @Test
    void refusesMissingAndOldStyleTypeDocs() throws IOException {
        write("lab", "public class Bare {}");
        assertEquals("TYPE_DOC", brokenRules());
        write("lab", "/** Old. */\npublic class Bare {}");
        assertEquals("TYPE_DOC", brokenRules());
    }

    @Test
    void refusesWorkLeftOpen() throws IOException {
        write("lab", "/// Open.\npublic class Open {} // TO" + "DO finish");
        assertEquals("OPEN_END", brokenRules());
    }

    @Test
    void refusesEmptyPackageNamesAndMissingPackageDocs() throws IOException {
        write("lab.util", "class Any {}");
        assertEquals("PACKAGE_DOC, PACKAGE_NAME", rules(PackageRules.check(sourceRoot())));
    }

    @Test
    void refusesFullPackages() throws IOException {
        String doc = "/// Comes in: a. Goes out: b. Must never: c.\n@NullMarked\n";
        Path file = sourceRoot().resolve("io/foretick/lab/package-info.java");
        Files.createDirectories(file.getParent());
        Files.writeString(file, doc + "package io.foretick.lab;");
        for (int k = 0; k < 20; k++) {
            Files.writeString(file.resolveSibling("C" + k + ".java"), "");
        }
        assertEquals("", rules(PackageRules.check(sourceRoot())));
        Files.writeString(file.resolveSibling("OneMore.java"), "");
        assertEquals("PACKAGE_SIZE", rules(PackageRules.check(sourceRoot())));
    }

    @Test
    void refusesUsesOfEqualAndHigherRanks() throws IOException {
        write("math", "public class A {}");
        write("event", "class B extends io.foretick.math.A {}");
        assertEquals(List.of("event (rank 1) uses math (rank 1)"), layers().againstTheRanks());
    }

    @Test
    void refusesTheEdgeInTheKernel() throws IOException {
        write("journal", "public class A {}");
        write("engine", "class B extends io.foretick.journal.A {}");
        assertEquals(List.of(), layers().againstTheRanks());
        assertEquals(
                List.of("engine is kernel and uses the edge's journal"),
                layers().fromKernelToEdge());
    }

    @Test
    void refusesCirclesInARoom() throws IOException {
        write("venue", "public class A { io.foretick.venue.lob.B b; }");
        write("venue.lob", "public class B extends io.foretick.venue.A {}");
        assertEquals(
                List.of("venue -> venue.lob -> venue", "venue.lob -> venue -> venue.lob"),
                layers().circles());
    }

    private void write(String room, String code) throws IOException {
        String type = code.replaceAll("(?s).*?class (\\w+).*", "$1");
        Path file = sourceRoot().resolve("io/foretick", room.replace('.', '/'), type + ".java");
        Files.createDirectories(file.getParent());
        Files.writeString(file, "package io.foretick." + room + ";\n" + code);
    }

    private Path sourceRoot() {
        return directory.resolve("src/main/java");
    }

    private Path compile() throws IOException {
        Path classes = directory.resolve("classes");
        List<String> arguments = new ArrayList<>(List.of("-nowarn", "-d", classes.toString()));
        ProjectFiles.find(sourceRoot(), ".java").forEach(file -> arguments.add(file.toString()));
        var compiler = ToolProvider.getSystemJavaCompiler();
        assertEquals(0, compiler.run(null, null, null, arguments.toArray(String[]::new)));
        return classes;
    }

    private Layers layers() throws IOException {
        return Layers.of(compile());
    }

    private String brokenRules() throws IOException {
        return rules(findings());
    }

    private List<Finding> findings() throws IOException {
        List<Finding> found = new ArrayList<>(ClassRules.checkMain(compile()));
        found.addAll(SourceRules.check(ProjectFiles.find(sourceRoot(), ".java")));
        return found;
    }

    private static String rules(List<Finding> found) {
        return found.stream()
                .map(finding -> finding.rule().name())
                .distinct()
                .sorted()
                .collect(joining(", "));
    }
}
