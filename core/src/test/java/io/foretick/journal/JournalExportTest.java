package io.foretick.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.foretick.base.Times;
import io.foretick.event.Event;
import io.foretick.event.Side;
import io.foretick.event.Source;
import io.foretick.event.Stamp;
import io.foretick.journal.JournalExport.Format;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Stream;

final class JournalExportTest {

    @TempDir private Path root;
    private Path directory;

    @BeforeEach
    void nameDirectory() {
        directory = root.resolve("journal");
    }

    @Test
    void writesOneObjectALine() throws IOException {
        writeTrade();
        Path target = root.resolve("out.jsonl");
        assertEquals(3, JournalExport.export(directory, Format.JSONL, target));
        List<String> lines = Files.readAllLines(target);
        assertEquals(3, lines.size());
        assertEquals(
                "{\"sequence\":1,\"kind\":\"event\",\"type\":\"trade\",\"time_ns\":10,"
                        + "\"venue_ns\":null,\"receive_ns\":9,\"frame\":4,\"source\":\"binance\","
                        + "\"instrument\":3,\"fields\":{\"trade_id\":5,\"price_e8\":6,"
                        + "\"quantity_e8\":7,\"taker\":\"sell\"}}",
                lines.get(1));
    }

    @Test
    void everyRecordIsJsonThatParses() throws IOException {
        Journals.write(directory, 6, 2_000);
        Path target = root.resolve("out.jsonl");
        long rows = JournalExport.export(directory, Format.JSONL, target);
        JsonMapper mapper = new JsonMapper();
        long sequence = 0;
        for (String line : Files.readAllLines(target)) {
            JsonNode record = mapper.readTree(line);
            assertEquals(sequence++, record.get("sequence").asLong());
            assertTrue(record.get("fields").isObject());
        }
        assertEquals(rows, sequence);
    }

    @Test
    void writesCsv() throws IOException {
        writeTrade();
        Path target = root.resolve("out.csv");
        assertEquals(3, JournalExport.export(directory, Format.CSV, target));
        List<String> lines = Files.readAllLines(target);
        assertEquals(
                "sequence,kind,type,time_ns,venue_ns,receive_ns,frame,source,instrument,fields",
                lines.get(0));
        assertEquals(
                "1,event,trade,10,,9,4,binance,3,\"{\"\"trade_id\"\":5,\"\"price_e8\"\":6,"
                        + "\"\"quantity_e8\"\":7,\"\"taker\"\":\"\"sell\"\"}\"",
                lines.get(2));
    }

    @Test
    void writesParquetThatDuckDbReads() throws IOException, SQLException {
        Journals.write(directory, 6, 2_000);
        Path target = root.resolve("it's out.parquet");
        long rows = JournalExport.export(directory, Format.PARQUET, target);
        assertEquals(JournalVerifier.verify(directory).lastSequence() + 1, rows);
        assertEquals(rows + "", query("count(*)", target));
        assertEquals(rows * (rows - 1) / 2 + "", query("sum(sequence)", target));
        assertEquals("400", query("count(*) filter (kind = 'command')", target));
        assertEquals(
                "000000000000004d",
                query("max(fields->>'session_id') filter (type = 'head')", target));
    }

    @Test
    void parquetHoldsTheValuesOfARecord() throws IOException, SQLException {
        writeTrade();
        Path target = root.resolve("out.parquet");
        JournalExport.export(directory, Format.PARQUET, target);
        String where = " filter (type = 'trade')";
        assertEquals("10", query("max(time_ns)" + where, target));
        assertEquals("0", query("count(venue_ns)" + where, target));
        assertEquals("binance", query("max(source)" + where, target));
        assertEquals("3", query("max(instrument)" + where, target));
        assertEquals("6", query("max(fields->>'price_e8')" + where, target));
    }

    @Test
    void leavesTheTargetAloneWhenTheJournalIsBroken() throws IOException {
        Journals.write(directory, 1, 20);
        Path segment = Layout.segment(directory, 0);
        byte[] bytes = Files.readAllBytes(segment);
        bytes[Journals.offsets(directory).get(5).intValue() + 30] ^= 1;
        Files.write(segment, bytes);
        Path target = Files.writeString(root.resolve("out"), "old");
        for (Format format : Format.values()) {
            assertThrows(
                    JournalCorruptException.class,
                    () -> JournalExport.export(directory, format, target));
        }
        assertEquals("old", Files.readString(target));
        try (Stream<Path> files = Files.list(root)) {
            assertFalse(files.anyMatch(file -> file.toString().endsWith(".tmp")));
        }
    }

    private void writeTrade() throws IOException {
        Stamp at = new Stamp(10, Times.UNKNOWN_NS, 9, 4, Source.BINANCE);
        try (JournalWriter writer = Journals.open(directory)) {
            writer.append(new Event.Trade(at, 3, 5, 6, 7, Side.SELL));
        }
    }

    private static String query(String columns, Path file) throws SQLException {
        String path = file.toString().replace("'", "''");
        String select = "SELECT (" + columns + ")::VARCHAR FROM read_parquet('" + path + "')";
        try (Connection database = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = database.createStatement();
                ResultSet result = statement.executeQuery(select)) {
            result.next();
            return result.getString(1);
        }
    }
}
