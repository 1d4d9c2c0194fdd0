package io.foretick.venue.live.socket;

import io.foretick.venue.VenueClock;

import java.net.http.HttpClient;
import java.util.function.IntSupplier;

/// What the connections of one feed share.
///
/// @param client opens them; belongs to the caller
/// @param budget bounds the attempts
/// @param lives gives each life its number
public record Sockets(
        HttpClient client, VenueClock clock, AttemptBudget budget, IntSupplier lives) {}
