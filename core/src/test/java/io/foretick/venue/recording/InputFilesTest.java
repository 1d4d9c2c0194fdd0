package io.foretick.venue.recording;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

class InputFilesTest {

    @TempDir Path folder;

    @Test
    void knowsEachFormatByItsContent() throws IOException {
        expect(RecordingFormat.BINANCE_MESSAGES, "1723161254024619568 {\"stream\":\"x@trade\"}");
        expect(RecordingFormat.HYPERLIQUID_MESSAGES, "1723161254024619568 {\"channel\":\"x\"}");
        expect(RecordingFormat.BYBIT_MESSAGES, "{\"topic\":\"orderbook\",\"ts\":1733011200691}");
        expect(
                RecordingFormat.SESSION_MESSAGES,
                "{\"source\":\"binance\",\"recv_wall_ts\":1777366986264,\"payload\":\"{}\"}");
        expect(
                RecordingFormat.SESSION_MARKETS,
                "{\"slug\":\"a\",\"outcomes\":[],\"start_ts\":1777452300000}");
        expect(RecordingFormat.GAMMA_MARKETS, "{\"slug\":\"a\",\"raw\":{}}");
        expect(
                RecordingFormat.ORACLE_TABLE,
                "feed_ts_ms,value,full_accuracy_value,server_ts_ms,recv_ms");
        expect(RecordingFormat.QUOTE_TABLE, "slug,ts_ms,up_bid,up_ask,spot");
        expect(RecordingFormat.QUOTE_TABLE, "2026-01-05T10:00:00Z,1767607200000,a-b,x,.4,.5,.5,.6");
        expect(RecordingFormat.DEPTH_TABLE, "slug,ts_ms,bid_px,bid_sz,ask_px,ask_sz,token");
        expect(RecordingFormat.TRADE_TABLE, "recv_time,recv_ts_ms,trade_ts_ms,price,qty,side");
        expect(
                RecordingFormat.TRADE_TABLE,
                "TimestampOfReceive,Stream,Symbol,TransactionTime,TradeId,Price,Quantity");
        expect(
                RecordingFormat.SNAPSHOT_TABLE,
                "# a comment\nTimestampOfReceive,LastUpdateId,IsAsk,Price,Quantity");
        expect(RecordingFormat.KLINES, "open_time_ms,open,high,low,close,volume");
        expect(RecordingFormat.KLINES, "1704067200000,1,2,1,2,5,1704067259999,7,3,2,1,0");
        expect(RecordingFormat.BYBIT_TABLE, "timestamp,open,high,low,close,volume");
        expect(RecordingFormat.BYBIT_TABLE, "both,BTCUSDT,1719823044587.1,1719823044454,\"[[]]\"");
        expect(RecordingFormat.MARKET_TABLE, "src,slug,coin,start,end,outcome,outcome_src");
        expect(RecordingFormat.LABEL_TABLE, "slug,strike,final,outcome_up");
    }

    private void expect(RecordingFormat format, String line) throws IOException {
        RecordingFiles files = new RecordingFiles(folder);
        assertEquals(format, RecordingFiles.formatOf(files.write("plain.txt", line + "\n")));
        assertEquals(format, RecordingFiles.formatOf(files.gzip("packed.csv", line + "\n")));
        Path zip = files.zip("packed.bin", "inside.txt", line + "\n");
        assertEquals(format, RecordingFiles.formatOf(zip));
    }

    @Test
    void refusesWhatNoFormatFitsAndSaysWhatItSaw() {
        refuses("{\"unheard\":\"of\"}\n", "it begins with '{\"unheard\":\"of\"}'");
        refuses("name,age\nAda,36\n", "it begins with 'name,age'");
        refuses("", "is empty");
        refuses("\n \n", "holds no line");
        refuses(
                "open_time,open,high,low,close,volume,close_time,taker_buy_volume\n",
                "candles of a futures market");
    }

    private void refuses(String text, String reason) {
        refuses(new RecordingFiles(folder).write("given.bin", text), reason);
    }

    private static void refuses(Path path, String reason) {
        IOException refused =
                assertThrows(
                        UnrecognisedInputException.class, () -> InputFiles.find(List.of(path)));
        String message = String.valueOf(refused.getMessage());
        assertTrue(message.startsWith(path.toString()), message);
        assertTrue(message.contains(reason), message);
    }

    @Test
    void refusesBinaryGarbageAndShowsItsBytes() {
        byte[] garbage = {0, 1, 2, (byte) 0xfe, (byte) 0xff, 9, 10, 11};
        refuses(new RecordingFiles(folder).write("x.csv", garbage), "the bytes 00 01 02 fe ff");
    }

    @Test
    void refusesBrokenArchives() {
        RecordingFiles files = new RecordingFiles(folder);
        refuses(files.write("a.gz", new byte[] {0x1f, (byte) 0x8b, 8, 0}), "breaks off");
        refuses(files.write("b.gz", new byte[] {0x1f, (byte) 0x8b, 99, 0, 0, 0}), "broken archive");
        refuses(files.write("c.gz", RecordingFiles.gzipped("")), "holds no line");
        refuses(files.zip("d.zip"), "holds no line");
    }

    @Test
    void refusesMissingFilesAndFoldersWithoutRecordings() {
        refuses(folder.resolve("absent.csv"), "is no file");
        new RecordingFiles(folder).write("notes.txt", "nothing of use\n");
        refuses(folder, "holds no recording");
    }

    @Test
    void takesEveryRecordingOfAFolderInOrderAndNamesTheRest() throws IOException {
        Files.createDirectory(folder.resolve("deeper"));
        RecordingFiles files = new RecordingFiles(folder);
        Path quotes = files.write("quotes.csv", "slug,ts_ms,up_bid,up_ask\n");
        Path klines = files.write("deeper/k.csv", "open_time_ms,open,high,low,close,volume\n");
        files.write("README.md", "about these files\n");
        InputFiles found = InputFiles.find(List.of(folder));
        assertEquals(List.of(klines, quotes), found.files().stream().map(InputFile::path).toList());
        assertEquals(1, found.ignored().size());
        assertTrue(found.ignored().getFirst().contains("README.md"));
    }

    @Test
    void readsAPathGivenTwiceOnce() throws IOException {
        Path quotes = new RecordingFiles(folder).write("q.csv", "slug,ts_ms,up_bid,up_ask\n");
        assertEquals(1, InputFiles.find(List.of(quotes, folder)).files().size());
    }

    @Test
    void knowsAJournal() throws IOException {
        new RecordingFiles(folder).write("segment-000001.ftj", "anything");
        assertEquals(RecordingFormat.JOURNAL, RecordingFiles.formatOf(folder));
    }

    @Test
    void readsTheCoinOffTheName() {
        assertEquals("BTC", asset("BTCUSDT_1m_20240726.csv.gz"));
        assertEquals("ETH", asset("logs/ethusdt-trades.csv"));
        assertEquals("BTC", asset("BTCUSD-prices-2026-07-24.csv"));
        assertEquals("SOL", asset("SOL-USDT-1m.csv"));
        assertEquals("XRP", asset("logs/xrp-updown-5m-1771347900/spot.csv"));
        assertEquals("none", asset("logs/spot.csv"));
    }

    private static String asset(String path) {
        return new InputFile(Path.of(path), RecordingFormat.TRADE_TABLE, List.of(), 0)
                .asset()
                .orElse("none");
    }
}
