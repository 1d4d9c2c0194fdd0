/// Whose wallet trades, and where its key is kept: in the environment, in an encrypted file, or
/// with a program outside.
///
/// Comes in: files, passwords and variables. Goes out: addresses and signers. Must never: write a
/// key in clear, print a secret, put one into an exception, or hand one to a program it starts.
@NullMarked
package io.foretick.venue.polymarket.wallet;

import org.jspecify.annotations.NullMarked;
