package io.foretick.lab.spec;

import io.foretick.market.bar.BarKind;

/// How trades become bars (YAML `bars`).
///
/// @param kind what is counted
/// @param threshold how much of it fills a bar, as it is written: dollars, coins, trades, or a time
///   such as `60s`
public record BarSpec(BarKind kind, String threshold) {}
