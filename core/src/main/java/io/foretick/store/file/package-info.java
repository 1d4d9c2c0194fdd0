/// Small files read and written strictly: JSON field by field, whole files or none.
///
/// Comes in: paths, bytes, JSON. Goes out: checked fields, files on the disk, complaints that name
/// file and key. Must never: guess at a value, or know what a file is about.
@NullMarked
package io.foretick.store.file;

import org.jspecify.annotations.NullMarked;
