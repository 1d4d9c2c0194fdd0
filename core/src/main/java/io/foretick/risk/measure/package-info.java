/// What a row of profits tells: risk, reward, and how much of it is luck.
///
/// Comes in: profits of equal periods, positions over time. Goes out: numbers. Must never: stop a
/// trade, or call a number good.
@NullMarked
package io.foretick.risk.measure;

import org.jspecify.annotations.NullMarked;
