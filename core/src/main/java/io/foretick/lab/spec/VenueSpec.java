package io.foretick.lab.spec;

/// Where the trial trades (YAML `venue`). Only the part that `type` names counts for the digest.
public record VenueSpec(Type type, LobSpec lob, AmmSpec amm) {

    /// Kinds of venues.
    public enum Type {
        /// An order book.
        LOB,
        /// A pool of two coins.
        AMM
    }

    /// An order book (YAML `venue.lob`). Where the data holds books they are replayed with a model
    /// of the queue; where it holds trades only, seeded agents quote and trade around them in a
    /// FIFO book.
    ///
    /// @param queue `risk_averse`, `log`, `log2`, `identity`, `square`, `power`, `power2`, `power3`
    /// @param queuePower exponent of the power models
    /// @param partialFill whether an order may fill in parts
    /// @param makerFee share of the notional, negative for a rebate; our orders never take
    /// @param latencyFile measured latencies, which a replay takes in place of the two constants;
    ///   empty for none
    /// @param blockMillis time of a block for venues that match in blocks, 0 for at once
    /// @param agentSpreadBps half spread of the background makers
    /// @param agentDepthUsd notional that they keep at each level
    /// @param noisePerMinute arrivals of noise takers
    /// @param noiseDepthBps mean distance that such a taker walks
    /// @param tapeReachBps how far past its own price a trade of the tape takes from quotes
    /// @param agents whether agents stand around the trades even where books were recorded
    public record LobSpec(
            String queue,
            double queuePower,
            boolean partialFill,
            double makerFee,
            long entryLatencyMicros,
            long responseLatencyMicros,
            String latencyFile,
            long blockMillis,
            double agentSpreadBps,
            double agentDepthUsd,
            double noisePerMinute,
            double noiseDepthBps,
            double tapeReachBps,
            boolean agents) {}

    /// A pool (YAML `venue.amm`).
    ///
    /// @param pool `constant_product`, `pancakeswap`, `aerodrome_volatile`, `aerodrome_stable`,
    ///   `concentrated`
    /// @param making `swap`: the maker trades with the pool where it is past a quote; `range`: it
    ///   provides liquidity between its quotes
    /// @param feePpm the pool's fee in millionths
    /// @param liquidityUsd value of the pool at the start
    /// @param blockMillis time of a block
    /// @param gasUsd cost of one transaction that is included, without the bribe
    /// @param noisePerMinute arrivals of traders who do not look at the price
    /// @param noiseUsd their mean notional
    /// @param arbitrageShare probability that the arbitrageur acts in a block
    /// @param arbitrageFirst probability that it then acts ahead of us too
    public record AmmSpec(
            String pool,
            String making,
            int feePpm,
            double liquidityUsd,
            long blockMillis,
            double gasUsd,
            double noisePerMinute,
            double noiseUsd,
            double arbitrageShare,
            double arbitrageFirst) {}
}
