/// Limits: what may be sent, whatever a strategy wants.
///
/// Comes in: a wish and the account. Goes out: a named gate, open or not, and a capped size. Must
/// never: be asked after the order has left, or answer a limit with an exception.
@NullMarked
package io.foretick.risk;

import org.jspecify.annotations.NullMarked;
