/// What of Ethereum a venue's protocol needs: addresses, hashes of typed data, and signatures.
///
/// Comes in: keys, typed values and digests. Goes out: hashes and signatures, equal on every
/// machine. Must never: print a secret, put one into an exception, talk to a chain, or know what a
/// venue's fields mean.
@NullMarked
package io.foretick.venue.ethereum;

import org.jspecify.annotations.NullMarked;
