package io.foretick.lab.legacydata;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import io.foretick.base.Sha256;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// Binance's archive, DefiLlama and Santiment on loopback, with made-up rows of every hour and day.
public final class LoopbackServices implements AutoCloseable {

    private static final LocalDate FIRST = LocalDate.of(2025, 3, 1);
    private static final int DAYS = 100;
    private static final long HOUR_MICROS = 3_600_000_000L;

    private final HttpServer server;
    private final List<String> keys = new ArrayList<>();
    private boolean wrongChecksum;
    private boolean santimentIsDown;

    public LoopbackServices() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/data/spot/monthly/klines/ETHUSDT/1h/", this::onArchive);
        server.createContext("/v2/historicalChainTvl/Ethereum", this::onTvl);
        server.createContext("/graphql", this::onGraphQl);
        server.start();
    }

    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    Services services(String key) {
        return new Services(url(), url(), url(), key);
    }

    LoopbackServices withWrongChecksum() {
        wrongChecksum = true;
        return this;
    }

    public LoopbackServices withoutSantiment() {
        santimentIsDown = true;
        return this;
    }

    /// What came as authorisation.
    synchronized List<String> keys() {
        return List.copyOf(keys);
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void onArchive(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        String name = path.substring(path.lastIndexOf('/') + 1);
        String stem = name.replaceFirst("\\.zip.*", "");
        byte[] zip = zip(stem, klines(YearMonth.parse(stem.substring("ETHUSDT-1h-".length()))));
        if (name.endsWith(".CHECKSUM")) {
            String digest = wrongChecksum ? "0".repeat(64) : Sha256.hex(zip);
            send(exchange, 200, (digest + "  " + stem + ".zip\n").getBytes(StandardCharsets.UTF_8));
        } else {
            send(exchange, 200, zip);
        }
    }

    static String klines(YearMonth month) {
        var text = new StringBuilder();
        long micros = month.atDay(1).atStartOfDay(ZoneOffset.UTC).toEpochSecond() * 1_000_000L;
        for (int hour = 0; hour < 24 * month.lengthOfMonth(); hour++) {
            text.append(
                    "%d,1800.1,1810.0,1790.5,1805.2,%d.5,%d,9000.0,7,1.5,2700.0,0\n"
                            .formatted(micros, hour + 1, micros + HOUR_MICROS - 1));
            micros += HOUR_MICROS;
        }
        return text.toString();
    }

    static byte[] zip(String stem, String csv) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry(stem + ".csv"));
            zip.write(csv.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }

    private static Stream<LocalDate> days() {
        return FIRST.datesUntil(FIRST.plusDays(DAYS));
    }

    private void onTvl(HttpExchange exchange) throws IOException {
        String rows =
                days().map(day ->
                                "{\"date\":%d,\"tvl\":%d}"
                                        .formatted(
                                                day.atStartOfDay(ZoneOffset.UTC).toEpochSecond(),
                                                50_000_000_000L + day.toEpochDay()))
                        .collect(Collectors.joining(",", "[", "]"));
        send(exchange, 200, rows.getBytes(StandardCharsets.UTF_8));
    }

    private synchronized void onGraphQl(HttpExchange exchange) throws IOException {
        String key = exchange.getRequestHeaders().getFirst("Authorization");
        keys.add(key == null ? "" : key);
        JsonNode question = JsonMapper.shared().readTree(exchange.getRequestBody());
        String metric = question.path("variables").path("metric").stringValue();
        if (santimentIsDown) {
            String error = "{\"errors\":[{\"message\":\"no quota left for %s\"}]}".formatted(key);
            send(exchange, 200, error.getBytes(StandardCharsets.UTF_8));
            return;
        }
        boolean whole = metric.equals("dev_activity");
        boolean cut = metric.equals("velocity");
        String rows =
                days().filter(day -> !cut || day.isBefore(LocalDate.of(2025, 5, 8)))
                        .map(day -> day(day, whole ? "465" : "1.5000122042E10"))
                        .collect(Collectors.joining(",", "[", "]"));
        String answer = "{\"data\":{\"getMetric\":{\"timeseriesData\":" + rows + "}}}";
        send(exchange, 200, answer.getBytes(StandardCharsets.UTF_8));
    }

    private static String day(LocalDate day, String value) {
        return "{\"datetime\":\"%sT00:00:00Z\",\"value\":%s}".formatted(day, value);
    }

    private static void send(HttpExchange exchange, int status, byte[] bytes) throws IOException {
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}
