package io.foretick.lab.experiment;

import io.foretick.lab.spec.BarSpec;
import io.foretick.lab.spec.BribeSpec;
import io.foretick.lab.spec.DataSpec;
import io.foretick.lab.spec.FeatureSpec;
import io.foretick.lab.spec.LabelSpec;
import io.foretick.lab.spec.MakerSpec;
import io.foretick.lab.spec.ModelSpec;
import io.foretick.lab.spec.RiskSpec;
import io.foretick.lab.spec.SplitSpec;
import io.foretick.lab.spec.TrialSpec;
import io.foretick.lab.spec.VenueSpec;
import io.foretick.market.bar.BarKind;

import java.util.Locale;
import java.util.Map;

/// Makes the spec of a trial of its values. A setting that does not count gives its default, so
/// that trials of equal ids are equal.
public final class SpecBinder {

    private final Map<String, String> counting;

    private SpecBinder(Map<String, String> counting) {
        this.counting = counting;
    }

    /// The spec.
    ///
    /// @param counting what [Keys#counting] has left of a trial's values
    public static TrialSpec bind(Map<String, String> counting) {
        var binder = new SpecBinder(counting);
        return new TrialSpec(
                TrialSpec.idOf(counting),
                counting,
                Long.parseLong(binder.text(Keys.SEED)),
                binder.data(),
                binder.bars(),
                binder.features(),
                binder.labels(),
                binder.model(),
                binder.split(),
                binder.maker(),
                binder.venue(),
                binder.bribe(),
                binder.risk());
    }

    private DataSpec data() {
        return new DataSpec(
                word("data.source", DataSpec.Source.class),
                Kind.Names.elements(text("data.paths")),
                text("data.symbol"),
                text("data.from"),
                text("data.to"),
                text("data.url"),
                whole("data.rows"),
                real("data.tick"),
                real("data.lot"));
    }

    private BarSpec bars() {
        BarKind kind = word("bars.type", BarKind.class);
        String threshold =
                switch (kind) {
                    case DOLLAR -> "bars.threshold_usd";
                    case VOLUME -> "bars.threshold_volume";
                    case TIME -> "bars.length";
                    case TICK, TICK_IMBALANCE, VOLUME_IMBALANCE, DOLLAR_IMBALANCE ->
                            "bars.threshold_ticks";
                };
        return new BarSpec(kind, text(threshold));
    }

    private FeatureSpec features() {
        String order = text("features.frac_diff_order");
        return new FeatureSpec(
                Kind.Names.elements(text("features.include")),
                order.equals("auto") ? Double.NaN : Double.parseDouble(order));
    }

    private LabelSpec labels() {
        return new LabelSpec(
                real("labels.kappa"), whole("labels.horizon_bars"), real("labels.return_min_log"));
    }

    private ModelSpec model() {
        return new ModelSpec(
                word("model.level0.algo", ModelSpec.Level0.class),
                trees(),
                network(),
                flag("model.meta"),
                flag("model.confidence"),
                flag("model.meta_labeling"),
                flag("model.ensemble"),
                word("model.mode", ModelSpec.Mode.class));
    }

    private ModelSpec.TreeSpec trees() {
        String in = "model.level0.params.";
        return new ModelSpec.TreeSpec(
                whole(in + "rounds"),
                whole(in + "max_depth"),
                real(in + "eta"),
                real(in + "subsample"),
                real(in + "colsample_bytree"),
                real(in + "min_child_weight"),
                real(in + "lambda"),
                real(in + "gamma"),
                whole(in + "max_bin"));
    }

    private ModelSpec.NetworkSpec network() {
        String in = "model.network.";
        return new ModelSpec.NetworkSpec(
                whole(in + "hidden"),
                whole(in + "layers"),
                real(in + "dropout"),
                whole(in + "sequence"),
                whole(in + "epochs0"),
                whole(in + "epochs1"),
                whole(in + "epochs2"),
                whole(in + "batch"),
                real(in + "learning_rate"));
    }

    private SplitSpec split() {
        return new SplitSpec(
                real("split.locked_share"),
                real("split.train_share"),
                whole("split.folds"),
                whole("split.embargo_bars"),
                flag("split.rolling"));
    }

    private MakerSpec maker() {
        String in = "market_maker.";
        return new MakerSpec(
                word(in + "model", MakerSpec.Model.class),
                word(in + "fair", MakerSpec.Fair.class),
                real(in + "gamma"),
                real(in + "order_usd"),
                real(in + "position_usd_max"),
                whole(in + "levels"),
                real(in + "grid_bps"),
                real(in + "half_spread_bps"),
                real(in + "horizon_seconds"),
                real(in + "signal_beta"),
                flag(in + "hedge"),
                real(in + "hedge_cost_bps"),
                real(in + "calibration_seconds"),
                whole(in + "requote_millis"));
    }

    private VenueSpec venue() {
        return new VenueSpec(word("venue.type", VenueSpec.Type.class), lob(), amm());
    }

    private VenueSpec.LobSpec lob() {
        String in = "venue.lob.";
        return new VenueSpec.LobSpec(
                text(in + "queue"),
                real(in + "queue_power"),
                flag(in + "partial_fill"),
                real(in + "maker_fee"),
                whole(in + "entry_latency_micros"),
                whole(in + "response_latency_micros"),
                text(in + "latency_file"),
                whole(in + "block_millis"),
                real(in + "agent_spread_bps"),
                real(in + "agent_depth_usd"),
                real(in + "noise_per_minute"),
                real(in + "noise_depth_bps"),
                real(in + "tape_reach_bps"),
                flag(in + "agents"));
    }

    private VenueSpec.AmmSpec amm() {
        String in = "venue.amm.";
        return new VenueSpec.AmmSpec(
                text(in + "pool"),
                text(in + "making"),
                whole(in + "fee_ppm"),
                real(in + "liquidity_usd"),
                whole(in + "block_millis"),
                real(in + "gas_usd"),
                real(in + "noise_per_minute"),
                real(in + "noise_usd"),
                real(in + "arbitrage_share"),
                real(in + "arbitrage_first"));
    }

    private BribeSpec bribe() {
        return new BribeSpec(
                word("bribe.mode", BribeSpec.Mode.class),
                real("bribe.percentile"),
                real("bribe.fixed_usd"),
                real("bribe.base_usd"),
                real("bribe.steepness"),
                whole("bribe.memory"));
    }

    private RiskSpec risk() {
        return new RiskSpec(
                real("risk.var_level"),
                real("risk.var_usd_max"),
                real("risk.drawdown_usd_max"),
                real("risk.inventory_usd_max"),
                real("risk.hysteresis"),
                real("risk.drift_t_max"));
    }

    private String text(String path) {
        String value = counting.get(path);
        return value == null ? Keys.at(path).fallback() : value;
    }

    private double real(String path) {
        return Double.parseDouble(text(path));
    }

    private int whole(String path) {
        return Integer.parseInt(text(path));
    }

    private boolean flag(String path) {
        return text(path).equals("true");
    }

    private <E extends Enum<E>> E word(String path, Class<E> type) {
        return Enum.valueOf(type, text(path).toUpperCase(Locale.ROOT));
    }
}
