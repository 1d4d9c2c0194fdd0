package io.foretick;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;

/// Every source file reads as google-java-format (AOSP style) would write it.
class FormatTest {

    private static final String MEND =
            "./mvnw -pl core test -Dtest=FormatTest -Dforetick.format=write";

    @Test
    void everySourceFileIsFormatted() throws IOException {
        boolean write = "write".equals(System.getProperty("foretick.format"));
        List<String> options = write ? List.of("--replace") : List.of("--dry-run");
        String unformatted = run(options, ProjectFiles.sources());
        assertEquals("", unformatted, () -> "not formatted; mend with:\n" + MEND + "\n");
    }

    /// Names of files that differ, or what is wrong with them; nothing where all is well.
    private static String run(List<String> options, List<Path> sources) {
        var output = new StringWriter();
        var writer = new PrintWriter(output);
        String[] arguments =
                Stream.of(
                                Stream.of("--aosp"),
                                options.stream(),
                                sources.stream().map(Path::toString))
                        .flatMap(part -> part)
                        .toArray(String[]::new);
        ToolProvider.findFirst("google-java-format").orElseThrow().run(writer, writer, arguments);
        writer.flush();
        return output.toString();
    }
}
