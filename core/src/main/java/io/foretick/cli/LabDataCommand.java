package io.foretick.cli;

import io.foretick.lab.legacydata.LegacyData;
import io.foretick.lab.legacydata.LegacyFile;
import io.foretick.lab.legacydata.LegacySource;
import io.foretick.lab.legacydata.Months;
import io.foretick.lab.legacydata.Services;
import io.foretick.venue.rpc.Patience;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.YearMonth;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;

/// `foretick lab data`: fetches the data of the older programs, or checks what is there. A source
/// that fails is named, the others are still fetched.
@Command(
        name = "data",
        mixinStandardHelpOptions = true,
        description = {
            "Fetches hourly klines, value locked and social metrics of Ethereum.",
            "Santiment gives more with a key in the variable SANTIMENT_API_KEY.",
            "The exit code is 3 if a source failed, 2 if a file is not what it should be."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  foretick lab data --dir data",
            "  foretick lab data --dir data --offline data/external --manifest manifest.json",
            "  foretick lab data --dir data --validate"
        })
final class LabDataCommand implements Callable<Integer> {

    private static final String KEY_VARIABLE = "SANTIMENT_API_KEY";
    private static final JsonMapper MAPPER = new JsonMapper();

    @Spec private @Nullable CommandSpec spec;

    @Option(
            names = "--dir",
            defaultValue = "data",
            paramLabel = "DIR",
            description = "Folder of the data (default: ${DEFAULT-VALUE}).")
    private Path folder = Path.of("data");

    @Option(
            names = "--from",
            defaultValue = "2025-04",
            paramLabel = "MONTH",
            description = "First month (default: ${DEFAULT-VALUE}).")
    private String from = "";

    @Option(
            names = "--to",
            defaultValue = "2025-05",
            paramLabel = "MONTH",
            description = "Last month (default: ${DEFAULT-VALUE}).")
    private String to = "";

    @Option(
            names = "--source",
            split = ",",
            paramLabel = "SOURCE",
            description = "Only these of price, tvl and social.")
    private List<String> sources = List.of();

    @Option(
            names = "--offline",
            paramLabel = "DIR",
            description = "Answers on disk in place of the services.")
    private @Nullable Path offline;

    @Option(names = "--validate", description = "Fetch nothing, check the files that are there.")
    private boolean validate;

    @Option(
            names = "--manifest",
            paramLabel = "FILE",
            description = "JSON with the SHA-256 that each file must have.")
    private @Nullable Path manifest;

    @Option(
            names = "--url-binance",
            defaultValue = Services.BINANCE,
            paramLabel = "URL",
            description = "Archive of klines (default: ${DEFAULT-VALUE}).")
    private String binanceUrl = "";

    @Option(
            names = "--url-defillama",
            defaultValue = Services.DEFILLAMA,
            paramLabel = "URL",
            description = "Source of tvl (default: ${DEFAULT-VALUE}).")
    private String defillamaUrl = "";

    @Option(
            names = "--url-santiment",
            defaultValue = Services.SANTIMENT,
            paramLabel = "URL",
            description = "Source of social (default: ${DEFAULT-VALUE}).")
    private String santimentUrl = "";

    @Option(names = "--json", description = "Print JSON only.")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        Set<LegacySource> wanted = wanted();
        var data = new LegacyData(folder, months());
        Map<LegacySource, String> failures = new EnumMap<>(LegacySource.class);
        if (!validate) {
            for (LegacySource source : wanted) {
                collect(data, source, failures);
            }
        }
        Path digests = manifest;
        List<LegacyFile> files =
                digests == null ? data.validate(wanted) : data.validate(wanted, digests);
        PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
        out.print(json ? json(files, failures) : text(files, failures));
        out.flush();
        if (!failures.isEmpty()) {
            return ExitCode.VENUE;
        }
        boolean sound = files.stream().allMatch(file -> file.faults().isEmpty());
        return sound ? ExitCode.OK : ExitCode.CHECK_FAILED;
    }

    private void collect(LegacyData data, LegacySource source, Map<LegacySource, String> failures)
            throws IOException {
        Path answers = offline;
        if (answers == null) {
            String key = System.getenv().getOrDefault(KEY_VARIABLE, "");
            var services = new Services(binanceUrl, defillamaUrl, santimentUrl, key);
            data.fetch(source, services, Patience.USUAL)
                    .ifPresent(reason -> failures.put(source, reason));
        } else {
            data.unpack(source, answers).ifPresent(reason -> failures.put(source, reason));
        }
    }

    private Set<LegacySource> wanted() {
        Set<LegacySource> wanted = EnumSet.noneOf(LegacySource.class);
        for (String name : sources) {
            try {
                wanted.add(LegacySource.valueOf(name.toUpperCase(Locale.ROOT)));
            } catch (IllegalArgumentException e) {
                throw wrong("--source takes price, tvl or social, not " + name, e);
            }
        }
        return wanted.isEmpty() ? EnumSet.allOf(LegacySource.class) : wanted;
    }

    private Months months() {
        try {
            return new Months(YearMonth.parse(from), YearMonth.parse(to));
        } catch (DateTimeException | IllegalArgumentException e) {
            throw wrong("--from and --to: " + e.getMessage(), e);
        }
    }

    private ParameterException wrong(String reason, RuntimeException cause) {
        return new ParameterException(Objects.requireNonNull(spec).commandLine(), reason, cause);
    }

    private static String text(List<LegacyFile> files, Map<LegacySource, String> failures) {
        var text = new StringBuilder();
        for (LegacyFile file : files) {
            String state = file.faults().isEmpty() ? "ok" : String.join("; ", file.faults());
            text.append(
                    "%s  %,d rows  %s  %s%n"
                            .formatted(file.path(), file.rows(), file.sha256(), state));
        }
        failures.forEach(
                (source, reason) -> text.append("%s failed: %s%n".formatted(key(source), reason)));
        return text.toString();
    }

    private static String key(LegacySource source) {
        return source.name().toLowerCase(Locale.ROOT);
    }

    private static String json(List<LegacyFile> files, Map<LegacySource, String> failures) {
        ObjectNode root = MAPPER.createObjectNode();
        ArrayNode list = root.putArray("files");
        for (LegacyFile file : files) {
            ObjectNode entry = list.addObject();
            entry.put("source", key(file.source()));
            entry.put("path", file.path());
            entry.put("rows", file.rows());
            entry.put("sha256", file.sha256());
            ArrayNode faults = entry.putArray("faults");
            file.faults().forEach(faults::add);
        }
        ObjectNode failed = root.putObject("failed");
        failures.forEach((source, reason) -> failed.put(key(source), reason));
        return MAPPER.writeValueAsString(root) + "\n";
    }
}
