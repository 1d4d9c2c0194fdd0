package io.foretick.cli;

import io.foretick.forecast.ReturnLaw;

import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import java.time.Duration;
import java.util.Formatter;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.SortedMap;

/// What `density predict` prints, as text or as JSON.
///
/// @param laws of the coins that a law was told of
/// @param untold coins of whose past too little is recorded
/// @param horizons for which each law is printed
/// @param references of coins, to which a price is Up that is not below; that of any other coin is
///   its price now
record DensityPredictReport(
        List<CoinLaw> laws,
        List<String> untold,
        List<Duration> horizons,
        SortedMap<String, Double> references) {

    private static final JsonMapper MAPPER = new JsonMapper();
    private static final double MILLIS = 1e-3;

    String text() {
        Formatter text = new Formatter(Locale.ROOT);
        for (CoinLaw law : laws) {
            text.format("%s at %s, model %s", law.coin(), law.at(), law.modelDigest());
            law.price().ifPresent(price -> text.format(", price %s", price));
            text.format("%n%9s %9s %7s %7s %7s%n", "horizon", "sigma", "nu", "lambda", "P(up)");
            for (Duration horizon : horizons) {
                row(text, law, horizon);
            }
            text.format("%n");
        }
        for (String coin : untold) {
            text.format("%s: too little is recorded of it%n", coin);
        }
        return text.toString();
    }

    String json() {
        ObjectNode root = MAPPER.createObjectNode();
        ArrayNode all = root.putArray("laws");
        for (CoinLaw law : laws) {
            ObjectNode node = all.addObject();
            node.put("coin", law.coin());
            node.put("model_digest", law.modelDigest());
            node.put("at", law.at().toString());
            put(node, "price", law.price());
            put(node, "reference", reference(law));
            ArrayNode array = node.putArray("horizons");
            horizons.forEach(horizon -> put(array.addObject(), law, horizon));
        }
        ArrayNode missing = root.putArray("untold");
        untold.forEach(missing::add);
        return MAPPER.writeValueAsString(root) + "\n";
    }

    private void row(Formatter text, CoinLaw law, Duration horizon) {
        ReturnLaw over = law.over(seconds(horizon));
        OptionalDouble up = up(law, horizon);
        text.format(
                "%9s %8.4f%% %7.2f %7.4f %7s%n",
                name(horizon),
                100 * over.sigma(),
                over.nu(),
                over.lambda(),
                up.isPresent() ? String.format(Locale.ROOT, "%.4f", up.getAsDouble()) : "-");
    }

    private void put(ObjectNode node, CoinLaw law, Duration horizon) {
        ReturnLaw over = law.over(seconds(horizon));
        node.put("horizon", name(horizon));
        node.put("horizon_seconds", seconds(horizon));
        node.put("sigma", over.sigma());
        node.put("nu", over.nu());
        node.put("lambda", over.lambda());
        node.putArray("correction")
                .add(over.correction().second())
                .add(over.correction().fourth())
                .add(over.correction().sixth());
        put(node, "p_up", up(law, horizon));
    }

    /// At the money no price is needed.
    private OptionalDouble up(CoinLaw law, Duration horizon) {
        Double reference = references.get(law.coin());
        return reference == null
                ? OptionalDouble.of(law.over(seconds(horizon)).survival(0))
                : law.up(seconds(horizon), reference);
    }

    private OptionalDouble reference(CoinLaw law) {
        Double reference = references.get(law.coin());
        return reference == null ? law.price() : OptionalDouble.of(reference);
    }

    private static double seconds(Duration horizon) {
        return MILLIS * horizon.toMillis();
    }

    /// Such as `15m` or `1h30m`.
    private static String name(Duration horizon) {
        return horizon.toString().substring("PT".length()).toLowerCase(Locale.ROOT);
    }

    private static void put(ObjectNode node, String key, OptionalDouble value) {
        if (value.isPresent()) {
            node.put(key, value.getAsDouble());
        } else {
            node.putNull(key);
        }
    }
}
