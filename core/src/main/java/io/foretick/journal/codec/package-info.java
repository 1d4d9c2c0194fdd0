/// The words of a journal record's payload: events, commands and their parts, to bytes and back.
///
/// Comes in: records of the vocabulary, or words. Goes out: words, or the equal records. Must
/// never: open a file, or change the meaning of a version that was once written.
@NullMarked
package io.foretick.journal.codec;

import org.jspecify.annotations.NullMarked;
