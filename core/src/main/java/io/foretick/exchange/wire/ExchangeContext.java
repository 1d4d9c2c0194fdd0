package io.foretick.exchange.wire;

import io.foretick.base.Seed;
import io.foretick.venue.VenueClock;

import java.util.function.ToIntFunction;

/// What every simulated exchange is given.
///
/// @param clock the venue's time
/// @param seed of everything that is drawn
/// @param faults what may spoil frames and answers
/// @param portOf the port of a service by its name, 0 where the system may choose
public record ExchangeContext(
        VenueClock clock, Seed seed, Faults faults, ToIntFunction<String> portOf) {}
