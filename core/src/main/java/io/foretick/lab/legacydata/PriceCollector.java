package io.foretick.lab.legacydata;

import io.foretick.base.Sha256;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/// Monthly zips of hourly klines, and the CSV in each as it is: no header, twelve columns. A zip
/// must have the digest that is published beside it, where there is one.
///
/// @param baseUrl of the archive, without a path
record PriceCollector(Answers answers, String baseUrl) {

    private static final String SYMBOL = "ETHUSDT";
    private static final String INTERVAL = "1h";
    private static final int CSV_BYTES_MAX = 64 << 20;

    List<Extract> collect(Months months) throws IOException {
        List<Extract> extracts = new ArrayList<>();
        for (YearMonth month : months.all()) {
            String stem = stem(month);
            byte[] zip = answers.get(request(stem + ".zip"));
            check(stem + ".zip", zip);
            extracts.add(Extract.of(LegacySource.PRICE, path(month), unzipped(stem, zip)));
        }
        return extracts;
    }

    static String path(YearMonth month) {
        return "raw/" + stem(month) + ".csv";
    }

    private static String stem(YearMonth month) {
        return SYMBOL + "-" + INTERVAL + "-" + month;
    }

    private Request request(String name) {
        return Request.get(
                name,
                "%s/data/spot/monthly/klines/%s/%s/%s".formatted(baseUrl, SYMBOL, INTERVAL, name));
    }

    private void check(String name, byte[] zip) throws IOException {
        Optional<byte[]> published = answers.find(request(name + ".CHECKSUM"));
        if (published.isPresent()) {
            String text = new String(published.get(), StandardCharsets.UTF_8).strip();
            String wanted = text.split("\\s", 2)[0].toLowerCase(Locale.ROOT);
            String found = Sha256.hex(zip);
            if (!wanted.equals(found)) {
                throw new IOException(
                        "%s has the SHA-256 %s, published is %s".formatted(name, found, wanted));
            }
        }
    }

    private static byte[] unzipped(String stem, byte[] bytes) throws IOException {
        try (var zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
            ZipEntry entry = zip.getNextEntry();
            if (entry == null || !entry.getName().equals(stem + ".csv")) {
                throw new IOException(stem + ".zip holds no " + stem + ".csv");
            }
            byte[] csv = zip.readNBytes(CSV_BYTES_MAX);
            if (csv.length == CSV_BYTES_MAX) {
                throw new IOException(stem + ".csv is too large for a month of hours");
            }
            return csv;
        }
    }
}
