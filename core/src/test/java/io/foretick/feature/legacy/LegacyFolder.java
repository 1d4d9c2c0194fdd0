package io.foretick.feature.legacy;

import io.foretick.testing.CsvColumns;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;

/// Reads a folder of kline, value-locked and social files as the older pipeline names them.
final class LegacyFolder {

    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ssxxx");

    private LegacyFolder() {}

    /// The inputs of one golden file, such as `synth_a_features.csv` or `real_fixedts_blocks.csv`,
    /// whose times are in milliseconds by then.
    static HourlyHistory of(Path golden) throws IOException {
        String name = golden.getFileName().toString();
        String folder = name.startsWith("real_") ? "input_real_*" : "input_synth_a";
        long epochDivisor = name.startsWith("real_fixedts_") ? 1_000 : 1;
        return read(only(golden.resolveSibling("."), folder), epochDivisor);
    }

    private static HourlyHistory read(Path folder, long epochDivisor) throws IOException {
        var klines = new ArrayList<Kline>();
        for (Path file : matching(folder.resolve("raw"), "*.csv")) {
            for (String line : Files.readAllLines(file)) {
                klines.add(kline(line.split(",", -1), epochDivisor));
            }
        }
        return new HourlyHistory(
                klines,
                tvl(CsvColumns.read(only(folder, "*tvl*.csv"))),
                social(CsvColumns.read(only(folder, "santiment*.csv"))));
    }

    private static Kline kline(String[] cells, long epochDivisor) {
        return new Kline(
                Long.parseLong(cells[0]) / epochDivisor,
                Double.parseDouble(cells[1]),
                Double.parseDouble(cells[2]),
                Double.parseDouble(cells[3]),
                Double.parseDouble(cells[4]),
                Double.parseDouble(cells[5]),
                Double.parseDouble(cells[9]));
    }

    private static List<TvlDay> tvl(CsvColumns table) {
        List<String> stamps = table.texts("timestamp");
        double[] locked = table.numbers("tvl_usd");
        var days = new ArrayList<TvlDay>();
        for (int row = 0; row < table.rows(); row++) {
            days.add(new TvlDay(timeNs(stamps.get(row)), locked[row]));
        }
        return days;
    }

    private static List<SocialDay> social(CsvColumns table) {
        List<String> stamps = table.texts("datetime");
        double[] marketCap = table.numbers("marketcap_usd_value");
        double[] addresses = table.numbers("daily_active_addresses_value");
        double[] activity = table.numbers("dev_activity_value");
        double[] volume = table.numbers("social_volume_total_value");
        double[] dominance = table.numbers("social_dominance_total_value");
        double[] growth = table.numbers("network_growth_value");
        var days = new ArrayList<SocialDay>();
        for (int k = 0; k < table.rows(); k++) {
            long dayNs = timeNs(stamps.get(k));
            days.add(
                    new SocialDay(
                            dayNs,
                            marketCap[k],
                            addresses[k],
                            activity[k],
                            volume[k],
                            dominance[k],
                            growth[k]));
        }
        return days;
    }

    private static long timeNs(String stamp) {
        return OffsetDateTime.parse(stamp, STAMP).toEpochSecond() * 1_000_000_000L;
    }

    private static Path only(Path folder, String glob) throws IOException {
        return matching(folder, glob).getFirst();
    }

    private static List<Path> matching(Path folder, String glob) throws IOException {
        var found = new ArrayList<Path>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, glob)) {
            files.forEach(found::add);
        }
        found.sort(null);
        return found;
    }
}
