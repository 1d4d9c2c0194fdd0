/// The hourly features of an older pipeline for Ether: once bug for bug (`Compat...`), so that its
/// published numbers can be reproduced, and once as they should have been (`Strict...`).
///
/// Comes in: hourly klines and daily figures of the chain as plain rows. Goes out: tables of
/// features, one row an hour. Must never: read a file, or let a strict feature see a row later than
/// its own.
@NullMarked
package io.foretick.feature.legacy;

import org.jspecify.annotations.NullMarked;
