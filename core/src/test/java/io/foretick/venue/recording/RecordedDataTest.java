package io.foretick.venue.recording;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import io.foretick.testing.SharedFiles;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/// Every recording that lies beside the project is read to its last line, and no line is lost.
class RecordedDataTest {

    private static final SharedFiles DATA = SharedFiles.data();

    @TestFactory
    Stream<DynamicTest> countsEveryLineOnce() {
        return DATA.cases("*.gz", RecordedDataTest::checkCount);
    }

    @TestFactory
    Stream<DynamicTest> refusesCandlesOfFutures() {
        return DATA.cases(
                "LINKUSDT*.csv.gz",
                file -> {
                    IOException refused =
                            assertThrows(
                                    UnrecognisedInputException.class,
                                    () -> InputFiles.find(List.of(file)));
                    assertTrue(String.valueOf(refused.getMessage()).contains("futures"));
                });
    }

    private static void checkCount(Path file) throws IOException {
        InputFiles inputs;
        try {
            inputs = InputFiles.find(List.of(file));
        } catch (UnrecognisedInputException e) {
            System.out.println("refused: " + e.getMessage());
            return;
        }
        long startNs = System.nanoTime();
        Reading read = Reading.of(inputs, Map.of());
        double seconds = (System.nanoTime() - startNs) / 1e9;
        System.out.printf(
                "%s %s: %d messages %s, %d events, %.0f messages/s%n",
                file.getFileName(),
                inputs.files().getFirst().format(),
                read.messages(),
                read.skipped(),
                read.events().size(),
                read.messages() / seconds);
        long expected = inputs.files().getFirst().format().isMarketList() ? 0 : lines(file);
        assertEquals(expected, read.messages());
        assertEquals(List.of(), read.problems());
    }

    /// Lines that are neither blank nor comments; a first one without a digit is a header.
    private static long lines(Path file) throws IOException {
        try (InputStream raw = Files.newInputStream(file);
                BufferedReader reader =
                        new BufferedReader(
                                new InputStreamReader(
                                        new GZIPInputStream(raw), StandardCharsets.UTF_8))) {
            List<String> lines =
                    reader.lines()
                            .filter(line -> !line.isBlank() && !line.startsWith("#"))
                            .toList();
            boolean header = lines.getFirst().chars().noneMatch(Character::isDigit);
            return header ? lines.size() - 1 : lines.size();
        }
    }

    @Test
    void mergesAWholeFolder() throws IOException {
        List<Path> quotes = DATA.find("quotes_*.csv.gz");
        assumeFalse(quotes.isEmpty());
        InputFiles inputs = InputFiles.find(List.of(quotes.getFirst().getParent()));
        Reading read = Reading.of(inputs, Map.of());
        System.out.println(
                "folder: "
                        + read.messages()
                        + " "
                        + read.bySource()
                        + read.skipped()
                        + " "
                        + inputs.ignored()
                        + read.problems().size());
        assertTrue(read.ordered());
    }
}
