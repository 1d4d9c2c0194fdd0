package io.foretick.lab.legacydata;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.foretick.venue.rpc.Patience;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The folder of the older programs, from services on loopback and from what they answered.
class LegacyDataTest {

    private static final Patience SHORT = new Patience(2, 1_000_000, 2_000_000, 5_000_000_000L);
    private static final Months MONTHS = new Months(YearMonth.of(2025, 4), YearMonth.of(2025, 5));
    private static final Set<LegacySource> ALL = EnumSet.allOf(LegacySource.class);
    private static final String TVL = "defillama_eth_chain_tvl_2025_04-05.csv";
    private static final String SOCIAL = "santiment_metrics_april_may_2025.csv";

    @TempDir private Path folder = Path.of("");

    private LegacyData data(String name) {
        return new LegacyData(folder.resolve(name), MONTHS);
    }

    private void fetchAll(LegacyData data, LoopbackServices web) throws IOException {
        for (LegacySource source : ALL) {
            assertEquals(Optional.empty(), data.fetch(source, web.services(""), SHORT));
        }
    }

    private List<String> lines(String path) throws IOException {
        return Files.readAllLines(folder.resolve(path));
    }

    @Test
    void fetchesTheWantedMonthsOfEverySource() throws IOException {
        try (var web = new LoopbackServices()) {
            fetchAll(data("a"), web);
        }
        assertEquals(
                LoopbackServices.klines(YearMonth.of(2025, 4)),
                Files.readString(folder.resolve("a/raw/ETHUSDT-1h-2025-04.csv")));
        List<String> tvl = lines("a/" + TVL);
        assertEquals("timestamp,tvl_usd", tvl.getFirst());
        assertEquals("2025-04-01 00:00:00+00:00,50000020179", tvl.get(1));
        assertEquals(62, tvl.size());
        assertTrue(Files.isDirectory(folder.resolve("a/processed")));
        assertTrue(Files.isDirectory(folder.resolve("a/interim")));
    }

    @Test
    void writesNumbersAsTheOlderProgramsDid() throws IOException {
        try (var web = new LoopbackServices()) {
            fetchAll(data("a"), web);
        }
        List<String> social = lines("a/" + SOCIAL);
        String number = "15000122042.0";
        assertEquals(
                "2025-04-01 00:00:00+00:00,%s,465,%s"
                        .formatted(
                                String.join(",", List.of(number, number, number, number)),
                                String.join(",", Collections.nCopies(12, number))),
                social.get(1));
        assertTrue(social.getLast().contains(",,"), "velocity ends on 7 May");
        assertEquals(62, social.size());
    }

    @Test
    void unpacksTheSameBytesOfKeptAnswers() throws IOException {
        LegacyData first = data("a");
        try (var web = new LoopbackServices()) {
            fetchAll(first, web);
        }
        LegacyData second = data("b");
        for (LegacySource source : ALL) {
            Path answers = folder.resolve("a/external");
            assertEquals(Optional.empty(), second.unpack(source, answers));
        }
        assertEquals(first.validate(ALL), second.validate(ALL));
        assertTrue(second.validate(ALL).stream().allMatch(file -> file.faults().isEmpty()));
    }

    @Test
    void saysWhyASourceFailedAndDoesNotShowTheKey() throws IOException {
        try (var web = new LoopbackServices().withoutSantiment()) {
            Optional<String> reason =
                    data("a").fetch(LegacySource.SOCIAL, web.services("abc123"), SHORT);
            assertEquals(
                    "Santiment refuses price_usd: no quota left for Apikey ***", reason.orElse(""));
            assertEquals(List.of("Apikey abc123"), web.keys());
        }
        assertFalse(Files.exists(folder.resolve("a/" + SOCIAL)));
        Services nowhere = new Services("http://127.0.0.1:1", "no address", "", "");
        assertEquals(
                "the address or the key for defillama_ethereum.json cannot be sent",
                data("a").fetch(LegacySource.TVL, nowhere, SHORT).orElse(""));
        assertEquals(
                "127.0.0.1 does not give ETHUSDT-1h-2025-04.zip: ConnectException",
                data("a").fetch(LegacySource.PRICE, nowhere, SHORT).orElse(""));
    }

    @Test
    void refusesAZipWithAnotherDigestThanPublished() throws IOException {
        try (var web = new LoopbackServices().withWrongChecksum()) {
            String reason = data("a").fetch(LegacySource.PRICE, web.services(""), SHORT).orElse("");
            assertTrue(reason.contains("has the SHA-256"), reason);
            assertFalse(Files.exists(folder.resolve("a/raw/ETHUSDT-1h-2025-04.csv")));
        }
    }

    @Test
    void findsWhatIsWrongWithAFile() throws IOException {
        Path raw = Files.createDirectories(folder.resolve("a/raw"));
        String good = LoopbackServices.klines(YearMonth.of(2025, 4));
        Files.writeString(raw.resolve("ETHUSDT-1h-2025-04.csv"), good + good);
        Files.writeString(
                raw.resolve("ETHUSDT-1h-2025-05.csv"),
                good.lines().limit(99).reduce("", (all, line) -> all + line + "\n"));
        Files.writeString(folder.resolve("a/" + TVL), "timestamp,tvl_usd\n2025-04-01,5\n");
        List<LegacyFile> files = data("a").validate(ALL);
        assertEquals(
                List.of("line 721: its time is not after that of the row before"),
                files.get(0).faults());
        assertEquals(List.of("has 99 rows, 100 at least are wanted"), files.get(1).faults());
        assertTrue(files.get(2).faults().getFirst().startsWith("line 2: "));
        assertTrue(files.get(2).faults().getLast().startsWith("has 1 rows"));
        assertEquals(List.of("is not there"), files.get(3).faults());
    }

    @Test
    void comparesWithAManifest() throws IOException {
        LegacyData data = data("a");
        try (var web = new LoopbackServices()) {
            fetchAll(data, web);
        }
        Set<LegacySource> tvl = EnumSet.of(LegacySource.TVL);
        String digest = data.validate(tvl).getFirst().sha256();
        Path manifest = folder.resolve("manifest.json");
        Files.writeString(manifest, "{\"x/%s\":{\"sha256\":\"%s\"}}".formatted(TVL, digest));
        assertEquals(List.of(), data.validate(tvl, manifest).getFirst().faults());
        Files.writeString(manifest, "{\"x/%s\":{\"sha256\":\"00\"}}".formatted(TVL));
        assertEquals(
                List.of("has another SHA-256 than the manifest"),
                data.validate(tvl, manifest).getFirst().faults());
        Files.writeString(manifest, "{\"not-%s\":{\"sha256\":\"00\"}}".formatted(TVL));
        assertEquals(
                List.of("is not in the manifest"),
                data.validate(tvl, manifest).getFirst().faults());
    }

    @Test
    void namesFilesAsTheOlderProgramsDid() {
        var oneMonth = new Months(YearMonth.of(2025, 4), YearMonth.of(2025, 4));
        var twoYears = new Months(YearMonth.of(2024, 12), YearMonth.of(2025, 2));
        assertEquals("april_2025", oneMonth.names());
        assertEquals("december_2024_february_2025", twoYears.names());
        assertEquals("2024_12-2025_02", twoYears.digits());
    }
}
