/// What this machine can compute on.
///
/// Comes in: the processor as the JVM shows it, and what optional modules on the class path see.
/// Goes out: names for people. Must never: choose a device, or load a native library by itself.
@NullMarked
package io.foretick.session.device;

import org.jspecify.annotations.NullMarked;
