package io.foretick.store.direction;

import io.foretick.forecast.direction.Direction;
import io.foretick.forecast.direction.ModelName;
import io.foretick.forecast.direction.pattern.PatternEvent;
import io.foretick.forecast.direction.pattern.PatternStat;
import io.foretick.market.candle.Timeframe;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;

/// Patterns and entries of the log as rows, both ways. Stateless.
final class PatternRows {

    static final String INSERT_STAT =
            "INSERT OR REPLACE INTO stats (tf, key, kind, model, count, last_seen, written,"
                    + " ema_p_up, ema_p_down, ema_p_flat, ema_win, ema_reward, streak_bad)"
                    + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

    static final String INSERT_EVENT =
            "INSERT OR REPLACE INTO events (tf, number, ts, model, kind, key, candle_ts, target_ts,"
                    + " close_prev, close_curr, pred_dir, conf, fact_dir, reward, ret_bps, lr_eff,"
                    + " lambda_eff) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

    private static final String CONTEXT = "context";
    private static final String DECISION = "decision";

    private PatternRows() {}

    static void set(PreparedStatement insert, Timeframe timeframe, PatternStat stat)
            throws SQLException {
        PatternStat.Support support = stat.support();
        insert.setString(1, timeframe.name());
        insert.setString(2, support.key());
        insert.setString(4, support.model().name());
        insert.setLong(5, support.count());
        insert.setLong(6, Millis.of(support.lastSeenNs()));
        insert.setLong(7, support.written());
        insert.setDouble(12, stat.reward());
        switch (stat) {
            case PatternStat.Context(_, double up, double down, double flat, _) -> {
                insert.setString(3, CONTEXT);
                insert.setDouble(8, up);
                insert.setDouble(9, down);
                insert.setDouble(10, flat);
                insert.setNull(11, Types.REAL);
                insert.setNull(13, Types.INTEGER);
            }
            case PatternStat.Decision(_, double wins, _, long badStreak) -> {
                insert.setString(3, DECISION);
                insert.setNull(8, Types.REAL);
                insert.setNull(9, Types.REAL);
                insert.setNull(10, Types.REAL);
                insert.setDouble(11, wins);
                insert.setLong(13, badStreak);
            }
        }
    }

    static PatternStat stat(ResultSet row) throws SQLException {
        PatternStat.Support support =
                new PatternStat.Support(
                        row.getString("key"),
                        ModelName.valueOf(row.getString("model")),
                        row.getLong("count"),
                        Millis.toNs(row.getLong("last_seen")),
                        row.getLong("written"));
        double reward = row.getDouble("ema_reward");
        if (row.getString("kind").equals(DECISION)) {
            return new PatternStat.Decision(
                    support, row.getDouble("ema_win"), reward, row.getLong("streak_bad"));
        }
        return new PatternStat.Context(
                support,
                row.getDouble("ema_p_up"),
                row.getDouble("ema_p_down"),
                row.getDouble("ema_p_flat"),
                reward);
    }

    static void set(PreparedStatement insert, Timeframe timeframe, PatternEvent event)
            throws SQLException {
        PatternEvent.Outcome outcome = event.outcome();
        insert.setString(1, timeframe.name());
        insert.setLong(2, event.number());
        insert.setLong(3, Millis.of(outcome.atNs()));
        insert.setString(4, outcome.model().name());
        insert.setString(5, event.decision() ? DECISION : CONTEXT);
        insert.setString(6, event.key());
        insert.setLong(7, Millis.of(outcome.candleStartNs()));
        insert.setLong(8, Millis.of(outcome.targetStartNs()));
        insert.setDouble(9, outcome.closePrevious());
        insert.setDouble(10, outcome.close());
        insert.setString(11, outcome.predicted().name());
        insert.setDouble(12, outcome.confidence());
        insert.setString(13, outcome.fact().name());
        insert.setDouble(14, outcome.reward());
        insert.setDouble(15, outcome.returnBps());
        insert.setDouble(16, outcome.learningRate());
        insert.setDouble(17, outcome.anchorStrength());
    }

    static PatternEvent event(ResultSet row, Timeframe timeframe) throws SQLException {
        PatternEvent.Outcome outcome =
                new PatternEvent.Outcome(
                        ModelName.valueOf(row.getString("model")),
                        timeframe,
                        Millis.toNs(row.getLong("candle_ts")),
                        real(row, "close_prev"),
                        real(row, "close_curr"),
                        Direction.valueOf(row.getString("pred_dir")),
                        real(row, "conf"),
                        Direction.valueOf(row.getString("fact_dir")),
                        real(row, "reward"),
                        real(row, "ret_bps"),
                        real(row, "lr_eff"),
                        real(row, "lambda_eff"));
        boolean decision = row.getString("kind").equals(DECISION);
        return new PatternEvent(row.getLong("number"), decision, row.getString("key"), outcome);
    }

    /// SQLite keeps NaN as NULL.
    private static double real(ResultSet row, String column) throws SQLException {
        double value = row.getDouble(column);
        return row.wasNull() ? Double.NaN : value;
    }
}
