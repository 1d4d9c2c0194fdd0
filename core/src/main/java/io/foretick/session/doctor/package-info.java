/// The examination before real orders: whether machine, folder, credentials, venues and account are
/// fit for trading.
///
/// Comes in: a configuration, an environment, a folder, and a way to ask the account. Goes out: one
/// named finding a check, each with its reason. Must never: place or cancel an order, or show a
/// secret.
@NullMarked
package io.foretick.session.doctor;

import org.jspecify.annotations.NullMarked;
