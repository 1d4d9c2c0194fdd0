package io.foretick.cli;

import io.foretick.base.Digest;
import io.foretick.history.HistoryCut;
import io.foretick.history.HistoryStore;
import io.foretick.history.proof.HistoryCalendar;
import io.foretick.history.proof.HistoryCalendar.Month;
import io.foretick.history.proof.HistoryCalendar.State;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import java.io.IOException;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;

/// `foretick history status`: which days a store covers. Reads proofs only, and proves nothing.
@Command(
        name = "status",
        mixinStandardHelpOptions = true,
        description = "Print a calendar of what a store covers: a line a month, a sign a day.",
        footer = {"", "Example:", "  foretick history status --store history"})
final class HistoryStatusCommand implements Callable<Integer> {

    private static final JsonMapper MAPPER = new JsonMapper();

    @Spec private @Nullable CommandSpec spec;

    @Mixin private StoreOption store = new StoreOption();

    @Option(names = "--json", description = "Print the result as one JSON object.")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
        try (HistoryStore history = HistoryStore.open(store.folder())) {
            HistoryCalendar calendar = HistoryCalendar.of(history);
            Optional<HistoryCut> cut = HistoryCut.newest(history, history.symbols());
            out.println(json ? json(calendar, cut) : text(calendar, cut));
        }
        out.flush();
        return ExitCode.OK;
    }

    private static String text(HistoryCalendar calendar, Optional<HistoryCut> cut) {
        List<String> lines = new ArrayList<>();
        for (Month month : calendar.months()) {
            lines.add(
                    "%-10s %-10s %-7s  %s"
                            .formatted(month.symbol(), month.what(), month.month(), month.signs())
                            .stripTrailing());
        }
        cut.ifPresent(at ->
                lines.add(
                        "all symbols to %s, digest %s"
                                .formatted(
                                        Instant.ofEpochSecond(at.endSecond()),
                                        Digest.hex(at.digest()))));
        List<String> legend = new ArrayList<>();
        for (State state : State.values()) {
            if (state != State.OUTSIDE) {
                legend.add(state.sign() + " " + key(state));
            }
        }
        lines.add(String.join(", ", legend));
        return String.join("\n", lines);
    }

    private static String json(HistoryCalendar calendar, Optional<HistoryCut> cut) {
        ObjectNode root = MAPPER.createObjectNode();
        root.putNull("cut");
        cut.ifPresent(at ->
                root.putObject("cut")
                        .put("to", Instant.ofEpochSecond(at.endSecond()).toString())
                        .put("digest", Digest.hex(at.digest())));
        ArrayNode months = root.putArray("months");
        for (Month month : calendar.months()) {
            ObjectNode node = months.addObject();
            node.put("symbol", month.symbol());
            node.put("what", month.what());
            node.put("month", month.month().toString());
            ArrayNode days = node.putArray("days");
            month.days().forEach(day -> days.add(key(day)));
        }
        return MAPPER.writeValueAsString(root);
    }

    private static String key(State state) {
        return state.name().toLowerCase(Locale.ROOT);
    }
}
