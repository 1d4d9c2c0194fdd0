/// The figures of a running session in Prometheus' text format.
///
/// Comes in: figures that a session counts anyway, and those of the Java machine. Goes out: the
/// body of `/metrics`. Must never: slow the session, or hold a figure of its own.
@NullMarked
package io.foretick.dashboard.metrics;

import org.jspecify.annotations.NullMarked;
