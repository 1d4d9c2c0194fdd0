package io.foretick.cli;

import io.foretick.lab.promotion.PromotionVerdict;
import io.foretick.store.StoredModel;
import io.foretick.store.registry.LiveModel;

import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import java.util.Formatter;
import java.util.Locale;
import java.util.Optional;

/// What `density promote` prints, as text or as JSON.
///
/// @param live the model that was live before, if one was
/// @param promoted the candidate as it is live now, or nothing where it was refused
/// @param forced whether it is live against the figures
record DensityPromoteReport(
        StoredModel candidate,
        Optional<LiveModel> live,
        PromotionVerdict verdict,
        Optional<LiveModel> promoted,
        boolean forced) {

    private static final JsonMapper MAPPER = new JsonMapper();

    String text() {
        Formatter text = new Formatter(Locale.ROOT);
        text.format("model       %s, digest %s%n", candidate.name(), candidate.digest());
        text.format("live        %s%n", live.map(LiveModel::digest).orElse("none yet"));
        text.format("log score   %.4f on %d ends of markets%n", verdict.nats(), verdict.ends());
        text.format(
                "unanswered  %d of %d questions, %.1f %%, must be at most %.0f %%: %s%n",
                verdict.unanswered(),
                verdict.asked(),
                100 * verdict.unansweredShare(),
                100 * PromotionVerdict.UNANSWERED_SHARE_MAX,
                verdict.isAnswered() ? "few enough" : "too many");
        for (PromotionVerdict.Result result : verdict.results()) {
            text.format(
                    "over %-6s %+.4f +- %.4f, must be at least %.4f: %s%n",
                    result.hurdle().name(),
                    result.gain().mean(),
                    result.gain().standardError(),
                    result.hurdle().gainMin(),
                    result.isCleared() ? "not worse" : "worse");
        }
        text.format("%s%n", outcome());
        return text.toString();
    }

    String json() {
        ObjectNode root = MAPPER.createObjectNode();
        root.put("model", candidate.name());
        root.put("digest", candidate.digest());
        root.put("live_before", live.map(LiveModel::digest).orElse(null));
        root.put("promoted", promoted.isPresent());
        root.put("forced", forced);
        root.put("change", promoted.map(LiveModel::change).orElse(null));
        root.put("ends", verdict.ends());
        root.put("questions", verdict.asked());
        root.put("unanswered", verdict.unanswered());
        root.put("unanswered_share_max", PromotionVerdict.UNANSWERED_SHARE_MAX);
        root.put("log_score", verdict.nats());
        ObjectNode versus = root.putObject("versus");
        for (PromotionVerdict.Result result : verdict.results()) {
            ObjectNode node = versus.putObject(result.hurdle().name());
            node.put("digest", result.hurdle().digest());
            node.put("log_score", result.nats());
            node.put("diff_nats", result.gain().mean());
            putFinite(node, "standard_error", result.gain().standardError());
            putFinite(node, "dm_t", result.gain().t());
            node.put("least_nats", result.hurdle().gainMin());
            node.put("cleared", result.isCleared());
        }
        return MAPPER.writeValueAsString(root) + "\n";
    }

    private String outcome() {
        if (promoted.isEmpty()) {
            return "refused     the live model stays";
        }
        String how = forced ? "forced      " : "promoted    ";
        return how + "live from now on, as change " + promoted.get().change();
    }

    private static void putFinite(ObjectNode node, String key, double value) {
        if (Double.isFinite(value)) {
            node.put(key, value);
        } else {
            node.putNull(key);
        }
    }
}
