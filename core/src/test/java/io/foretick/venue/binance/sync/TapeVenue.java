package io.foretick.venue.binance.sync;

import io.foretick.base.Sha256;
import io.foretick.base.Times;
import io.foretick.exchange.wire.Faults;
import io.foretick.exchange.wire.LoopbackServer;
import io.foretick.history.HistoryStore;
import io.foretick.market.second.SecondCloser;
import io.foretick.testing.DayDigests;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// A venue on loopback that has one short tape of one symbol, in whatever files and pages a test
/// wants, complete or not.
final class TapeVenue implements AutoCloseable {

    static final String SYMBOL = "ABCUSDT";

    private static final LocalDate FIRST_DAY = LocalDate.of(2024, 12, 20);
    private static final LocalDate MICROS_FROM = LocalDate.of(2025, 1, 1);

    private static final LocalDateTime STAMP = LocalDateTime.of(1980, 1, 1, 0, 0);
    private static final List<Trade> TAPE = tape(300, 20);
    private static final Map<Span, Map<LocalDate, Long>> DIGESTS = new ConcurrentHashMap<>();

    /// One trade.
    record Trade(long id, long timeNs, long priceE8, long quantityE8, boolean buyerIsMaker) {}

    private record Span(LocalDate from, long endSecond) {}

    final List<String> asked = new CopyOnWriteArrayList<>();
    final Set<String> absent = ConcurrentHashMap.newKeySet();
    final Set<String> wrongDigest = ConcurrentHashMap.newKeySet();
    final Map<String, Predicate<Trade>> lacks = new ConcurrentHashMap<>();
    final Map<String, byte[]> replaced = new ConcurrentHashMap<>();
    volatile Predicate<Trade> restLacks = _ -> false;
    volatile boolean refusesTrades;
    volatile Instant now;

    private final LoopbackServer server;

    /// @param now its present; the tape goes beyond
    TapeVenue(Instant now) {
        this.now = now;
        server = LoopbackServer.start("tape", 0, Faults.NONE, this::routes);
    }

    private static List<Trade> tape(int tradesPerDay, int days) {
        var tape = new ArrayList<Trade>();
        var random = new SplittableRandom(5);
        long id = 1_000;
        long priceE8 = 100_00000000L;
        for (int day = 0; day < days; day++) {
            long startNs = FIRST_DAY.plusDays(day).toEpochDay() * Times.DAY_NS;
            long timeNs = startNs;
            for (int k = 0; k < tradesPerDay; k++) {
                timeNs += random.nextLong(2 * (Times.DAY_NS - 1) / tradesPerDay) / 2 * 2;
                timeNs = Math.min(timeNs, startNs + Times.DAY_NS - 1) / 1_000_000 * 1_000_000;
                priceE8 += random.nextLong(-5, 6) * 1_000_000;
                long late = random.nextInt(50) == 0 ? 3 * Times.SECOND_NS : 0;
                tape.add(
                        new Trade(
                                id++,
                                Math.max(startNs, timeNs - late),
                                priceE8,
                                random.nextLong(1, 1_000) * 100_000,
                                random.nextBoolean()));
            }
        }
        return List.copyOf(tape);
    }

    String url() {
        return server.httpUrl();
    }

    List<Trade> tape() {
        return TAPE;
    }

    /// The trade in the middle of a day.
    Trade middle(String day) {
        List<Trade> trades = TAPE.stream().filter(trade -> isOf(trade, day)).toList();
        return trades.get(trades.size() / 2);
    }

    static boolean isOf(Trade trade, String date) {
        return day(trade).toString().startsWith(date);
    }

    private static LocalDate day(Trade trade) {
        return LocalDate.ofEpochDay(trade.timeNs() / Times.DAY_NS);
    }

    /// Digest of each day as a store made straight from the tape has it.
    static Map<LocalDate, Long> digests(LocalDate from, long endSecond) {
        return DIGESTS.computeIfAbsent(new Span(from, endSecond), TapeVenue::digests);
    }

    private static Map<LocalDate, Long> digests(Span span) {
        var days = new DayDigests();
        long start = Position.startOf(span.from());
        Trade before = null;
        var kept = new ArrayList<Trade>();
        for (Trade trade : TAPE) {
            if (trade.timeNs() / Times.SECOND_NS < start && kept.isEmpty()) {
                before = trade;
            } else {
                kept.add(trade);
            }
        }
        var closer =
                new SecondCloser(
                        start,
                        before == null ? SecondCloser.NO_PRICE : before.priceE8(),
                        kept.getFirst().id() - 1,
                        days);
        for (Trade trade : kept) {
            if (Math.max(closer.openSecond(), trade.timeNs() / Times.SECOND_NS)
                    >= span.endSecond()) {
                closer.closeUntil(span.endSecond());
                break;
            }
            closer.trade(
                    trade.id(),
                    trade.timeNs(),
                    trade.priceE8(),
                    trade.quantityE8(),
                    trade.buyerIsMaker());
        }
        return days.digests();
    }

    /// Digest of each day that a store holds.
    static Map<LocalDate, Long> digests(Path folder) throws IOException {
        Map<LocalDate, Long> digests = new TreeMap<>();
        try (HistoryStore store = HistoryStore.open(folder)) {
            for (LocalDate day : store.days(SYMBOL)) {
                digests.put(day, store.rows(SYMBOL, day).digest());
            }
        }
        return digests;
    }

    @Override
    public void close() {
        server.close();
    }

    private void routes(JavalinConfig config) {
        config.routes.get("/data/<path>", this::file);
        config.routes.get(
                "/api/v3/time",
                context -> context.result("{\"serverTime\":" + now.toEpochMilli() + "}"));
        config.routes.get("/api/v3/aggTrades", this::aggregates);
        config.routes.get("/api/v3/historicalTrades", this::trades);
    }

    private void file(Context context) throws IOException {
        String path = context.pathParam("path");
        String name = path.substring(path.lastIndexOf('/') + 1);
        boolean digest = name.endsWith(".CHECKSUM");
        String zip = digest ? name.substring(0, name.length() - ".CHECKSUM".length()) : name;
        asked.add(name);
        String date = zip.replaceAll("^[A-Z]+-trades-|\\.zip$", "");
        if (absent.contains(zip) || !published(date).isBefore(now)) {
            context.status(404);
            return;
        }
        byte[] bytes = replaced.getOrDefault(zip, zip(zip, date));
        if (digest) {
            context.result(
                    (wrongDigest.contains(zip) ? "0".repeat(64) : Sha256.hex(bytes)) + "  " + zip);
        } else {
            context.header("ETag", "\"" + Sha256.hex(bytes).substring(0, 32) + "\"").result(bytes);
        }
    }

    private static Instant published(String date) {
        boolean month = date.length() == 7;
        LocalDate start = LocalDate.parse(month ? date + "-01" : date);
        LocalDate end = month ? start.plusMonths(1) : start.plusDays(1);
        return end.atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    private byte[] zip(String name, String date) throws IOException {
        Predicate<Trade> lacking = lacks.getOrDefault(name, _ -> false);
        var rows = new StringBuilder();
        for (Trade trade : TAPE) {
            if (isOf(trade, date) && !lacking.test(trade)) {
                rows.append(row(trade));
            }
        }
        return zipped(name, rows.toString());
    }

    static byte[] zipped(String name, String rows) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            var entry = new ZipEntry(name.replace(".zip", ".csv"));
            entry.setTimeLocal(STAMP);
            zip.putNextEntry(entry);
            zip.write(rows.getBytes(StandardCharsets.US_ASCII));
        }
        return bytes.toByteArray();
    }

    private static String row(Trade trade) {
        long unitNs = day(trade).isBefore(MICROS_FROM) ? Times.MILLI_NS : Times.MICRO_NS;
        return "%d,%s,%s,1.00000000,%d,%s,True\n"
                .formatted(
                        trade.id(),
                        decimal(trade.priceE8()),
                        decimal(trade.quantityE8()),
                        trade.timeNs() / unitNs,
                        trade.buyerIsMaker() ? "True" : "False");
    }

    private static String decimal(long valueE8) {
        return "%d.%08d".formatted(valueE8 / 100_000_000, valueE8 % 100_000_000);
    }

    private void aggregates(Context context) {
        asked.add("aggTrades");
        long startNs = Long.parseLong(context.queryParam("startTime")) * Times.MILLI_NS;
        String answer =
                visible()
                        .filter(trade -> trade.timeNs() >= startNs)
                        .findFirst()
                        .map(trade ->
                                ("[{\"a\":1,\"p\":\"%s\",\"q\":\"%s\",\"f\":%d,\"l\":%d,\"T\":%d,"
                                                + "\"m\":true,\"M\":true}]")
                                        .formatted(
                                                decimal(trade.priceE8()),
                                                decimal(trade.quantityE8()),
                                                trade.id(),
                                                trade.id(),
                                                trade.timeNs() / Times.MILLI_NS))
                        .orElse("[]");
        context.result(answer);
    }

    private void trades(Context context) {
        long fromId = Long.parseLong(context.queryParam("fromId"));
        int limit = Integer.parseInt(context.queryParam("limit"));
        asked.add("trades " + fromId);
        if (refusesTrades) {
            context.status(400).result("{\"code\":-1121,\"msg\":\"Invalid symbol.\"}");
            return;
        }
        List<String> rows =
                visible()
                        .filter(trade -> trade.id() >= fromId && !restLacks.test(trade))
                        .limit(limit)
                        .map(trade ->
                                ("{\"id\":%d,\"price\":\"%s\",\"qty\":\"%s\",\"quoteQty\":\"1\","
                                                + "\"time\":%d,\"isBuyerMaker\":%b,"
                                                + "\"isBestMatch\":true}")
                                        .formatted(
                                                trade.id(),
                                                decimal(trade.priceE8()),
                                                decimal(trade.quantityE8()),
                                                trade.timeNs() / Times.MILLI_NS,
                                                trade.buyerIsMaker()))
                        .toList();
        context.header("X-MBX-USED-WEIGHT-1M", "25").result("[" + String.join(",", rows) + "]");
    }

    private Stream<Trade> visible() {
        long nowNs = now.getEpochSecond() * Times.SECOND_NS;
        return TAPE.stream().filter(trade -> trade.timeNs() < nowNs);
    }
}
