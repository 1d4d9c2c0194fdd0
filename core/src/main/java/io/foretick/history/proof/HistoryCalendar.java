package io.foretick.history.proof;

import io.foretick.history.HistoryStore;
import io.foretick.history.day.DayProof;
import io.foretick.history.kline.KlineInterval;
import io.foretick.history.kline.KlineProof;

import java.io.IOException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// Which days a store holds, a line a month, told by the proofs alone: quick, and no proof that the
/// rows are right, which is [HistoryVerifier]'s work.
///
/// @param months by symbol, then what is held, then time
public record HistoryCalendar(List<Month> months) {

    /// A day with a silence of this many seconds or more shows as halted.
    public static final int HALT_SECONDS_MIN = 600;

    /// What is held of a day.
    public enum State {
        WHOLE('#'),
        HALTED('h'),
        PARTIAL('+'),
        MISSING('.'),
        /// Before the first day or after the last.
        OUTSIDE(' ');

        private final char sign;

        State(char sign) {
            this.sign = sign;
        }

        public char sign() {
            return sign;
        }
    }

    /// One line.
    ///
    /// @param what `seconds`, or `klines` and their length
    /// @param days one state a day of the month
    public record Month(String symbol, String what, YearMonth month, List<State> days) {

        public Month {
            days = List.copyOf(days);
        }

        /// One character a day.
        public String signs() {
            var signs = new StringBuilder();
            days.forEach(day -> signs.append(day.sign()));
            return signs.toString();
        }
    }

    public HistoryCalendar {
        months = List.copyOf(months);
    }

    public static HistoryCalendar of(HistoryStore store) throws IOException {
        List<Month> months = new ArrayList<>();
        for (String symbol : store.symbols()) {
            var states = new TreeMap<LocalDate, State>();
            for (LocalDate day : store.days(symbol)) {
                states.put(day, state(store, symbol, day));
            }
            addMonths(symbol, "seconds", states, months);
        }
        for (String symbol : store.klines().symbols()) {
            for (KlineInterval interval : store.klines().intervals(symbol)) {
                var states = new TreeMap<LocalDate, State>();
                for (LocalDate day : store.klines().days(symbol, interval)) {
                    states.put(day, state(store, symbol, interval, day));
                }
                addMonths(symbol, "klines " + interval.name(), states, months);
            }
        }
        return new HistoryCalendar(months);
    }

    private static State state(HistoryStore store, String symbol, LocalDate day)
            throws IOException {
        DayProof proof = store.proof(symbol, day).orElse(null);
        if (proof == null) {
            return State.MISSING;
        }
        if (!proof.whole() || !proof.startsWhole()) {
            return State.PARTIAL;
        }
        boolean halted =
                store.longestSilence(symbol, day)
                        .filter(silence -> silence.seconds() >= HALT_SECONDS_MIN)
                        .isPresent();
        return halted ? State.HALTED : State.WHOLE;
    }

    private static State state(
            HistoryStore store, String symbol, KlineInterval interval, LocalDate day)
            throws IOException {
        boolean whole =
                store.klines().proof(symbol, interval, day).filter(KlineProof::whole).isPresent();
        return whole ? State.WHOLE : State.PARTIAL;
    }

    private static void addMonths(
            String symbol, String what, SortedMap<LocalDate, State> states, List<Month> months) {
        if (states.isEmpty()) {
            return;
        }
        YearMonth last = YearMonth.from(states.lastKey());
        for (YearMonth month = YearMonth.from(states.firstKey());
                !month.isAfter(last);
                month = month.plusMonths(1)) {
            months.add(new Month(symbol, what, month, days(month, states)));
        }
    }

    private static List<State> days(YearMonth month, SortedMap<LocalDate, State> states) {
        List<State> days = new ArrayList<>();
        for (int k = 1; k <= month.lengthOfMonth(); k++) {
            LocalDate day = month.atDay(k);
            boolean outside = day.isBefore(states.firstKey()) || day.isAfter(states.lastKey());
            days.add(outside ? State.OUTSIDE : states.getOrDefault(day, State.MISSING));
        }
        return days;
    }
}
