package io.foretick.history.proof;

import io.foretick.history.day.DayProof;
import io.foretick.history.day.SecondRows;

import java.util.ArrayList;
import java.util.List;

/// Walks the rows of one day after those of the days before it. Used once, by [SymbolScan].
final class DayScan {

    private final SecondRows rows;
    private final int silenceSecondsMax;
    private final List<IdHole> holes = new ArrayList<>();
    private final List<Gap> gaps = new ArrayList<>();
    private final List<String> faults = new ArrayList<>();
    private Tail tail;
    private long trades;
    private long firstId = Tail.UNKNOWN;
    private long missingIds;

    DayScan(SecondRows rows, Tail before, int silenceSecondsMax) {
        this.rows = rows;
        this.tail = before;
        this.silenceSecondsMax = silenceSecondsMax;
    }

    DayScan run() {
        for (int row = 0; row < rows.size(); row++) {
            if (rows.trades(row) == 0) {
                quiet(row);
            } else {
                traded(row);
            }
        }
        return this;
    }

    /// A silence that lasts to the end of all that is held.
    void closeOpenGap() {
        addGap(Gap.Kind.OPEN, rows.endSecond());
    }

    Tail tail() {
        return tail;
    }

    /// What contradicts in the rows; the first of it is enough to tell.
    List<String> faults() {
        return faults;
    }

    long missingIds() {
        return missingIds;
    }

    DayReport report(DayProof proof, boolean rawTrades) {
        long lastId = trades == 0 ? Tail.UNKNOWN : tail.lastId();
        return new DayReport(
                proof, rows.digest(), trades, firstId, lastId, missingIds, holes, gaps, rawTrades);
    }

    private void quiet(int row) {
        boolean carried =
                rows.priceE8(row) == tail.priceE8()
                        && rows.quantityE8(row) == 0
                        && rows.buyE8(row) == 0
                        && rows.lastId(row) == tail.lastId()
                        && rows.firstId(row) == tail.lastId() + 1;
        if (!carried) {
            fault(row, "has no trades and does not carry the price and the id before it");
        }
    }

    private void traded(int row) {
        long second = rows.firstSecond() + row;
        long between = tail.lastId() == Tail.UNKNOWN ? 0 : rows.firstId(row) - tail.lastId() - 1;
        long inside = rows.lastId(row) - rows.firstId(row) + 1 - rows.trades(row);
        checkTraded(row, between, inside);
        if (between > 0) {
            miss(
                    new IdHole(
                            tail.lastId() + 1,
                            rows.firstId(row) - 1,
                            between,
                            tail.tradeSecond(),
                            second));
        }
        if (inside > 0) {
            miss(new IdHole(rows.firstId(row), rows.lastId(row), inside, second, second));
        }
        addGap(between == 0 ? Gap.Kind.HALT : Gap.Kind.HOLE, second);
        firstId = trades == 0 ? rows.firstId(row) : firstId;
        trades += rows.trades(row);
        tail = new Tail(second, rows.lastId(row), rows.priceE8(row));
    }

    private void checkTraded(int row, long between, long inside) {
        if (between < 0) {
            fault(row, "begins with an id that came before");
        }
        if (inside < 0) {
            fault(row, "has more trades than ids");
        }
        if (rows.priceE8(row) <= 0
                || rows.buyE8(row) < 0
                || rows.buyE8(row) > rows.quantityE8(row)) {
            fault(row, "has no price, or more bought than traded");
        }
    }

    private void miss(IdHole hole) {
        missingIds += hole.missing();
        if (holes.size() < DayReport.HOLES_MAX) {
            holes.add(hole);
        }
    }

    private void addGap(Gap.Kind kind, long endSecond) {
        if (tail.tradeSecond() != Tail.UNKNOWN
                && endSecond - tail.tradeSecond() - 1 > silenceSecondsMax) {
            gaps.add(new Gap(kind, tail.tradeSecond() + 1, endSecond));
        }
    }

    private void fault(int row, String what) {
        if (faults.isEmpty()) {
            faults.add(Instants.text(rows.firstSecond() + row) + " " + what);
        }
    }
}
