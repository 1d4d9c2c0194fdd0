package io.foretick.store.direction;

import java.util.List;

/// What one of the files must be.
///
/// @param what the file is, in words
/// @param applicationId by which SQLite's own header tells our files from others
/// @param tables statements that make them
record Schema(String what, int applicationId, List<String> tables) {

    /// Of both files; they change together.
    static final int VERSION = 1;

    private static final String LINEAGE =
            "CREATE TABLE lineage (id TEXT NOT NULL, symbol TEXT NOT NULL)";

    static final Schema STATE =
            new Schema(
                    "a state of direction models",
                    0x466b5331, // "FkS1"
                    List.of(
                            LINEAGE,
                            """
                            CREATE TABLE versions (
                                number INTEGER PRIMARY KEY AUTOINCREMENT,
                                symbol TEXT NOT NULL,
                                tf TEXT NOT NULL,
                                position_ms INTEGER NOT NULL,
                                updates INTEGER NOT NULL,
                                source TEXT NOT NULL,
                                metrics TEXT NOT NULL,
                                digest TEXT NOT NULL,
                                patterns_digest TEXT NOT NULL,
                                created_ms INTEGER NOT NULL,
                                replaced INTEGER,
                                undone_by INTEGER)\
                            """,
                            "CREATE INDEX versions_by_tf ON versions (tf, number)",
                            """
                            CREATE TABLE parts (
                                version INTEGER NOT NULL,
                                owner TEXT NOT NULL,
                                name TEXT NOT NULL,
                                bytes BLOB NOT NULL,
                                PRIMARY KEY (version, owner, name)) WITHOUT ROWID\
                            """,
                            """
                            CREATE TABLE redo (
                                version INTEGER PRIMARY KEY,
                                tf TEXT NOT NULL,
                                bytes BLOB NOT NULL)\
                            """,
                            """
                            CREATE TABLE kept_patterns (
                                version INTEGER PRIMARY KEY,
                                bytes BLOB NOT NULL)\
                            """,
                            """
                            CREATE TABLE audit (
                                number INTEGER PRIMARY KEY AUTOINCREMENT,
                                at_ms INTEGER NOT NULL,
                                action TEXT NOT NULL,
                                tf TEXT NOT NULL,
                                version INTEGER NOT NULL,
                                replaced INTEGER,
                                reason TEXT NOT NULL,
                                facts TEXT NOT NULL)\
                            """));

    static final Schema PATTERNS =
            new Schema(
                    "a memory of patterns",
                    0x466b5031, // "FkP1"
                    List.of(
                            LINEAGE,
                            """
                            CREATE TABLE positions (
                                tf TEXT PRIMARY KEY,
                                version INTEGER NOT NULL,
                                position_ms INTEGER NOT NULL,
                                digest TEXT NOT NULL,
                                written INTEGER NOT NULL,
                                first_event INTEGER NOT NULL,
                                next_event INTEGER NOT NULL,
                                seen_ms INTEGER,
                                maintained_ms INTEGER) WITHOUT ROWID\
                            """,
                            """
                            CREATE TABLE stats (
                                tf TEXT NOT NULL,
                                key TEXT NOT NULL,
                                kind TEXT NOT NULL,
                                model TEXT NOT NULL,
                                count INTEGER NOT NULL,
                                ema_p_up REAL,
                                ema_p_down REAL,
                                ema_p_flat REAL,
                                ema_win REAL,
                                ema_reward REAL NOT NULL,
                                streak_bad INTEGER,
                                last_seen INTEGER NOT NULL,
                                written INTEGER NOT NULL,
                                PRIMARY KEY (tf, key)) WITHOUT ROWID\
                            """,
                            """
                            CREATE TABLE events (
                                tf TEXT NOT NULL,
                                number INTEGER NOT NULL,
                                ts INTEGER NOT NULL,
                                model TEXT NOT NULL,
                                kind TEXT NOT NULL,
                                key TEXT NOT NULL,
                                candle_ts INTEGER NOT NULL,
                                target_ts INTEGER NOT NULL,
                                close_prev REAL,
                                close_curr REAL,
                                pred_dir TEXT NOT NULL,
                                conf REAL,
                                fact_dir TEXT NOT NULL,
                                reward REAL,
                                ret_bps REAL,
                                lr_eff REAL,
                                lambda_eff REAL,
                                PRIMARY KEY (tf, number)) WITHOUT ROWID\
                            """));
}
