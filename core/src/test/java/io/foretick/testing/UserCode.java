package io.foretick.testing;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import javax.tools.ToolProvider;

/// Compiles sources as a user would, against the classes of the program and of its tests.
public final class UserCode {

    private static final Pattern CLASS = Pattern.compile("\\bclass (\\w+)");

    private UserCode() {}

    /// Compiles one public class a source into a folder.
    ///
    /// @throws IllegalArgumentException with the compiler's words if a source does not compile
    public static void compile(Path folder, List<String> sources) throws IOException {
        var compiler = Objects.requireNonNull(ToolProvider.getSystemJavaCompiler());
        try (var files = compiler.getStandardFileManager(null, null, null)) {
            var units = new ArrayList<Path>();
            for (String source : sources) {
                Path file = folder.resolve(className(source) + ".java");
                units.add(Files.writeString(file, source));
            }
            String path = System.getProperty("surefire.test.class.path", "");
            String classPath = path.isEmpty() ? System.getProperty("java.class.path") : path;
            var options = List.of("-proc:none", "-d", folder.toString(), "-cp", classPath);
            var messages = new StringWriter();
            var task =
                    compiler.getTask(
                            messages,
                            files,
                            null,
                            options,
                            null,
                            files.getJavaFileObjectsFromPaths(units));
            if (!task.call()) {
                throw new IllegalArgumentException(messages.toString());
            }
        }
    }

    /// The name of the first class in a source, without its package.
    public static String className(String source) {
        Matcher name = CLASS.matcher(source);
        if (!name.find()) {
            throw new IllegalArgumentException("no class in " + source);
        }
        return name.group(1);
    }
}
