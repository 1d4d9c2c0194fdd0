/// Recorded order books as rows that a replay plays: feed files of others, and our own recordings.
///
/// Comes in: files. Goes out: feed rows in ticks and lots. Must never: guess at a row that cannot
/// be read, or give one without saying where it was found.
@NullMarked
package io.foretick.lab.dataset.feed;

import org.jspecify.annotations.NullMarked;
