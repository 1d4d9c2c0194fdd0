package io.foretick.lab.legacydata;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.foretick.testing.SharedFiles;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The answers of the services, made again of the files that the older programs got of them, give
/// the bytes of those files. The answers hold numbers of JSON, and no text of the files.
class LegacyDataGoldenTest {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Months MONTHS = new Months(YearMonth.of(2025, 4), YearMonth.of(2025, 5));

    @TempDir private Path folder = Path.of("");

    @TestFactory
    Stream<DynamicTest> givesTheDigestsOfTheManifest() {
        return SharedFiles.golden().cases("manifest.json", this::check);
    }

    private void check(Path manifest) throws IOException {
        Path input = manifest.resolveSibling("input_real_2025_04_05");
        Path answers = Files.createDirectories(folder.resolve("answers"));
        for (YearMonth month : MONTHS.all()) {
            Path csv = input.resolve(PriceCollector.path(month));
            String stem = csv.getFileName().toString().replace(".csv", "");
            byte[] zip = LoopbackServices.zip(stem, Files.readString(csv));
            Files.write(answers.resolve(stem + ".zip"), zip);
        }
        writeTvl(input.resolve(TvlCollector.path(MONTHS)), answers);
        writeSocial(input.resolve(SocialCollector.path(MONTHS)), answers);
        var data = new LegacyData(folder.resolve("data"), MONTHS);
        var all = EnumSet.allOf(LegacySource.class);
        for (LegacySource source : all) {
            assertEquals(Optional.empty(), data.unpack(source, answers));
        }
        List<LegacyFile> files = data.validate(all, manifest);
        assertEquals(4, files.size());
        for (LegacyFile file : files) {
            assertEquals(List.of(), file.faults(), file.path());
        }
    }

    private static void writeTvl(Path csv, Path answers) throws IOException {
        ArrayNode days = JSON.createArrayNode();
        for (String line : rows(csv)) {
            String[] cells = line.split(",", -1);
            days.addObject()
                    .put("date", DayTimes.second(cells[0]))
                    .put("tvl", Long.parseLong(cells[1]));
        }
        Files.writeString(answers.resolve("defillama_ethereum.json"), days.toString());
    }

    private static void writeSocial(Path csv, Path answers) throws IOException {
        String[] names = Files.readAllLines(csv).getFirst().split(",", -1);
        for (int column = 1; column < names.length; column++) {
            ObjectNode root = JSON.createObjectNode();
            ArrayNode days =
                    root.putObject("data").putObject("getMetric").putArray("timeseriesData");
            for (String line : rows(csv)) {
                addDay(line.split(",", -1), column, days);
            }
            String metric = names[column].replaceFirst("_value$", "");
            Files.writeString(answers.resolve("santiment_" + metric + ".json"), root.toString());
        }
    }

    private static void addDay(String[] cells, int column, ArrayNode days) {
        if (cells[column].isEmpty()) {
            return;
        }
        ObjectNode day = days.addObject();
        day.put("datetime", cells[0].substring(0, 10) + "T00:00:00Z");
        if (cells[column].contains(".")) {
            day.put("value", new BigDecimal(cells[column]));
        } else {
            day.put("value", Long.parseLong(cells[column]));
        }
    }

    private static List<String> rows(Path csv) throws IOException {
        List<String> lines = Files.readAllLines(csv);
        return lines.subList(1, lines.size());
    }
}
