package io.foretick.history.proof;

import io.foretick.base.Digest;
import io.foretick.base.E8;
import io.foretick.history.day.DayProof;
import io.foretick.history.day.ProofJson;
import io.foretick.history.kline.KlineReport;
import io.foretick.market.second.SecondCloser;

import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import java.util.List;
import java.util.Locale;

/// A [Verification] as one object of JSON, for programs. Times are ISO-8601 in UTC, digests 16
/// hexadecimal digits.
public final class VerificationJson {

    private static final JsonMapper MAPPER = new JsonMapper();

    private VerificationJson() {}

    public static String of(Verification verification) {
        ObjectNode root = MAPPER.createObjectNode();
        root.put("ok", verification.ok());
        root.put("store", verification.store().toString());
        ArrayNode symbols = root.putArray("symbols");
        verification.symbols().forEach(symbol -> symbol(symbol, symbols.addObject()));
        ArrayNode klines = root.putArray("klines");
        verification.klines().forEach(report -> klines(report, klines.addObject()));
        return MAPPER.writeValueAsString(root);
    }

    private static void symbol(SymbolReport report, ObjectNode node) {
        node.put("symbol", report.symbol());
        node.put("ok", report.ok());
        node.put("trades", report.trades());
        node.put("missing_ids", report.missingIds());
        node.put("duplicates", report.duplicates());
        node.put("late", report.late());
        ArrayNode missing = node.putArray("missing_days");
        report.missingDays().forEach(day -> missing.add(day.toString()));
        ArrayNode faults = node.putArray("faults");
        for (Fault fault : report.faults()) {
            faults.addObject()
                    .put("day", fault.day().toString())
                    .put("kind", key(fault.kind()))
                    .put("what", fault.what());
        }
        ArrayNode days = node.putArray("days");
        report.days().forEach(day -> day(day, days.addObject()));
    }

    private static void day(DayReport report, ObjectNode node) {
        DayProof proof = report.proof();
        node.put("day", proof.day().toString());
        node.put("from", Instants.text(proof.firstSecond()));
        node.put("to", Instants.text(proof.endSecond()));
        node.put("whole", proof.whole());
        node.put("trades", report.trades());
        if (report.trades() > 0) {
            node.put("first_id", report.firstId());
            node.put("last_id", report.lastId());
        } else {
            node.putNull("first_id");
            node.putNull("last_id");
        }
        node.put("missing_ids", report.missingIds());
        holes(report.holes(), node.putArray("id_holes"));
        gaps(report.gaps(), node.putArray("time_gaps"));
        node.put("duplicates", proof.duplicates());
        node.put("late", proof.late());
        before(proof, node);
        node.put("digest", Digest.hex(report.digest()));
        node.put("digest_published", Digest.hex(proof.digest()));
        node.put("raw_trades", report.rawTrades());
        ProofJson.parts(proof.parts(), node.putArray("parts"));
    }

    /// What was carried into a day; null where it is not known.
    private static void before(DayProof proof, ObjectNode node) {
        node.putNull("price_before");
        node.putNull("id_before");
        if (proof.priceBeforeE8() != SecondCloser.NO_PRICE) {
            node.put("price_before", E8.format(proof.priceBeforeE8()));
        }
        if (proof.idBefore() != SecondCloser.NO_ID) {
            node.put("id_before", proof.idBefore());
        }
    }

    private static void holes(List<IdHole> holes, ArrayNode array) {
        for (IdHole hole : holes) {
            array.addObject()
                    .put("first_id", hole.firstId())
                    .put("last_id", hole.lastId())
                    .put("missing", hole.missing())
                    .put("from", Instants.text(hole.fromSecond()))
                    .put("to", Instants.text(hole.toSecond()));
        }
    }

    private static void gaps(List<Gap> gaps, ArrayNode array) {
        for (Gap gap : gaps) {
            array.addObject()
                    .put("kind", key(gap.kind()))
                    .put("from", Instants.text(gap.fromSecond()))
                    .put("to", Instants.text(gap.endSecond()))
                    .put("seconds", gap.seconds());
        }
    }

    private static void klines(KlineReport report, ObjectNode node) {
        node.put("symbol", report.symbol());
        node.put("interval", report.interval().name());
        node.put("ok", report.ok());
        node.put("from", Instants.text(report.firstSecond()));
        node.put("to", Instants.text(report.endSecond()));
        node.put("klines", report.klines());
        node.put("missing", report.missing());
        ArrayNode holes = node.putArray("holes");
        for (KlineReport.Hole hole : report.holes()) {
            holes.addObject()
                    .put("from", Instants.text(hole.fromSecond()))
                    .put("to", Instants.text(hole.endSecond()))
                    .put("klines", hole.klines());
        }
        ArrayNode faults = node.putArray("faults");
        report.faults().forEach(faults::add);
    }

    private static String key(Enum<?> kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }
}
