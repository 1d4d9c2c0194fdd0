package io.foretick;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// The launcher, run by the system's shell in a make-believe project: its Maven wrapper only counts
/// builds, and its JDKs only print what they were asked.
@DisabledOnOs(OS.WINDOWS)
class LauncherTest {

    private static final List<String> TOOLS =
            List.of(
                    "cat",
                    "dirname",
                    "find",
                    "head",
                    "mkdir",
                    "mv",
                    "readlink",
                    "rm",
                    "sed",
                    "sleep");

    /// What one launch said.
    private record Launch(int exitCode, String out, String err) {}

    @TempDir Path directory;

    private Path project = Path.of("");

    @BeforeEach
    void makeProject() throws IOException {
        project = Files.createDirectories(directory.resolve("my project"));
        write(project.resolve("pom.xml"), "");
        write(project.resolve("jvm.options"), "");
        write(project.resolve("core/pom.xml"), "");
        write(project.resolve("core/src/main/Any.java"), "");
        writeScript(
                project.resolve("mvnw"),
                """
                echo "built with $JAVA_HOME: $*"
                echo build >>builds
                [ ! -e broken ] || exit 1
                mkdir -p core/target/classes
                """);
        Path launcher = project.resolve("foretick");
        writeScript(launcher, Files.readString(ProjectFiles.ROOT.resolve("foretick")));
        Path tools = Files.createDirectories(directory.resolve("tools"));
        for (String tool : TOOLS) {
            Path real = Path.of("/bin", tool);
            Path place = Files.exists(real) ? real : Path.of("/usr/bin", tool);
            writeScript(tools.resolve(tool), "exec " + place + " \"$@\"");
        }
    }

    @Test
    void picksJdk25AmongOthers() throws Exception {
        makeJdk("usr/lib/jvm/java-17", "17.0.15");
        makeJdk("usr/lib/jvm/temurin-25", "25.0.1");
        makeJdk("usr/lib/jvm/zulu-26", "26");
        Launch launch = launch(Map.of());
        assertEquals(0, launch.exitCode, launch.err);
        assertTrue(launch.out.startsWith("temurin-25 runs "), launch.out);
    }

    @Test
    void prefersTheNamedJdkAndSkipsAWrongOne() throws Exception {
        makeJdk("usr/lib/jvm/temurin-25", "25.0.1");
        String named = makeJdk("named", "25").toString();
        String old = makeJdk("old", "21.0.2").toString();
        String home = "FORETICK_JAVA_HOME";
        assertTrue(launch(Map.of(home, named)).out.startsWith("named runs "));
        assertTrue(launch(Map.of(home, old, "JAVA_HOME", named)).out.startsWith("named runs "));
        assertTrue(launch(Map.of("JAVA_HOME", old)).out.startsWith("temurin-25 runs "));
    }

    @Test
    void findsTheJdkOfJavaOnThePath() throws Exception {
        Path jdk = makeJdk("anywhere", "25.0.1");
        Files.createSymbolicLink(directory.resolve("tools/java"), jdk.resolve("bin/java"));
        assertTrue(launch(Map.of()).out.startsWith("anywhere runs "));
    }

    @Test
    void refusesRuntimesWithoutCompiler() throws Exception {
        Files.delete(makeJdk("usr/lib/jvm/jre-25", "25.0.1").resolve("bin/javac"));
        assertEquals(1, launch(Map.of()).exitCode);
    }

    @Test
    void saysInTwoLinesThatThereIsNoJdk() throws Exception {
        makeJdk("usr/lib/jvm/java-17", "17.0.15");
        Launch launch = launch(Map.of());
        assertEquals(1, launch.exitCode);
        assertEquals("", launch.out);
        assertEquals(2, launch.err.lines().count(), launch.err);
        assertTrue(launch.err.contains("JDK 25"), launch.err);
    }

    @Test
    void handsArgumentsAndOptionsToTheProgram() throws Exception {
        makeJdk("opt/jdk", "25.0.1");
        Launch launch = launch(Map.of("FORETICK_JAVA_OPTS", "-Xmx1g -Da=b"), "replay", "a b");
        String module = project.toRealPath() + "/core/target/";
        String classPath = module + "classes:" + module + "lib/*";
        assertEquals(
                "jdk runs <@"
                        + project.toRealPath()
                        + "/jvm.options> <-Xmx1g> <-Da=b> <-cp> <"
                        + classPath
                        + "> <io.foretick.cli.Main> <replay> <a b> ",
                launch.out);
    }

    @Test
    void buildsOnceAndAgainAfterAChange() throws Exception {
        Path jdk = makeJdk("opt/jdk", "25.0.1");
        Launch first = launch(Map.of());
        assertTrue(first.err.contains("built with " + jdk), first.err);
        assertEquals("", launch(Map.of()).err);
        assertEquals(1, builds());
        Path source = project.resolve("core/src/main/Any.java");
        Files.setLastModifiedTime(source, FileTime.from(Instant.now().plusSeconds(5)));
        launch(Map.of());
        assertEquals(2, builds());
    }

    @Test
    void reportsABrokenBuildAndTriesAgain() throws Exception {
        makeJdk("opt/jdk", "25.0.1");
        write(project.resolve("broken"), "");
        Launch launch = launch(Map.of());
        assertEquals(1, launch.exitCode);
        assertEquals("", launch.out);
        Files.delete(project.resolve("broken"));
        assertEquals(0, launch(Map.of()).exitCode);
    }

    @Test
    void buildsOnceForConcurrentLaunches() throws Exception {
        makeJdk("opt/jdk", "25.0.1");
        var processes = new ArrayList<Process>();
        for (int k = 0; k < 4; k++) {
            processes.add(start(project.resolve("foretick"), Map.of()));
        }
        for (Process process : processes) {
            assertEquals(0, finish(process).exitCode);
        }
        assertEquals(1, builds());
    }

    @Test
    void takesOverFromABuildThatDied() throws Exception {
        makeJdk("opt/jdk", "25.0.1");
        Process dead = new ProcessBuilder("/bin/sh", "-c", "exit 0").start();
        dead.waitFor();
        write(project.resolve("core/target/launcher.lock/pid"), dead.pid() + "\n");
        assertEquals(0, launch(Map.of()).exitCode);
    }

    @Test
    void worksThroughASymbolicLink() throws Exception {
        makeJdk("opt/jdk", "25.0.1");
        Path first = Files.createSymbolicLink(directory.resolve("first"), Path.of("my project"));
        Path link =
                Files.createSymbolicLink(directory.resolve("linked"), first.resolve("foretick"));
        assertTrue(finish(start(link, Map.of())).out.startsWith("jdk runs "));
    }

    private Path makeJdk(String place, String version) throws IOException {
        Path home = directory.resolve(place);
        String name = home.getFileName().toString();
        writeScript(home.resolve("bin/java"), "printf '" + name + " runs '; printf '<%s> ' \"$@\"");
        writeScript(home.resolve("bin/javac"), "");
        write(home.resolve("release"), "IMPLEMENTOR=\"x\"\nJAVA_VERSION=\"" + version + "\"\n");
        return home;
    }

    private static void writeScript(Path file, String text) throws IOException {
        write(file, text.startsWith("#!") ? text : "#!/bin/sh\n" + text + "\n");
        assertTrue(file.toFile().setExecutable(true));
    }

    private static void write(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private long builds() throws IOException {
        return Files.readString(project.resolve("builds")).lines().count();
    }

    private Launch launch(Map<String, String> environment, String... arguments) throws Exception {
        return finish(start(project.resolve("foretick"), environment, arguments));
    }

    private Process start(Path launcher, Map<String, String> environment, String... arguments)
            throws IOException {
        var command = new ArrayList<>(List.of("/bin/sh", launcher.toString()));
        command.addAll(List.of(arguments));
        var builder = new ProcessBuilder(command).directory(directory.toFile());
        builder.environment().clear();
        builder.environment().put("PATH", directory.resolve("tools").toString());
        builder.environment().put("HOME", directory.resolve("home").toString());
        builder.environment().put("FORETICK_JVM_ROOT", directory.toString());
        builder.environment().putAll(environment);
        return builder.start();
    }

    private static Launch finish(Process process) throws Exception {
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        String err = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
        assertTrue(process.waitFor(30, TimeUnit.SECONDS));
        return new Launch(process.exitValue(), out, err);
    }
}
