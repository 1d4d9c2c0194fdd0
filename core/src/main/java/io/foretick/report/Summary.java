package io.foretick.report;

import io.foretick.base.Digest;
import io.foretick.base.Times;
import io.foretick.engine.Engine;
import io.foretick.event.Market;
import io.foretick.event.Resolution;
import io.foretick.event.SkipReason;
import io.foretick.event.Source;
import io.foretick.market.MarketSlot;
import io.foretick.strategy.Gate;

import org.jspecify.annotations.Nullable;

import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/// The one summary of a run that all modes share, as JSON; its keys are described in
/// `docs/report.md`. Made once, at the end. The same run gives the same text but for the figures of
/// the machine.
public final class Summary {

    private static final JsonMapper MAPPER =
            JsonMapper.builder()
                    .enable(SerializationFeature.INDENT_OUTPUT)
                    .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
                    .build();

    private Summary() {}

    /// What `recorder` saw of `engine`, by the outcomes known now.
    public static ObjectNode of(RunRecorder recorder, Engine engine, RunFigures figures) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        putFigures(json, recorder, figures);
        putEvents(json.putObject("events"), recorder.frames());
        json.put("decisions", recorder.decisions());
        json.put("orders", recorder.orders());
        json.put("fills", recorder.markouts().fills());
        putRefusals(json.putObject("refusals"), engine);
        Map<String, StrategyFills> strategies = recorder.markouts().byStrategy();
        ScorePoints points = recorder.scores().points();
        json.set("pnl", new PnlReport(engine, points, strategies.keySet()).json());
        ObjectNode byStrategy = json.putObject("markout");
        strategies.forEach((name, fills) -> putMarkouts(byStrategy, name, fills.markouts()));
        json.set("strategies", new StrategyReport(engine, points, strategies).json());
        ObjectNode scores = new ScoreReport(recorder.scores(), engine.state()).json();
        new MidReport(recorder.scores(), engine.state()).putTo(scores);
        json.set("scores", scores);
        putMarkets(json.putArray("markets"), recorder.scores(), engine);
        figures.problems().forEach(json.putArray("problems")::add);
        return json;
    }

    /// The text of `summary.json`.
    public static String text(ObjectNode summary) {
        return MAPPER.writeValueAsString(summary) + "\n";
    }

    private static void putFigures(ObjectNode json, RunRecorder recorder, RunFigures figures) {
        json.put("mode", figures.mode());
        json.put("digest", Digest.hex(figures.digest()));
        JsonNumbers.put(json, "wall_seconds", figures.wallSeconds());
        double perSecond = recorder.frames().total() / figures.wallSeconds();
        JsonNumbers.put(json, "events_per_second", perSecond);
        json.put("peak_memory_bytes", figures.peakMemoryBytes());
    }

    private static void putEvents(ObjectNode json, FrameCounts frames) {
        json.put("total", frames.total());
        ObjectNode bySource = json.putObject("by_source");
        for (Source source : Source.values()) {
            if (frames.of(source) > 0) {
                bySource.put(source.key(), frames.of(source));
            }
        }
        json.put("unknown", frames.skipped(SkipReason.UNKNOWN));
        json.put("malformed", frames.skipped(SkipReason.MALFORMED));
        ObjectNode skipped = json.putObject("skipped");
        for (SkipReason reason : SkipReason.values()) {
            skipped.put(reason.key(), frames.skipped(reason));
        }
    }

    private static void putRefusals(ObjectNode json, Engine engine) {
        for (Gate gate : Gate.values()) {
            if (engine.refusals().count(gate) > 0) {
                json.put(gate.key(), engine.refusals().count(gate));
            }
        }
    }

    private static void putMarkouts(
            ObjectNode json, String strategy, List<StrategyFills.Sums> sums) {
        ObjectNode horizons = json.putObject(strategy);
        for (int k = 0; k < sums.size(); k++) {
            ObjectNode horizon = horizons.putObject(Markouts.HORIZONS_SECONDS.get(k) + "s");
            horizon.put("n", sums.get(k).fills());
            JsonNumbers.put(horizon, "mean", sums.get(k).mean());
        }
    }

    private static void putMarkets(ArrayNode json, MarketScores scores, Engine engine) {
        for (ScoredMarket market : scores.markets()) {
            MarketSlot slot = Objects.requireNonNull(engine.state().slot(market.instrument()));
            ObjectNode one = json.addObject();
            putTerms(one, market.terms());
            JsonNumbers.putPrice(one, "strike", slot.strikeE8());
            JsonNumbers.putPrice(one, "strike_by_rule", slot.startExactE8());
            one.put("outcome", name(market.outcome()));
            one.put("outcome_by_rule", name(slot.outcomeByRule()));
            ScoreReport.putMarket(one, scores.points(), market, market.outcome(slot));
        }
    }

    private static void putTerms(ObjectNode json, Market terms) {
        json.put("slug", terms.slug());
        json.put("asset", terms.asset());
        json.put("duration", terms.window().durationName());
        json.put("window_start", Times.toEpochSecond(terms.window().startNs()));
        json.put("window_end", Times.toEpochSecond(terms.window().endNs()));
        json.put("rule", terms.rule().key());
    }

    private static @Nullable String name(@Nullable Resolution outcome) {
        return outcome == null ? null : outcome.name().toLowerCase(Locale.ROOT);
    }
}
