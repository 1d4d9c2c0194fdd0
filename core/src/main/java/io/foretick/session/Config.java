package io.foretick.session;

import io.foretick.base.Checks;
import io.foretick.base.Means;
import io.foretick.engine.Freshness;
import io.foretick.risk.RiskLimits;
import io.foretick.strategy.DensityKelly;
import io.foretick.strategy.DensityMaker;
import io.foretick.strategy.distance.DistanceFade;
import io.foretick.strategy.distance.Momentum;
import io.foretick.strategy.distance.SettlementSniper;
import io.foretick.venue.live.Endpoints;
import io.foretick.venue.live.FeedPlan;

import java.util.List;

/// Everything that a session can be told, as one tree. Defaults stand in the `DEFAULT` of each
/// record; keys in files are the component names in snake case.
public record Config(
        @Means("Root of all random streams of the run.") long seed,
        Filter filter,
        Freshness freshness,
        Density density,
        History history,
        Strategies strategy,
        RiskLimits risk,
        Paper paper,
        Input input,
        Journal journal,
        Score score,
        Live live,
        Dashboard dashboard,
        Telegram telegram) {

    public static final Config DEFAULT =
            new Config(
                    1,
                    Filter.DEFAULT,
                    Freshness.DEFAULT,
                    Density.DEFAULT,
                    History.DEFAULT,
                    Strategies.DEFAULT,
                    RiskLimits.DEFAULT,
                    Paper.DEFAULT,
                    Input.DEFAULT,
                    Journal.DEFAULT,
                    Score.DEFAULT,
                    Live.DEFAULT,
                    Dashboard.DEFAULT,
                    Telegram.DEFAULT);

    /// Which markets are traded; an empty list means all.
    public record Filter(
            @Means("Coins to trade, such as btc, eth; empty means all.") List<String> assets,
            @Means("Window lengths to trade, such as 5m, 1h; empty means all.")
                    List<String> intervals) {

        static final Filter DEFAULT = new Filter(List.of(), List.of());

        public Filter {
            assets = List.copyOf(assets);
            intervals = List.copyOf(intervals);
        }
    }

    /// Where densities come from.
    public record Density(
            @Means(
                            "Model: `bundled`, the path of a model file, or the folder of a"
                                    + " registry, whose live model is used.")
                    String model,
            @Means("Time between two densities of a coin, in milliseconds.") int cadenceMs,
            @Means("Time from a density's cut until the engine has it, in milliseconds.")
                    int delayMs,
            @Means(
                            "Whether a model that reads a store is rescaled, slowly and by a fifth"
                                    + " at most, to how wide returns are while the session runs.")
                    boolean recalibrate) {

        static final Density DEFAULT = new Density("bundled", 1_000, 0, false);

        public Density {
            Checks.notBlank(model, "model");
            Checks.inRange(cadenceMs, 100, 3_600_000, "cadence_ms");
            Checks.inRange(delayMs, 0, 3_600_000, "delay_ms");
        }
    }

    /// The past that a session of live feeds goes on behind.
    public record History(
            @Means(
                            "Folder of the store of history; with one, densities are made each"
                                    + " second from its seconds and those of the session, and these"
                                    + " are appended to it; empty means none.")
                    String store,
            @Means("Whether the store is brought up to the present before the session begins.")
                    boolean sync) {

        static final History DEFAULT = new History("", true);
    }

    /// Settings of each strategy.
    public record Strategies(
            DensityKelly.Settings densityKelly,
            DensityMaker.Settings densityMaker,
            DistanceFade.Settings distanceFade,
            Momentum.Settings momentum,
            SettlementSniper.Settings settlementSniper) {

        static final Strategies DEFAULT =
                new Strategies(
                        DensityKelly.Settings.DEFAULT,
                        DensityMaker.Settings.DEFAULT,
                        DistanceFade.Settings.DEFAULT,
                        Momentum.Settings.DEFAULT,
                        SettlementSniper.Settings.DEFAULT);
    }

    /// The simulated venue.
    public record Paper(
            @Means("Cash at the start, in USD.") double initialCashUsd,
            @Means("Wait of a marketable order before it matches, in milliseconds.")
                    int takerDelayMs,
            @Means("Time from our side to the venue, in milliseconds.") int latencyMs) {

        static final Paper DEFAULT = new Paper(10_000, 150, 50);

        public Paper {
            Checks.inRange(initialCashUsd, 0, 1e9, "initial_cash_usd");
            Checks.inRange(takerDelayMs, 0, 60_000, "taker_delay_ms");
            Checks.inRange(latencyMs, 0, 60_000, "latency_ms");
        }
    }

    /// How recordings are read.
    public record Input(
            @Means(
                            "Size in shares that a recorded best bid or ask stands for where the"
                                    + " recording has no sizes.")
                    double assumedQuoteSize,
            @Means("Time between timer events while messages come, in milliseconds.") int tickMs,
            @Means("Silence after which timer events pause until the next message, in seconds.")
                    int silenceSeconds,
            @Means(
                            "Time from a window's start until the strike that a market list states"
                                    + " is known, in seconds.")
                    int strikeDelaySeconds) {

        static final Input DEFAULT = new Input(20, 1_000, 10, 60);

        public Input {
            Checks.inRange(assumedQuoteSize, 1, 1e6, "assumed_quote_size");
            Checks.inRange(tickMs, 10, 60_000, "tick_ms");
            Checks.inRange(silenceSeconds, 0, 86_400, "silence_seconds");
            Checks.inRange(strikeDelaySeconds, 0, 3_600, "strike_delay_seconds");
        }
    }

    /// How the journal is written.
    public record Journal(
            @Means("Events between two digests of the whole state.") int digestEvery,
            @Means("Time between two checkpoints, in seconds of wall clock.")
                    int checkpointSeconds) {

        static final Journal DEFAULT = new Journal(4_096, 300);

        public Journal {
            Checks.inRange(digestEvery, 1, 100_000_000, "digest_every");
            Checks.inRange(checkpointSeconds, 1, 300, "checkpoint_seconds");
        }
    }

    /// Live feeds and the loop that they drive.
    public record Live(
            Endpoints endpoints,
            FeedPlan.Markets markets,
            FeedPlan.Watch watch,
            @Means("Whether a second connection to Binance runs beside the first.") boolean standby,
            @Means("Whether Binance's whole books are followed besides trades and best quotes.")
                    boolean depth,
            @Means("Messages that may wait for the loop; more are dropped and counted.")
                    int queueCapacity,
            @Means("Time between timer events, in milliseconds.") int tickMs,
            @Means("Venue seconds in a second: 1, or the speed of simulated exchanges.")
                    double speed) {

        static final Live DEFAULT =
                new Live(
                        Endpoints.DEFAULT,
                        FeedPlan.Markets.DEFAULT,
                        FeedPlan.Watch.DEFAULT,
                        false,
                        false,
                        4_096,
                        100,
                        1);

        public Live {
            Checks.inRange(queueCapacity, 16, 1 << 20, "queue_capacity");
            Checks.inRange(tickMs, 10, 60_000, "tick_ms");
            Checks.inRange(speed, 0.01, 10_000, "speed");
        }
    }

    /// The page that shows a session in a browser.
    public record Dashboard(
            @Means("Address to listen on; anything but loopback shows the session to others.")
                    String bind,
            @Means("Port to listen on; 0 lets the system choose.") int port,
            @Means("Time between two updates of the page, in milliseconds.") int updateMs) {

        static final Dashboard DEFAULT = new Dashboard("127.0.0.1", 8_000, 100);

        public Dashboard {
            Checks.notBlank(bind, "bind");
            Checks.inRange(port, 0, 65_535, "port");
            Checks.inRange(updateMs, 100, 60_000, "update_ms");
        }
    }

    /// Alerts through a Telegram bot; its token and chat come from the environment alone.
    public record Telegram(@Means("Base URL of the Bot API.") String apiUrl) {

        static final Telegram DEFAULT = new Telegram("https://api.telegram.org");

        public Telegram {
            Checks.notBlank(apiUrl, "api_url");
        }
    }

    /// When probabilities are scored.
    public record Score(
            @Means("Shares of the window at which probabilities are scored, each in (0, 1).")
                    List<Double> shares,
            @Means("Seconds before the end at which they are scored as well.")
                    List<Integer> secondsBeforeEnd,
            @Means("Age of a price or quote above which a point is not scored, in seconds.")
                    int maxAgeSeconds,
            @Means("Resamples behind each bootstrap interval.") int resamples) {

        static final Score DEFAULT =
                new Score(
                        List.of(0.2, 0.4, 0.6, 0.8, 0.95),
                        List.of(240, 180, 120, 90, 60, 45, 30, 15, 10, 5),
                        120,
                        2_000);

        public Score {
            shares = List.copyOf(shares);
            secondsBeforeEnd = List.copyOf(secondsBeforeEnd);
            for (double share : shares) {
                Checks.inRange(share, 0.001, 0.999, "shares");
            }
            for (int seconds : secondsBeforeEnd) {
                Checks.inRange(seconds, 1, 86_400, "seconds_before_end");
            }
            Checks.inRange(maxAgeSeconds, 1, 86_400, "max_age_seconds");
            Checks.inRange(resamples, 100, 1_000_000, "resamples");
        }
    }
}
