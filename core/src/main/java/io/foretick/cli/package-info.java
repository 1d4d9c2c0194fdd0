/// The command line: one class per command, and `Main`, which wires them by hand.
///
/// Comes in: arguments. Goes out: text or JSON on stdout, progress on stderr, an exit code. Must
/// never: hold logic that another program could want.
@NullMarked
package io.foretick.cli;

import org.jspecify.annotations.NullMarked;
