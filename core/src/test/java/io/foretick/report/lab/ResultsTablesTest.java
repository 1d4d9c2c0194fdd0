package io.foretick.report.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.foretick.report.lab.TrialResult.Money;
import io.foretick.testing.MadeUpTrials;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

class ResultsTablesTest {

    private static final Results RESULTS = new Results(MadeUpTrials.of(80, 3, 0.05), List.of());

    @TempDir Path root;

    @BeforeEach
    void write() throws IOException {
        ResultsTables.write(experiment(RESULTS), new ExperimentFolder(root));
    }

    private static Experiment experiment(Results results) {
        var about = new About("made-up", "", 60, 0.95, Objective.SHARPE, List.of());
        return Experiment.of(about, results, new Results(List.of(), List.of()));
    }

    @Test
    void parquetHoldsWhatTheTrialsHold() throws SQLException {
        List<List<String>> rows =
                rows(
                        "SELECT id, \"market_maker.gamma\", \"bribe.percentile\", total_e8, sharpe,"
                                + " included, alarms, failure FROM 'trials.parquet'");
        assertEquals(RESULTS.trials().stream().map(ResultsTablesTest::expected).toList(), rows);
    }

    private static List<String> expected(TrialResult trial) {
        return List.of(
                trial.id(),
                trial.values().getOrDefault("market_maker.gamma", ""),
                trial.values().getOrDefault("bribe.percentile", ""),
                Long.toString(trial.money().totalE8()),
                Double.toString(trial.risk().sharpe()),
                Double.toString(trial.activity().included()),
                Integer.toString(trial.alarms().size()),
                trial.failure());
    }

    @Test
    void csvAndParquetHoldTheSame() throws SQLException {
        List<List<String>> parquet = rows("SELECT * FROM 'trials.parquet'");
        List<List<String>> csv =
                rows("SELECT * FROM read_csv('trials.csv', all_varchar = true, header = true)");
        assertEquals(80, csv.size());
        assertEquals(columns("read_csv('trials.csv')"), columns("'trials.parquet'"));
        for (int row = 0; row < csv.size(); row++) {
            List<String> cells = parquet.get(row).stream().map(ResultsTablesTest::inCsv).toList();
            assertEquals(cells, csv.get(row));
        }
    }

    /// What is not known is empty in the CSV file, and DuckDB reads what is empty as null.
    private static String inCsv(String cell) {
        return cell.isEmpty() || cell.equals("NaN") ? "null" : cell;
    }

    @Test
    void periodsAddUpToEachTotal() throws SQLException {
        List<List<String>> sums =
                rows(
                        "SELECT id, CAST(sum(profit_e8) AS BIGINT), count(*), max(period)"
                                + " FROM 'periods.parquet' GROUP BY id ORDER BY id");
        List<List<String>> expected =
                RESULTS.finished().stream()
                        .map(trial ->
                                List.of(trial.id(), "" + trial.money().totalE8(), "160", "159"))
                        .toList();
        assertEquals(expected, sums);
    }

    @Test
    void equityOfTheBestEndsAtTheirTotals() throws IOException {
        List<TrialResult> best =
                RESULTS.ranked(Objective.SHARPE).subList(0, ResultsTables.BEST_MAX);
        try (Stream<Path> files = Files.list(root.resolve("equity"))) {
            assertEquals(best.size(), files.count());
        }
        for (TrialResult trial : best) {
            List<String> lines = Files.readAllLines(root.resolve("equity/" + trial.id() + ".csv"));
            assertEquals("period,profit_e8,equity_e8,drawdown_e8", lines.getFirst());
            assertEquals("" + trial.money().totalE8(), lines.getLast().split(",", -1)[2]);
        }
    }

    @Test
    void equityOfTrialsThatAreNoMoreAmongTheBestIsRemoved() throws IOException {
        List<TrialResult> ranked = RESULTS.ranked(Objective.SHARPE);
        var others = new Results(ranked.subList(2, ranked.size()), List.of());
        ResultsTables.write(experiment(others), new ExperimentFolder(root));
        Path first = root.resolve("equity/" + ranked.getFirst().id() + ".csv");
        Path third = root.resolve("equity/" + ranked.get(2).id() + ".csv");
        assertFalse(Files.exists(first));
        assertTrue(Files.exists(third));
    }

    @Test
    void nothingHalfDoneStaysBehind() throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            List<String> hidden =
                    files.map(file -> file.getFileName().toString())
                            .filter(name -> name.startsWith("."))
                            .toList();
            assertEquals(List.of(), hidden);
        }
    }

    @Test
    void experimentWithoutTrialsHasEmptyTables() throws Exception {
        Path empty = root.resolve("empty");
        ResultsTables.write(
                experiment(new Results(List.of(), List.of())), new ExperimentFolder(empty));
        assertEquals(1, Files.readAllLines(empty.resolve("trials.csv")).size());
        assertEquals(List.of(), rows("SELECT * FROM 'empty/trials.parquet'"));
    }

    @Test
    void moneyOfEveryMadeUpTrialAddsUp() {
        for (TrialResult trial : RESULTS.trials()) {
            Money money = trial.money();
            long sum =
                    money.spreadE8()
                            + money.inventoryE8()
                            + money.feesE8()
                            + money.hedgeE8()
                            + money.bribesE8();
            assertEquals(money.totalE8(), sum);
        }
    }

    @Test
    void settingThatIsCalledLikeAFigureIsToldApart() throws Exception {
        TrialResult trial = MadeUpTrials.failed("a", Map.of("Events", "x,\"y\"", "id", "z"));
        Path other = root.resolve("other");
        ResultsTables.write(
                experiment(new Results(List.of(trial), List.of())), new ExperimentFolder(other));
        List<List<String>> rows =
                rows(
                        "SELECT id, \"setting.id\", \"setting.Events\", events"
                                + " FROM 'other/trials.parquet'");
        assertEquals(List.of(List.of("a", "z", "x,\"y\"", "0")), rows);
        assertTrue(Files.readString(other.resolve("trials.csv")).contains("\"x,\"\"y\"\"\""));
    }

    private List<String> columns(String from) throws SQLException {
        return rows("SELECT column_name FROM (DESCRIBE SELECT * FROM " + from + ")").stream()
                .map(List::getFirst)
                .toList();
    }

    private List<List<String>> rows(String sql) throws SQLException {
        String here = sql.replaceAll("'([\\w/]+\\.(csv|parquet))'", "'" + root + "/$1'");
        try (var connection = DriverManager.getConnection("jdbc:duckdb:");
                var statement = connection.createStatement();
                ResultSet found = statement.executeQuery(here)) {
            int width = found.getMetaData().getColumnCount();
            List<List<String>> rows = new ArrayList<>();
            while (found.next()) {
                List<String> row = new ArrayList<>();
                for (int column = 1; column <= width; column++) {
                    row.add(String.valueOf(found.getObject(column)));
                }
                rows.add(row);
            }
            return rows;
        }
    }
}
