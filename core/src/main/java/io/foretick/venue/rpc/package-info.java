/// Questions to a node of a chain by JSON-RPC, for reading only.
///
/// Comes in: an address and questions. Goes out: answers, or one reason why there is none. Must
/// never: send a transaction (a question is repeated where no answer came), or show more of an
/// address than its host, for it may hold a secret.
@NullMarked
package io.foretick.venue.rpc;

import org.jspecify.annotations.NullMarked;
